using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Importing;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Resellers;

namespace SpaceAdmin.Tests.Components;

/// <summary>Where pages say what the monitor leaves alone, and where its billing is started.</summary>
public sealed class BillingStartTests : DeskTest
{
    private const string Waits = "2 services of Our Hosting came by an import and wait: nothing is issued, warned, suspended or cancelled for them until their billing starts.";

    [Fact]
    public async Task Monitor_OfAReseller_SaysWhatWaits_AndStartsItAfterAPreview()
    {
        await ImportAsync();
        var page = Open("/monitor");
        page.WaitFor(() => Assert.Equal($"{Waits} Start billing", page.Find(".notice").Words()));

        page.Do(() => page.Find(".notice button").Click());

        page.WaitFor(() => Assert.Equal(
            "2 services of Our Hosting wait. The next run would then issue 1 invoice of 20.00 USD. It would warn of 0 services, suspend 0 and cancel 0. "
            + "Nothing is suspended or cancelled for an older debt in the first 7 days.",
            page.Find("#start-billing [role='status']").Words()));
        Assert.Equal(2, await WaitingAsync());

        page.Do(() => page.Find("#start-billing").Submit());

        page.WaitFor(() => Assert.Equal(["The billing of 2 services of Our Hosting started. The next run goes by it."], page.Snackbars));
        page.WaitFor(() => Assert.Empty(page.FindAll(".notice")));
        Assert.Equal(0, await WaitingAsync());
    }

    [Fact]
    public async Task Monitor_OfSomebodyWhoMayNotSetIt_SaysWhatWaits_AndHasNoButton()
    {
        await ImportAsync();

        var page = Open("/monitor", Actors.Of(Space.Ours).Without(Permissions.MonitorSettings));

        page.WaitFor(() => Assert.Equal(Waits, page.Find(".notice").Words()));
        Assert.Empty(page.FindAll(".notice button"));
    }

    [Fact]
    public async Task Monitor_OfAnotherReseller_SaysNothingOfIt()
    {
        await ImportAsync();

        var page = Open("/monitor", Actors.Of(Space.Theirs));

        page.WaitFor(() => page.Find(".health"));
        Assert.Empty(page.FindAll(".notice"));
    }

    [Fact]
    public async Task Start_AfterAnotherImport_IsRefused_SinceNobodySawThat()
    {
        await ImportAsync();
        var page = Open("/monitor");
        page.WaitFor(() => page.Find(".notice button").Click());
        page.WaitFor(() => Assert.False(page.DialogButton("Start billing").HasAttribute("disabled")));
        await ImportAsync("c");

        page.Do(() => page.Find("#start-billing").Submit());

        page.WaitFor(() => Assert.StartsWith("Somebody else changed this", Assert.Single(page.Snackbars), StringComparison.Ordinal));
        Assert.Equal(3, await WaitingAsync());
    }

    [Fact]
    public async Task Resellers_OfAnAdministrator_StartTheBillingOfOne()
    {
        await ImportAsync();
        var page = Open("/admin/resellers", Actors.Administrator);
        page.WaitFor(() => Assert.Equal("Our Hosting 2 services wait for billing. 2 0 2 USD UTC Start billing Edit Disable", page.Find("tbody tr").Words()));

        page.Do(() => page.Find("[aria-label='Start billing for Our Hosting']").Click());
        page.WaitFor(() => Assert.False(page.DialogButton("Start billing").HasAttribute("disabled")));
        page.Do(() => page.Find("#start-billing").Submit());

        page.WaitFor(() => Assert.Equal("Our Hosting 2 0 2 USD UTC Edit Disable", page.Find("tbody tr").Words()));
        Assert.Equal(0, await WaitingAsync());
    }

    [Fact]
    public async Task Overview_SaysWhatWaits_AndThatAResellerIsDisabled()
    {
        await ImportAsync();
        Space.Actor = Actors.Administrator;
        Assert.True((await new ResellerCommands(Space.UnitOfWork).DisableAsync(Space.Theirs.Id, 0, Ct)).Succeeded);

        var page = Open("/", Actors.Administrator);

        page.WaitFor(() => Assert.Equal(
            [$"{Waits} Surface Monitor", "Their Hosting is disabled: all of its services are left alone until it is enabled."], page.FindAll(".notice").Select(notice => notice.Words())));
        Assert.Equal("/monitor", page.Find(".notice a").GetAttribute("href"));
    }

    [Fact]
    public async Task Overview_WithoutSeeingTheMonitor_SaysNothingOfIt()
    {
        await ImportAsync();

        var page = Open("/", Actors.Of(Space.Ours).Without(Permissions.MonitorSee));

        page.WaitFor(() => Assert.NotEmpty(page.FindAll("a.card")));
        Assert.Empty(page.FindAll(".notice"));
    }

    [Fact]
    public async Task Panel_OfAnImportedService_SaysThatItsBillingDidNotStart()
    {
        await ImportAsync();
        await using var db = Space.CreateDbContext();
        var number = await db.Services.Select(service => service.Id).FirstAsync(Ct);

        var page = Open($"/services/{number}");

        page.WaitFor(() => Assert.Contains(
            "It came by an import, and its billing did not start", page.Find("[aria-label='Surface Monitor']").Words(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Settings_OfFewerDays_SayWhomTheyTouch_BeforeTheyAreSaved()
    {
        await Space.AddUnpaidAsync("shop.example"); // due on the 12th
        Space.Clock.Advance(TimeSpan.FromDays(7));
        var page = Open("/monitor/settings");
        page.WaitFor(() => page.Find("#days-suspend"));
        Assert.Equal("", page.Find(".effect").Words());

        page.Do(() => page.Find("#days-suspend").Change("0"));
        page.WaitFor(() => Assert.Equal("By these days the next run would suspend 1 service instead of 0.", page.Find(".effect").Words()));
        page.Do(() => page.Find("#days-issue").Change("30"));
        page.WaitFor(() => Assert.Equal("By these days the next run would invoice 1 service instead of 0, suspend 1 service instead of 0.", page.Find(".effect").Words()));
        page.Do(() => page.Find("#days-issue").Change("8"));
        page.Do(() => page.Find("#days-suspend").Change("5"));
        page.WaitFor(() => Assert.Equal("By these days the next run would do what it does by those that hold now.", page.Find(".effect").Words()));
        page.Do(() => page.Find("#days-issue").Change(""));
        page.Do(() => page.Find("#days-suspend").Change(""));

        page.WaitFor(() => Assert.Equal("", page.Find(".effect").Words()));
        Assert.Equal(0, (await Services.GetRequiredService<MonitorQueries>().SettingsAsync(SettingLevel.Reseller, Space.Ours.Id, Ct))!.Version);
    }

    // It is 5 Jan: the terms end on the 8th.
    private async Task ImportAsync(params string[] more)
    {
        var rows = more.Prepend("b").Prepend("a").Select(id => $"{id},{id}.example,Hosting plan,Active,anna,2025-12-08,1 month,10.00,USD,1\n");
        var file = Space.WriteFile("in.csv", "external_id,name,type,status,username,start_date,cycle,recurring_fee,currency,quantity\n" + string.Concat(rows));
        var asked = Space.Actor;
        Space.Actor = Actor.CommandLine;
        Assert.True((await Space.Importer.ImportAsync(file, new ImportOptions("Our Hosting"), null, Ct)).Succeeded);
        Space.Actor = asked;
    }

    private async Task<int> WaitingAsync()
    {
        await using var db = Space.CreateDbContext();
        return await db.Services.CountAsync(service => service.AwaitsBillingSince != null, Ct);
    }
}
