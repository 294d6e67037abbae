using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Tests.Core.Monitoring;

namespace SpaceAdmin.Tests.Core;

/// <summary>“Do not suspend until”. It is 5 Jan 2026.</summary>
public sealed class HoldTests : MonitorTest
{
    [Fact]
    public async Task HoldAsync_OfWhatIsOverdue_KeepsTheMonitorAwayUntilThatDay()
    {
        var number = await ActiveAsync();
        await LiveAsync(32); // its second term, since 5 Feb, is unpaid
        var service = await FindAsync(number);
        Assert.Equal(ServiceStatus.Active, service.Status);

        var held = await Space.Holds.HoldAsync(number, service.Version, Today.AddDays(10), "Pays on the 16th", Ct);

        Assert.True(held.Succeeded, held.Failure?.Message);
        await LiveAsync(9);
        Assert.Equal(ServiceStatus.Active, (await FindAsync(number)).Status);
        await LiveAsync(1);
        Assert.Equal((ServiceStatus.Suspended, SuspensionSource.Overdue), ((await FindAsync(number)).Status, (await FindAsync(number)).SuspensionSource));
    }

    [Fact]
    public async Task HoldAsync_StandsInTheGridAndInThePanel_UntilItIsOver()
    {
        var service = await Space.AddServiceAsync(status: ServiceStatus.Active);
        await Space.Holds.HoldAsync(service.Id, service.Version, Today.AddDays(2), "Pays on the 7th", Ct);

        Assert.Equal([new ServiceMark(ServiceMarkKind.Held, Today.AddDays(2))], Assert.Single((await Space.Grid.ListAsync(new ServiceListQuery(), Ct)).Rows).Marks);
        Assert.Equal("Pays on the 7th", (await Space.Queries.FindAsync(service.Id, Ct))!.Outlook.HoldReason);

        Space.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Empty(Assert.Single((await Space.Grid.ListAsync(new ServiceListQuery(), Ct)).Rows).Marks);
        Assert.Null((await Space.Queries.FindAsync(service.Id, Ct))!.Outlook.HoldUntil);
    }

    [Fact]
    public async Task ReleaseAsync_LetsTheMonitorActAgain_AndBothStandInTheAuditLog()
    {
        var service = await Space.AddServiceAsync(status: ServiceStatus.Active);
        await Space.Holds.HoldAsync(service.Id, 1, Today.AddDays(2), "Pays on the 7th", Ct);

        await Space.Holds.ReleaseAsync(service.Id, 2, Ct);

        Assert.Null((await Space.FindAsync(service))!.HoldUntil);
        Assert.Equal(
            [("Hold", null, "Held until 2026-01-07: Pays on the 7th"), ("Release", "Held until 2026-01-07: Pays on the 7th", null)],
            (await Space.AuditAsync()).Select(entry => (entry.Action, entry.Before, entry.After)));
    }

    [Theory]
    [InlineData(0, "Promised", "5 Jan 2026 is not a day to come: the first is 6 Jan 2026.")]
    [InlineData(70_000, "Promised", "2217-09-01 is out of range: a date lies between 1970 and 2200.")]
    [InlineData(1, "  ", "Say why it is held, so that colleagues know.")]
    public async Task HoldAsync_OfBadInput_SaysWhatIsAllowed(int days, string reason, string sentence)
    {
        var service = await Space.AddServiceAsync(status: ServiceStatus.Active);

        var result = await Space.Holds.HoldAsync(service.Id, service.Version, Today.AddDays(days), reason, Ct);

        Assert.Equal(sentence, result.Failure?.Message);
    }

    [Fact]
    public async Task HoldAsync_OfWhatIsCancelledOrChangedMeanwhile_IsRefused()
    {
        var service = await Space.AddServiceAsync("old.example", ServiceStatus.Cancelled);

        Assert.Equal(
            $"Service #{service.Id} “old.example” is Cancelled: there is nothing to hold.",
            (await Space.Holds.HoldAsync(service.Id, service.Version, Today.AddDays(2), "Promised", Ct)).Failure?.Message);
        Assert.IsType<Failure.Stale>((await Space.Holds.HoldAsync(service.Id, service.Version - 1, Today.AddDays(2), "Promised", Ct)).Failure);
    }
}
