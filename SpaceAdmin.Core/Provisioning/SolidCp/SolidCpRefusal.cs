using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>What is refused of SolidCP alone.</summary>
public abstract record SolidCpRefusal(string Name, string Message) : Failure.Rejected(Name, Message)
{
    public sealed record AddressNotFolder()
        : SolidCpRefusal("solidcp.address-not-folder", "The address of a panel is the folder of its services, such as https://panel.example/, without “?” and “#”.");

    public sealed record UserNameMissing() : SolidCpRefusal("solidcp.user-name-missing", "Type the name of the panel's user.");

    public sealed record UserNameWithColon()
        : SolidCpRefusal("solidcp.user-name-with-colon", "A user name has no colon: the panel could not tell it from the password.");

    /// <param name="What">"user name", "password".</param>
    public sealed record NotOneLine(string What, int MaxLength)
        : SolidCpRefusal("solidcp.not-one-line", $"A {What} is one line of at most {MaxLength} characters.");

    public sealed record NamespaceTooLong(int MaxLength) : SolidCpRefusal("solidcp.namespace-too-long", $"A namespace has at most {MaxLength} characters.");

    /// <param name="Example">One that is.</param>
    public sealed record NoNamespace(string Example) : SolidCpRefusal("solidcp.no-namespace", $"A namespace is an absolute address such as {Example}.");

    public sealed record NoHostingSpace()
        : SolidCpRefusal("solidcp.no-hosting-space", "The hosting space is a whole number from 1: the one in which the panel is to create customers.");

    public sealed record PlanNotNumber() : SolidCpRefusal(
        "solidcp.plan-not-number", "SolidCP provisions it: its plan outside is the number that the panel gave to the hosting plan, such as 12.");
}
