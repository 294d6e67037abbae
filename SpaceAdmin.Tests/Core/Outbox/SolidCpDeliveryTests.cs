using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Outside;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Tests.Outside;
using static SpaceAdmin.Core.Services.ServiceAction;
using static SpaceAdmin.Core.Services.ServiceStatus;

namespace SpaceAdmin.Tests.Core.Outbox;

/// <summary>From the button to a SolidCP panel and back.</summary>
public sealed class SolidCpDeliveryTests : OutboxTest, IAsyncLifetime
{
    private static readonly OutsidePolicy s_policy = new(AllowsPrivateAddresses: true, Patience: TimeSpan.FromSeconds(1));

    private readonly OutsideClient _client = new(s_policy, new OutsideAddresses(s_policy));
    private SolidCpServer _panel = null!;

    private protected override IReadOnlyList<IProvisioner> Provisioners => [new SolidCpProvisioner(_client)];

    public async ValueTask InitializeAsync()
    {
        _panel = await SolidCpServer.StartAsync();
        Space.ProvisionBySolidCp(_panel.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await _panel.DisposeAsync();
        _client.Dispose();
        Dispose();
    }

    [Fact]
    public async Task Service_FromItsFirstActivationToItsCancellation_IsTheSameInThePanel()
    {
        var shop = await OrderAsync();

        await DoAsync(shop, Activate);
        Assert.Equal([1], _panel.Packages.Select(package => package.StatusId));
        Assert.Contains(_panel.Users, user => user.UserName == "anna");

        await DoAsync(shop, Suspend);
        Assert.Equal([2], _panel.Packages.Select(package => package.StatusId));

        await DoAsync(shop, Activate);
        Assert.Equal([1], _panel.Packages.Select(package => package.StatusId));

        await DoAsync(shop, Cancel);
        Assert.Equal([3], _panel.Packages.Select(package => package.StatusId)); // and is still there

        var calls = _panel.Calls.Count;
        await DoAsync(shop, Delete);
        Assert.Equal((calls, 1), (_panel.Calls.Count, _panel.Packages.Count));
        Assert.Null(await Space.FindAsync(shop));
    }

    [Theory, InlineData("CreateUserWizard"), InlineData("AddPackage")]
    public async Task Activate_WhoseAnswerIsLost_MakesOneUserAndOneSpace(string operation)
    {
        _panel.Next(operation, PanelReply.LoseAnswer());
        var shop = await OrderAsync();
        await AskAsync(shop, Activate);
        await DeliverAsync();
        Assert.Equal((Ordered, OutboxState.Pending), (await Space.StatusAsync(shop), (await MessageAsync()).State));

        LetTimePass();
        await DeliverAsync();

        Assert.Equal(Active, await Space.StatusAsync(shop));
        Assert.Single(_panel.Packages);
        Assert.Single(_panel.Users, user => user.UserName == "anna");
    }

    [Fact]
    public async Task Suspend_AfterMishapsOfEveryKind_CountsAtLast()
    {
        var shop = await OrderAsync();
        await DoAsync(shop, Activate);
        _panel.Next("ChangePackageStatus", PanelReply.Silence(), PanelReply.Cut(), PanelReply.Fault("The database is being backed up."));
        await AskAsync(shop, Suspend);
        for (var tries = 0; tries < 3; tries++)
        {
            Assert.Equal(1, await DeliverAsync());
            Assert.Equal((Active, OutboxState.Pending), (await Space.StatusAsync(shop), (await MessagesAsync())[^1].State));
            LetTimePass();
        }

        await DeliverAsync();

        Assert.Equal(Suspended, await Space.StatusAsync(shop));
        Assert.Equal([2], _panel.Packages.Select(package => package.StatusId));
    }

    [Fact]
    public async Task Suspend_ThatThePanelRefuses_SaysWhatItsCodeMeans()
    {
        var shop = await OrderAsync();
        await DoAsync(shop, Activate);
        _panel.Next("ChangePackageStatus", PanelReply.Refuse(-112));
        await AskAsync(shop, Suspend);
        await DeliverAsync();

        var refused = (await MessagesAsync())[^1];
        Assert.Equal(OutboxState.Failed, refused.State);
        Assert.Contains("-112", refused.Answer, StringComparison.Ordinal);
        Assert.Equal(Active, await Space.StatusAsync(shop));

        await Commands.TryAgainAsync(refused.Id, Ct);
        await DeliverAsync();
        Assert.Equal(Suspended, await Space.StatusAsync(shop));
    }

    private async Task DoAsync(SpaceService service, ServiceAction action)
    {
        await AskAsync(service, action);
        await DeliverAsync();
        var message = (await MessagesAsync())[^1];
        Assert.True(message.State is OutboxState.Done, message.Answer);
    }

    // An order of a plan that the panel calls 12.
    private async Task<SpaceService> OrderAsync()
    {
        var plan = await Space.AddPlanAsync("Web M");
        await using var db = Space.CreateDbContext();
        (await db.Plans.SingleAsync(one => one.Id == plan.Id, Ct)).ProvisionBy(null, "12");
        (await db.Customers.SingleAsync(one => one.Id == Space.Anna.Id, Ct)).Change("Anna Berg", "anna@berg.example");
        var shop = await Space.AddServiceAsync("shop");
        (await db.Services.SingleAsync(one => one.Id == shop.Id, Ct)).PutOn(plan.Id);
        await db.SaveChangesAsync(Ct);
        return shop;
    }
}
