using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Provisioning.Third;

/// <summary>A kind that the program does not have: where domain names are registered. It confirms whatever it is asked, and remembers it.</summary>
internal sealed class RegistrarProvisioner : IProvisioner
{
    public const string Key = "registrar";
    public const string Account = "account";
    public const string Contact = "contact";

    public ProvisionerDescription Description { get; } = new(new ProvisionerKind(Key, "Registrar", "Each status counts when the registrar has confirmed it.")
    {
        PlanHint = "The top-level domain, such as .example.",
        ValidatePlan = plan => plan is ['.', _, ..] ? null : new NoTopLevelDomain(),
    })
    {
        Noun = "the registrar",
        About = "Domain names are registered, and given back.",
        Address = new AddressField("https://registrar.example/api", "Where the registrar listens.") { WithoutHttps = "Without https the token crosses the network in clear." },
        Fields =
        [
            new ProvisionerField(Contact, "Contact") { Hint = "Who stands as the owner.", Default = "customer", Suggestions = ["customer", "reseller"] },
            new ProvisionerField(Account, "Account") { IsRequired = true, MaxLength = 12, Phrase = "for the account" },
            new SecretField("Token", "Type the token of the account.") { Noun = "token", IsRequired = true },
        ],
    };

    public List<ProvisionerConnection> Tested { get; } = [];

    public List<(ProvisionerConnection Connection, ProvisioningRequest Request, string? Reference)> Asked { get; } = [];

    public Task<ProvisionerAnswer> SendAsync(ProvisionerConnection connection, string key, ProvisioningRequest request, OutsideReferences references, CancellationToken ct)
    {
        Asked.Add((connection, request, references.Service));
        return Task.FromResult(new ProvisionerAnswer(OutboxVerdict.Confirmed, "It is done.", $"handle-{request.Service.Number}"));
    }

    public Task<ProvisionerAnswer> TestAsync(ProvisionerConnection connection, CancellationToken ct)
    {
        Tested.Add(connection);
        return Task.FromResult(new ProvisionerAnswer(OutboxVerdict.Confirmed, $"Welcome, {connection.Fields[Account]}."));
    }

    public sealed record NoTopLevelDomain() : Failure.Rejected("registrar.no-top-level-domain", "The registrar sells top-level domains: one begins with a full stop.");
}
