using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Components;
using static SpaceAdmin.Core.Services.ServiceAction;
using static SpaceAdmin.Core.Services.ServiceStatus;

namespace SpaceAdmin.Tests.Components;

/// <summary>What pressing a button does.</summary>
public sealed class PanelActionTests : DeskTest
{
    private const string Stale = "Somebody else changed this in the meantime. It shows the newest state now; please look again.";

    [Fact]
    public async Task Activate_Pressed_ActsAtOnceAndShowsItEverywhere()
    {
        var shop = await Space.AddServiceAsync("shop");
        var page = OpenPanel(shop);

        page.Do(() => page.Button("Activate Service").Click());

        page.WaitFor(() => Assert.Equal(["Suspend Service", "Cancel Service"], page.Buttons));
        page.WaitFor(() => Assert.Contains("Active", page.Row($"{shop.Id}").Words(), StringComparison.Ordinal));
        page.WaitFor(() => Assert.Equal([$"Service #{shop.Id} “shop” is activated."], page.Snackbars));
        Assert.StartsWith("Active by Rosa", page.Region("Life-cycle").QuerySelector("li")!.Words(), StringComparison.Ordinal);
        Assert.StartsWith("Activate by Rosa", page.Region("Activity").QuerySelector("li")!.Words(), StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[role='dialog']"));
        Assert.Equal(Active, await Space.StatusAsync(shop));
    }

    [Fact]
    public async Task Suspend_Pressed_AsksNamesTheAddOnsAndSendsTheReason()
    {
        var (shop, backup, space) = await AddFamilyAsync();
        var page = OpenPanel(shop);

        page.Do(() => page.Button("Suspend Service").Click());
        page.WaitFor(() => Assert.Single(page.FindAll("[role='dialog']")));
        var dialog = page.Find("[role='dialog']").Words();
        Assert.Contains($"Suspend #{shop.Id} shop?", dialog, StringComparison.Ordinal);
        Assert.Contains($"Its add-on is suspended with it: #{backup.Id} backup (Active)", dialog, StringComparison.Ordinal);
        Assert.DoesNotContain($"#{space.Id}", dialog, StringComparison.Ordinal); // cancelled: stays as it is
        Assert.Equal(Active, await Space.StatusAsync(shop));

        page.Do(() => page.Find("[role='dialog'] textarea").Change("  Sends spam "));
        page.Do(() => page.DialogButton("Suspend Service").Click());

        page.WaitFor(() => Assert.Equal(["Activate Service", "Cancel Service"], page.Buttons));
        page.WaitFor(() => Assert.Equal([$"Service #{shop.Id} “shop” is suspended. Its add-on #{backup.Id} went along."], page.Snackbars));
        Assert.Contains("Suspended by hand: Sends spam", page.Region("Service details").Words(), StringComparison.Ordinal);
        Assert.Equal("Sends spam", (await Space.FindAsync(shop))!.Reason);
        Assert.Equal([Suspended, Cancelled], [await Space.StatusAsync(backup), await Space.StatusAsync(space)]);
    }

    [Fact]
    public async Task Suspend_WithAPrivateReason_SaysWhoReadsItAndMarksIt()
    {
        var shop = await Space.AddServiceAsync("shop", Active);
        var page = OpenPanel(shop);

        page.Do(() => page.Button("Suspend Service").Click());
        page.WaitFor(() => Assert.Equal("The customer reads this reason. Without one, it reads “Suspended by your provider.”", page.Find("#reason-readers").Words()));
        page.Do(() => page.Find("#reason").Change("Under investigation"));
        page.Do(() => page.Find("[role='dialog'] .readers input").Change(true));
        page.WaitFor(() => Assert.Equal("Only colleagues read this reason. The customer reads “Suspended by your provider.”", page.Find("#reason-readers").Words()));
        page.Do(() => page.DialogButton("Suspend Service").Click());

        page.WaitFor(() => Assert.Equal("Under investigation Private", page.Region("Life-cycle").QuerySelector(".reason")!.Words()));
        Assert.True((await Space.FindAsync(shop))!.ReasonIsPrivate);
    }

    [Fact]
    public async Task Cancel_Pressed_AsksNamesAllAddOnsAndSendsTheReason()
    {
        var shop = await Space.AddServiceAsync("shop", Active);
        var backup = await Space.AddServiceAsync("backup", Active, parent: shop, type: "Hosting add-on");
        var space = await Space.AddServiceAsync("more space", parent: shop, type: "Hosting add-on");
        var page = OpenPanel(shop);

        page.Do(() => page.Button("Cancel Service").Click());
        page.WaitFor(() => Assert.Contains(
            $"Its 2 add-ons are cancelled with it: #{backup.Id} backup (Active) #{space.Id} more space (Ordered)",
            page.Find("[role='dialog']").Words(),
            StringComparison.Ordinal));
        page.Do(() => page.Find("[role='dialog'] textarea").Change("Moved away"));
        page.Do(() => page.DialogButton("Cancel Service").Click());

        page.WaitFor(() => Assert.Equal([$"Service #{shop.Id} “shop” is cancelled. Its 2 add-ons went along."], page.Snackbars));
        page.WaitFor(() => Assert.Contains("Reason Moved away", page.Region("Service details").Words(), StringComparison.Ordinal));
        Assert.Equal([Cancelled, Cancelled], [await Space.StatusAsync(backup), await Space.StatusAsync(space)]);
    }

    [Theory]
    [InlineData(Active, Suspend)]
    [InlineData(Active, Cancel)]
    [InlineData(Ordered, Delete)]
    public async Task Dialog_WhenGoneBackIn_DoesNothingAndCanBeOpenedAgain(ServiceStatus status, ServiceAction action)
    {
        var shop = await Space.AddServiceAsync("shop", status);
        var page = OpenPanel(shop);

        page.Do(() => page.Button($"{action} Service").Click());
        page.WaitFor(() => Assert.Single(page.FindAll("[role='dialog']")));
        page.Do(() => page.DialogButton("Back").Click());

        page.WaitFor(() => Assert.Empty(page.FindAll("[role='dialog']")));
        Assert.Equal(status, await Space.StatusAsync(shop));
        Assert.Empty(await Space.AuditAsync());
        Assert.Empty(page.Snackbars);
        page.WaitFor(() => Assert.False(page.Button($"{action} Service").HasAttribute("disabled")));
        page.Do(() => page.Button($"{action} Service").Click());
        page.WaitFor(() => Assert.Single(page.FindAll("[role='dialog']")));
    }

    [Fact]
    public async Task Suspend_OfAPageThatBecameStale_IsRefusedKindlyAndTheNewStateShows()
    {
        var shop = await Space.AddServiceAsync("shop", Active);
        var page = OpenPanel(shop);
        page.Do(() => page.Button("Suspend Service").Click());
        page.WaitFor(() => Assert.Single(page.FindAll("[role='dialog']")));

        await ActAsync(shop, Cancel, "The colleague was faster");
        page.Do(() => page.DialogButton("Suspend Service").Click());

        page.WaitFor(() => Assert.Equal([Stale], page.Snackbars));
        page.WaitFor(() => Assert.Equal(["Activate Service", "Delete Service"], page.Buttons));
        Assert.Equal(Cancelled, await Space.StatusAsync(shop));
    }

    [Fact]
    public async Task Activate_WhenThePageWasNotToldOfAChange_IsRefusedAndTheNewStateShows()
    {
        var shop = await Space.AddServiceAsync("shop");
        var page = OpenPanel(shop);
        await ActUnheardAsync(shop, Cancel);

        page.Do(() => page.Button("Activate Service").Click());

        page.WaitFor(() => Assert.Equal([Stale], page.Snackbars));
        page.WaitFor(() => Assert.Equal(["Activate Service", "Delete Service"], page.Buttons));
        Assert.Equal(Cancelled, await Space.StatusAsync(shop));
    }

    [Fact]
    public async Task Activate_WhenThePermissionIsGone_IsRefused()
    {
        var shop = await Space.AddServiceAsync("shop");
        var page = OpenPanel(shop);
        Space.Actor = Space.Actor.Without(Activate.Permission());

        page.Do(() => page.Button("Activate Service").Click());

        page.WaitFor(() => Assert.Equal(["You do not have permission to do that."], page.Snackbars));
        Assert.Equal(Ordered, await Space.StatusAsync(shop));
    }

    [Fact]
    public async Task Activate_PressedTwice_ActsOnce()
    {
        var shop = await Space.AddServiceAsync("shop");
        var actor = new SlowActor(Space);
        Services.AddSingleton<ICurrentActor>(actor);
        var page = OpenPanel(shop);
        actor.Answer = new TaskCompletionSource();

        var first = page.DoAsync(() => page.Button("Activate Service").ClickAsync());
        Assert.True(page.Button("Activate Service").HasAttribute("disabled"));
        var second = page.DoAsync(() => page.Button("Activate Service").ClickAsync()); // was on its way when the button went grey
        actor.Answer.SetResult();
        await Task.WhenAll(first, second);

        page.WaitFor(() => Assert.Equal(["Suspend Service", "Cancel Service"], page.Buttons));
        Assert.Equal([$"Service #{shop.Id} “shop” is activated."], page.Snackbars); // the second one did not even ask
        Assert.Single(await Space.AuditAsync());
        Assert.Equal(2, (await Space.FindAsync(shop))!.Lifecycle.Count);
    }

    [Fact]
    public async Task Delete_Confirmed_LeadsBackToTheGridWithoutTheService()
    {
        var shop = await Space.AddServiceAsync("shop", Cancelled);
        await Space.AddServiceAsync("blog", Cancelled);
        var page = OpenPanel(shop, "?status=cancelled&sort=name");

        page.Do(() => page.Button("Delete Service").Click());
        page.WaitFor(() => Assert.Contains("stays readable in the audit log", page.Find("[role='dialog']").Words(), StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[role='dialog'] textarea"));
        page.Do(() => page.DialogButton("Delete Service").Click());

        page.WaitFor(() => Assert.Equal("/services?status=cancelled&sort=name", Address));
        page.WaitFor(() => Assert.Equal(["blog"], page.Names));
        page.WaitFor(() => Assert.Equal([$"Service #{shop.Id} “shop” is deleted."], page.Snackbars));
        Assert.Empty(page.FindAll("[data-panel-title]"));
        Assert.Null(await Space.FindAsync(shop));
    }

    [Fact]
    public async Task Delete_ByAColleague_ShowsThatTheServiceIsGone()
    {
        var shop = await Space.AddServiceAsync("shop", Cancelled);
        var page = OpenPanel(shop);

        await ActAsync(shop, Delete);

        page.WaitFor(() => Assert.Equal("Not found", page.Find("[data-panel-title]").Words()));
        page.WaitFor(() => Assert.Empty(page.Names));
    }

    private async Task<(SpaceService Shop, SpaceService Active, SpaceService Cancelled)> AddFamilyAsync()
    {
        var shop = await Space.AddServiceAsync("shop", Active);
        return (
            shop,
            await Space.AddServiceAsync("backup", Active, parent: shop, type: "Hosting add-on"),
            await Space.AddServiceAsync("more space", Cancelled, parent: shop, type: "Hosting add-on"));
    }

    /// <summary>Another process writes the same file: no feed tells of it.</summary>
    private async Task ActUnheardAsync(SpaceService service, ServiceAction action)
    {
        await using var db = Space.CreateDbContext();
        var stored = await db.Services.Include(s => s.AddOns).Include(s => s.Lifecycle).SingleAsync(s => s.Id == service.Id, Ct);
        Assert.True(stored.Apply(action, null, SuspensionSource.Manual, Colleague, LocalNow.Utc(Space.Clock.GetUtcNow())).Succeeded);
        await db.SaveChangesAsync(Ct);
    }

    private IRenderedComponent<Routes> OpenPanel(SpaceService service, string query = "")
    {
        var page = Open($"/services/{service.Id}{query}");
        page.WaitFor(() => Assert.NotEmpty(page.Buttons));
        return page;
    }

    private sealed class SlowActor(ICurrentActor actor) : ICurrentActor
    {
        public TaskCompletionSource? Answer { get; set; }

        public async ValueTask<Actor> GetAsync(CancellationToken ct)
        {
            await (Answer?.Task ?? Task.CompletedTask);
            return await actor.GetAsync(ct);
        }
    }
}
