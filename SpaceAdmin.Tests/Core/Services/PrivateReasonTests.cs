using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core;

/// <summary>A private reason is read by colleagues and by nobody else.</summary>
public sealed class PrivateReasonTests : IDisposable
{
    private static readonly StatusReason s_private = new("Under investigation", IsPrivate: true);

    private readonly Space _space = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ApplyAsync_PrivateReason_IsReadByColleaguesAlone()
    {
        var (shop, backup) = await SuspendAsync(s_private);

        var desk = (await _space.Queries.FindAsync(shop.Id, Ct))!;
        Assert.Equal(("Under investigation", true), (desk.Reason, desk.ReasonIsPrivate));
        Assert.Equal(("Under investigation", true), (desk.Lifecycle[0].Reason, desk.Lifecycle[0].ReasonIsPrivate));
        Assert.True((await _space.Queries.FindAsync(backup.Id, Ct))!.ReasonIsPrivate); // what says why is as private as why
        _space.Actor = Actors.Of(_space.Anna);
        foreach (var number in new[] { shop.Id, backup.Id })
        {
            var mine = (await _space.MyQueries.FindAsync(number, Ct))!;
            Assert.Null(mine.Facts.Reason);
            Assert.All(mine.Lifecycle, span => Assert.Equal((null, "", false), (span.Reason, span.ActorName, span.ReasonIsPrivate)));
            Assert.All(mine.AddOns, addOn => Assert.Null(addOn.Reason));
        }

        Assert.All(await _space.MyQueries.ListAsync(Ct), row => Assert.Null(row.Reason));
    }

    [Fact]
    public async Task ApplyAsync_OtherReason_IsReadByTheCustomerToo()
    {
        var (shop, backup) = await SuspendAsync("Sends spam");

        _space.Actor = Actors.Of(_space.Anna);
        var mine = (await _space.MyQueries.FindAsync(shop.Id, Ct))!;
        Assert.Equal(("Sends spam", "Sends spam"), (mine.Facts.Reason, mine.Lifecycle[0].Reason));
        Assert.Equal($"With service #{shop.Id}: Sends spam", (await _space.MyQueries.FindAsync(backup.Id, Ct))!.Facts.Reason);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "Under investigation")]
    public async Task ApplyAsync_MailToTheCustomer_LeavesAPrivateReasonOut(bool isPrivate, string? told)
    {
        var (shop, _) = await SuspendAsync(s_private with { IsPrivate = isPrivate });

        await using var db = _space.CreateDbContext();
        Assert.Equal(told, db.Outbox.Single(message => message.ServiceId == shop.Id && message.Event == OutboxEvents.Suspended).Text);
    }

    [Fact]
    public async Task Schedule_PrivateReason_StaysSoUntilItIsChanged()
    {
        var shop = await _space.AddServiceAsync(status: ServiceStatus.Active);
        var id = (await _space.Schedules.ScheduleAsync(shop.Id, ServiceAction.Suspend, new DateOnly(2026, 1, 20), s_private, Ct)).Value;
        Assert.True((await ScheduleAsync(shop)).ReasonIsPrivate);

        await _space.Schedules.ChangeAsync(id, 1, new DateOnly(2026, 1, 21), "On holiday", Ct);

        Assert.False((await ScheduleAsync(shop)).ReasonIsPrivate);
    }

    public void Dispose() => _space.Dispose();

    private async Task<(SpaceService Shop, SpaceService Backup)> SuspendAsync(StatusReason reason)
    {
        var shop = await _space.AddServiceAsync("shop", ServiceStatus.Active);
        var backup = await _space.AddServiceAsync("backup", ServiceStatus.Active, parent: shop, type: "Hosting add-on");
        var result = await _space.Commands.ApplyAsync(shop.Id, ServiceAction.Suspend, shop.Version, reason, Ct);
        Assert.True(result.Succeeded, result.Failure?.Message);
        return (shop, backup);
    }

    private async Task<ScheduleRow> ScheduleAsync(SpaceService service) => Assert.Single((await _space.Queries.FindAsync(service.Id, Ct))!.Outlook.Schedules);
}
