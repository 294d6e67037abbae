using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Services;

/// <summary>Why something was not done with a type of services.</summary>
public abstract record ServiceTypeRefusal(string Name, string Message) : Failure.Rejected(Name, Message)
{
    public sealed record NameOutOfRange()
        : ServiceTypeRefusal("service-type.name-out-of-range", $"A type's name is one line of 1 to {ServiceType.NameMaxLength} characters.");

    public sealed record NameTaken(string Type) : ServiceTypeRefusal("service-type.name-taken", $"There is a type “{Type}” already.");

    /// <param name="Known">The titles of those that there are.</param>
    public sealed record UnknownProvisioner(IReadOnlyList<string> Known)
        : ServiceTypeRefusal("service-type.unknown-provisioner", $"A provisioner is one of {string.Join(", ", Known)}.");
}
