using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Tests.Core.Access;

internal static partial class PermissionTable
{
    private static IEnumerable<PermissionRow> Outbox =>
    [
        Row("OutboxQueries.ListAsync", Permissions.MonitorSee, async asking =>
        {
            var id = await FailedMessageAsync(asking.Space);
            return () => Asking.QueryAsync(() => asking.Get<OutboxQueries>().ListAsync(QueueTab.Failed, 1, 25, Asking.Ct), page => page.Rows.Any(row => row.Message.Id == id));
        }),
        Row("OutboxCommands.TryAgainAsync", Permissions.QueueWork, async asking =>
        {
            var id = await FailedMessageAsync(asking.Space);
            return () => Asking.CommandAsync(asking.Get<OutboxCommands>().TryAgainAsync(id, Asking.Ct));
        }),
        Row("OutboxCommands.GiveUpAsync", Permissions.QueueWork, async asking =>
        {
            var id = await FailedMessageAsync(asking.Space);
            return () => Asking.CommandAsync(asking.Get<OutboxCommands>().GiveUpAsync(id, Asking.Ct));
        }),
        Row("OutboxCommands.RecordOnlyAsync", Permissions.QueueRecordOnly, async asking =>
        {
            var id = await FailedMessageAsync(asking.Space);
            return () => Asking.CommandAsync(asking.Get<OutboxCommands>().RecordOnlyAsync(id, Asking.Ct));
        }),
    ];

    private static async Task<long> FailedMessageAsync(Space space)
    {
        var service = await space.AddServiceAsync();
        await using var db = space.CreateDbContext();
        var message = new OutboxMessage(OutboxChannel.Provisioning, OutboxEvents.QuantityChanged, $"{Guid.NewGuid()}", service.ResellerId, service.CustomerId, space.Clock.GetUtcNow()) { ServiceId = service.Id, Text = "1" };
        message.Settle(OutboxState.Failed, "Not now.", space.Clock.GetUtcNow());
        db.Outbox.Add(message);
        await db.SaveChangesAsync(Asking.Ct);
        return message.Id;
    }
}
