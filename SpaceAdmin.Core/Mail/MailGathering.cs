using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Mail;

/// <summary>
/// A customer whose twenty services are suspended by one run gets one mail: messages that gather wait while the monitor runs, and
/// while the outside works on others of the same customer, and then go together with the first of them.
/// </summary>
internal static class MailGathering
{
    /// <summary>The messages that wait for more, by their keys.</summary>
    public static IQueryable<long> Waiting(SpaceDb db, DateTimeOffset now)
    {
        var latest = now - OutboxMessage.GathersFor; // a run that a crash ended has no end
        return db.Outbox
            .Where(message => message.State == OutboxState.Pending && message.GathersUntil > now
                && (db.MonitorRuns.Any(run => run.Id == db.MonitorRuns.Max(newest => (long?)newest.Id) && run.EndedAt == null && run.StartedAt > latest)
                    || db.Services.Any(service => service.CustomerId == message.CustomerId
                        && (service.PendingAction == ServiceAction.Suspend && message.Event == OutboxEvents.Suspended
                            || service.PendingAction == ServiceAction.Activate && message.Event == OutboxEvents.Activated
                            || service.PendingAction == ServiceAction.Cancel && message.Event == OutboxEvents.Cancelled))))
            .Select(message => message.Id);
    }

    /// <summary>Lets what is due go with <paramref name="leader"/>: the same event of the same customer, for the same reason.</summary>
    public static Task GatherAsync(Write write, OutboxMessage leader, CancellationToken ct) =>
        GoingWith(write.Db, write.Now, leader).ExecuteUpdateAsync(set => set.SetProperty(message => message.LeaderId, leader.Id), ct);

    internal static IQueryable<OutboxMessage> GoingWith(SpaceDb db, DateTimeOffset now, OutboxMessage leader) => OutboxQueue.Due(db, now)
        .Where(message => message.GathersUntil != null && message.Id != leader.Id && message.Channel == leader.Channel
            && message.CustomerId == leader.CustomerId && message.Event == leader.Event && message.Text == leader.Text);

    /// <summary>That what went with <paramref name="leader"/> ended, or waits, as it does.</summary>
    public static Task FollowAsync(Write write, OutboxMessage leader, CancellationToken ct) => write.Db.Outbox
        .Where(message => message.LeaderId == leader.Id)
        .ExecuteUpdateAsync(set => set
            .SetProperty(message => message.State, leader.State)
            .SetProperty(message => message.Answer, leader.Answer)
            .SetProperty(message => message.SettledAt, leader.SettledAt), ct);
}
