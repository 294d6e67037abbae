using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>Why a connection was not saved, tested or used. What only one kind refuses is among its own.</summary>
public abstract record ConnectionRefusal(string Name, string Message) : Failure.Rejected(Name, Message)
{
    /// <param name="Outside">The titles of the kinds that there are.</param>
    public sealed record NotByConnection(IReadOnlyList<string> Outside)
        : ConnectionRefusal("connection.not-by-connection", $"Only {string.Join(" and ", Outside)} are reached by a connection.");

    public sealed record NoAddress()
        : ConnectionRefusal("connection.no-address", "An address begins with https:// or http:// and names a host, such as https://panel.example/.");

    public sealed record AddressWithCredentials()
        : ConnectionRefusal("connection.address-with-credentials", "An address has no user name and no password in it.");

    public sealed record AddressTooLong()
        : ConnectionRefusal("connection.address-too-long", $"An address has at most {ProvisionerSetting.AddressMaxLength} characters.");

    /// <param name="Why">The sentence of those who know where this installation may go.</param>
    public sealed record AddressNotAllowed(string Why) : ConnectionRefusal("connection.address-not-allowed", Why);

    public sealed record FieldMissing(string Label) : ConnectionRefusal("connection.field-missing", $"“{Label}” is needed.");

    public sealed record FieldNotOneLine(string Label, int MaxLength)
        : ConnectionRefusal("connection.field-not-one-line", $"“{Label}” is one line of at most {MaxLength} characters.");

    /// <param name="Why">The sentence of its <see cref="SecretField"/>.</param>
    public sealed record SecretMissing(string Why) : ConnectionRefusal("connection.secret-missing", Why);

    /// <summary>It is sealed with something that is gone.</summary>
    /// <param name="Secret">"password".</param>
    /// <param name="Outside">"a webhook".</param>
    public sealed record SecretLost(string Secret, string Outside) : ConnectionRefusal(
        "connection.secret-lost", $"The {Secret} for {Outside} is kept but cannot be read any more: what it was sealed with is lost. Type it again under Provisioning.");

    /// <summary>A secret that is sent goes to no other server than the one that it was typed for.</summary>
    public sealed record SecretOfAnotherServer(string Secret, string Known, string Asked)
        : ConnectionRefusal("connection.secret-of-another-server", $"The {Secret} that is kept was typed for {Known}. Type it again for {Asked}.");

    public sealed record NotSetUp(string Reseller, string Outside)
        : ConnectionRefusal("connection.not-set-up", $"{Reseller} has no connection to {Outside} yet. Set it up under Provisioning.");
}
