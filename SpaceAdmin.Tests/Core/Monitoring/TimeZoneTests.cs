using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Resellers;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Monitoring;

/// <summary>A reseller moves to another time zone: what runs stays as it is, and days to come are those of its new calendar.</summary>
public sealed class TimeZoneTests : MonitorTest
{
    [Theory]
    [InlineData("Pacific/Kiritimati")] // 14 hours ahead
    [InlineData("Pacific/Pago_Pago")] // 11 hours behind
    public async Task Change_TouchesNoRunningTerm_AndNothingIsToldOrDoneTwice(string zone)
    {
        var number = await ActiveAsync(); // 5 Jan to 5 Feb
        await LiveAsync(32); // 6 Feb: invoiced and warned
        var before = await FindAsync(number);

        await MoveAsync(zone);
        var after = await FindAsync(number);

        Assert.Equal((before.AnchorOn, before.TermEndsOn, before.NextTermOn, before.DueOn, before.SuspendsOn), (after.AnchorOn, after.TermEndsOn, after.NextTermOn, after.DueOn, after.SuspendsOn));
        Assert.Equal(before.Terms.Select(term => (term.StartsOn, term.EndsOn)), after.Terms.Select(term => (term.StartsOn, term.EndsOn)));
        Assert.DoesNotContain((await RunAsync()).Tasks, task => task.Pass is Pass.Warn or Pass.IssueRenewals);

        await LiveAsync(2);
        Assert.Equal(ServiceStatus.Suspended, (await FindAsync(number)).Status);
        Assert.Single(await ToldAsync(OutboxEvents.Warning));
        Assert.Equal(2, (await InvoicesAsync()).Count);
    }

    [Fact]
    public async Task Change_AndBack_LeavesTheNextTermOnItsDay()
    {
        var number = await ActiveAsync();
        await MoveAsync("Pacific/Kiritimati");
        await LiveAsync(27);
        await MoveAsync("Pacific/Pago_Pago");
        await PayAllAsync(number);

        Assert.Equal((new DateOnly(2026, 2, 5), new DateOnly(2026, 3, 5)), ((await FindAsync(number)).Terms[^1].StartsOn, (await FindAsync(number)).TermEndsOn!.Value));
    }

    private async Task MoveAsync(string zone)
    {
        var asked = Space.Actor;
        Space.Actor = Actors.Administrator;
        await using var db = Space.CreateDbContext();
        var reseller = await db.Resellers.AsNoTracking().SingleAsync(one => one.Id == Space.Ours.Id, Ct);
        var changed = await new ResellerCommands(Space.UnitOfWork).ChangeAsync(
            reseller.Id, reseller.Version, new ResellerSettings(reseller.Name, reseller.Currency, zone, reseller.SupportAddress), Ct);
        Assert.True(changed.Succeeded, changed.Failure?.Message);
        Space.Actor = asked;
    }
}
