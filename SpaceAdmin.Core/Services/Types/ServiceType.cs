using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Services;

/// <summary>What kind of thing a service is. A row, because every reseller sells other kinds.</summary>
public sealed class ServiceType
{
    public const int NameMaxLength = 80;

    public ServiceType(string name, bool isAddOn)
    {
        Name = name;
        IsAddOn = isAddOn;
    }

    public int Id { get; private set; }

    public string Name
    {
        get;
        private set => field = value.Trim() is { Length: > 0 and <= NameMaxLength } trimmed
            ? trimmed
            : throw new ArgumentException($"A type's name has 1 to {NameMaxLength} characters.", nameof(value));
    }

    /// <summary>Whether services of this type extend another one.</summary>
    public bool IsAddOn { get; private set; }

    /// <summary>The key of what makes the status of such services real, where what they were bought as names nothing else.</summary>
    public string Provisioner { get; private set; } = ProvisionerKinds.None;

    /// <summary>Why a name is refused, or null.</summary>
    public static Failure? ValidateName(string name) =>
        name.Trim() is { Length: > 0 and <= NameMaxLength } trimmed && !trimmed.Any(char.IsControl) ? null : new ServiceTypeRefusal.NameOutOfRange();

    internal void ProvisionBy(string provisioner) => Provisioner = provisioner;
}
