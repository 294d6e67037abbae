using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Outbox;

/// <summary>What is to leave the program now.</summary>
internal static class OutboxQueue
{
    // A message waits for the older ones of its service and channel: nothing overtakes. One that is told in another's mail goes with that.
    public static IQueryable<OutboxMessage> Due(SpaceDb db, DateTimeOffset now) => db.Outbox.Where(message =>
        message.State == OutboxState.Pending && message.DueAt <= now && message.LeaderId == null
        && (message.ServiceId == null || !db.Outbox.Any(older =>
            older.ServiceId == message.ServiceId && older.Channel == message.Channel && older.State == OutboxState.Pending && older.Id < message.Id)));
}
