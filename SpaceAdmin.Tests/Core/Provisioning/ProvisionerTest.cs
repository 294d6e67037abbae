using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Outside;
using SpaceAdmin.Core.Provisioning;

namespace SpaceAdmin.Tests.Core.Provisioning;

/// <summary>Requests as the outbox keeps them, and a client that may go to loopback.</summary>
public abstract class ProvisionerTest : IDisposable
{
    private protected static readonly DateTimeOffset s_decided = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static readonly OutsidePolicy s_inside = OutsidePolicy.Default with { AllowsPrivateAddresses = true };

    private protected static readonly ProvisionedService s_web = new(1042, "web-01", "Hosting plan", "");
    private protected static readonly ProvisionedService s_more = new(1043, "More space", "Hosting add-on", "");

    private readonly List<OutsideClient> _clients = [];

    private protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected OutsideClient NewClient(TimeSpan? patience = null)
    {
        var client = new OutsideClient(s_inside with { Patience = patience ?? s_inside.Patience }, new OutsideAddresses(s_inside));
        _clients.Add(client);
        return client;
    }

    private protected static ProvisioningRequest Plan(ProvisioningAction action, string? outsidePlan = "12", ProvisionedCustomer? customer = null) => new(
        action, s_decided, s_web, new ProvisionedPlan("Web M", outsidePlan), customer ?? new ProvisionedCustomer("anna", "Anna Maria Berg", "anna@berg.example"), Parent: null, Quantity: 1);

    private protected static ProvisioningRequest AddOn(ProvisioningAction action, int quantity = 1, ProvisionedService? service = null) => new(
        action, s_decided, service ?? s_more, new ProvisionedPlan("10 GB", "30"), new ProvisionedCustomer("anna", "Anna Berg", null), s_web, quantity);

    private protected static void AssertAnswer(OutboxVerdict verdict, string words, ProvisionerAnswer answer) => Assert.Equal((verdict, words), (answer.Verdict, answer.Words));

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _clients.ForEach(client => client.Dispose());
}
