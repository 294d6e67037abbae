using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Tests.Core.Outbox;
using SpaceAdmin.Web.Components;
using static SpaceAdmin.Core.Services.ServiceStatus;

namespace SpaceAdmin.Tests.Components;

/// <summary>A service that something outside provisions: in the panel, in the grid beside it, and in the queue.</summary>
public sealed class PanelOutsideTests : DeskTest
{
    private readonly ScriptedOutside _outside = new();

    public PanelOutsideTests()
    {
        Space.ProvisionByWebhook();
        Services.RemoveAll<IProvisioner>().AddSingleton<IProvisioner>(_outside);
    }

    [Fact]
    public async Task Suspend_UntilTheOutsideConfirms_SaysSoAndOffersNothing()
    {
        var (page, shop) = await SuspendAsync();

        page.WaitFor(() => Assert.StartsWith("Suspending… asked by Rosa", page.Region("Outside").Words(), StringComparison.Ordinal));
        page.WaitFor(() => Assert.Equal([$"Service #{shop.Id} “shop” is suspended as soon as the outside confirms it."], page.Snackbars));
        Assert.Empty(page.Buttons);
        page.WaitFor(() => Assert.Equal(["Suspending…"], Marks(page.Row($"{shop.Id}"))));
        Assert.Contains("The outside is about to be asked.", page.Region("Outside").Words(), StringComparison.Ordinal);

        await DeliverAsync();

        await WaitAsTimePassesAsync(() => Assert.False(page.HasRegion("Outside")));
        Assert.Equal(["Activate Service", "Cancel Service"], page.Buttons);
        await WaitAsTimePassesAsync(() => Assert.Empty(Marks(page.Row($"{shop.Id}"))));
        Assert.Contains("Suspend at the provisioner confirmed", page.Region("Outbox").Words(), StringComparison.Ordinal);
        Assert.Contains("\"action\":\"Suspend\"", page.Region("Outbox").QuerySelector(".sent")!.Text(), StringComparison.Ordinal);
        Assert.Contains("confirmed Done.", page.Region("Outbox").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suspend_ThatIsRefused_ShowsTheWordsAndTriesAgain()
    {
        _outside.Refuse("Locked by the data centre.");
        var (page, shop) = await SuspendAsync();
        await DeliverAsync();

        await WaitAsTimePassesAsync(() => Assert.StartsWith("It was not suspended outside.", page.Region("Outside").Words(), StringComparison.Ordinal));
        Assert.Contains("The outside answered: Locked by the data centre.", page.Region("Outside").Words(), StringComparison.Ordinal);
        Assert.Equal(["Suspend Service", "Cancel Service"], page.Buttons);
        await WaitAsTimePassesAsync(() => Assert.Equal(["Suspension failed"], Marks(page.Row($"{shop.Id}"))));

        _outside.Confirm();
        page.Do(() => page.Button("Try again", ".operation").Click());
        await WaitAsTimePassesAsync(() => Assert.StartsWith("Suspending…", page.Region("Outside").Words(), StringComparison.Ordinal));
        await DeliverAsync();

        await WaitAsTimePassesAsync(() => Assert.Equal(["Activate Service", "Cancel Service"], page.Buttons));
        Assert.Equal(Suspended, await Space.StatusAsync(shop));
    }

    [Fact]
    public async Task RecordOnly_Pressed_AsksOnceMore()
    {
        _outside.Refuse("Locked.");
        var (page, shop) = await SuspendAsync();
        await DeliverAsync();
        await WaitAsTimePassesAsync(() => page.Button("Record only", ".operation"));

        page.Do(() => page.Button("Record only", ".operation").Click());
        page.WaitFor(() => Assert.Contains("whatever the outside says", page.Find("[role='dialog']").Words(), StringComparison.Ordinal));
        Assert.Equal(Active, await Space.StatusAsync(shop));
        page.Do(() => page.DialogButton("Record only").Click());

        await WaitAsTimePassesAsync(() => Assert.Equal(["Activate Service", "Cancel Service"], page.Buttons));
        Assert.Equal(Suspended, await Space.StatusAsync(shop));
    }

    [Fact]
    public async Task Outside_WithoutThePermission_ShowsNoButtons()
    {
        _outside.Refuse("Locked.");
        Space.Actor = Space.Actor.Without(Permissions.QueueWork).Without(Permissions.QueueRecordOnly);
        var (page, _) = await SuspendAsync();
        await DeliverAsync();

        await WaitAsTimePassesAsync(() => Assert.Contains("Locked.", page.Region("Outside").Words(), StringComparison.Ordinal));
        Assert.Empty(page.Region("Outside").QuerySelectorAll("button"));
    }

    [Fact]
    public async Task Suspend_WithoutTellingTheCustomer_SendsNoMail()
    {
        var domain = await Space.AddServiceAsync("shop.example", Active, type: "Domain name");
        var page = Open($"/services/{domain.Id}");

        page.WaitFor(() => page.Button("Suspend Service").Click());
        page.WaitFor(() => page.Find(".tells input").Change(false));
        page.Do(() => page.DialogButton("Suspend Service").Click());

        page.WaitFor(() => Assert.Equal(["Activate Service", "Cancel Service"], page.Buttons));
        await using var db = Space.CreateDbContext();
        Assert.Empty(db.Outbox);
    }

    [Fact]
    public async Task Delete_ThatTheOutsideConfirms_LeadsBackToTheGrid()
    {
        var shop = await Space.AddServiceAsync("shop", Cancelled);
        var page = Open($"/services/{shop.Id}");
        page.WaitFor(() => page.Button("Delete Service").Click());
        page.WaitFor(() => page.DialogButton("Delete Service").Click());
        page.WaitFor(() => Assert.StartsWith("Deleting…", page.Region("Outside").Words(), StringComparison.Ordinal));

        await DeliverAsync();

        await WaitAsTimePassesAsync(() => Assert.Equal("/services", Address));
    }

    [Fact]
    public async Task Queue_ShowsWhatFailed_AndTriesItAgainFromThere()
    {
        _outside.Refuse("Locked.");
        var shop = await Space.AddServiceAsync("shop", Active);
        var page = Open("/monitor/queue");
        page.WaitFor(() => Assert.Equal("Nothing failed.", page.Find("main [role='status']").Words()));
        await ActAsync(shop, ServiceAction.Suspend);
        await DeliverAsync();
        await WaitAsTimePassesAsync(() => Assert.Equal(["Failed 1", "Retrying 0", "Pending 0"], page.Tabs));
        Assert.StartsWith($"Suspend at the provisioner #{shop.Id} shop anna 5 Jan 2026 09:00 1 Locked.", page.Find("tbody tr").Words(), StringComparison.Ordinal);

        _outside.StayUnclear("Busy.");
        page.Do(() => page.Find($"[aria-label='Try again: Suspend #{shop.Id} shop']").Click());
        await DeliverAsync();
        await WaitAsTimePassesAsync(() => Assert.Equal(["Failed 0", "Retrying 1", "Pending 0"], page.Tabs));
        Assert.Equal("Nothing failed.", page.Find("main [role='status']").Words());

        Follow(page.FindAll("nav.tabs a")[1]);
        page.WaitFor(() => Assert.Contains("Busy. next try", page.Find("tbody tr").Words(), StringComparison.Ordinal));
        page.Do(() => page.Find($"[aria-label='Give up: Suspend #{shop.Id} shop']").Click());
        await WaitAsTimePassesAsync(() => Assert.Equal(["Failed 0", "Retrying 0", "Pending 0"], page.Tabs));
        Assert.Equal(Active, await Space.StatusAsync(shop));
    }

    private static string[] Marks(IElement within) => [.. within.QuerySelectorAll(".mark").Select(mark => mark.Words())];

    private Task<int> DeliverAsync() => Services.GetRequiredService<OutboxDispatcher>().DrainAsync(Ct);

    private async Task<(IRenderedComponent<Routes> Page, SpaceService Shop)> SuspendAsync()
    {
        var shop = await Space.AddServiceAsync("shop", Active);
        var page = Open($"/services/{shop.Id}");
        page.WaitFor(() => page.Button("Suspend Service").Click());
        page.WaitFor(() => page.DialogButton("Suspend Service").Click());
        return (page, shop);
    }
}
