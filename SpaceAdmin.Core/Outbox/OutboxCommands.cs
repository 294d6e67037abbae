using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Outbox;

/// <summary>What people do about messages that are on their way or got stuck.</summary>
public sealed class OutboxCommands(UnitOfWork unitOfWork, IEnumerable<IOutboxHandler> handlers)
{
    /// <summary>Tries it again at once, with the same key, as often as a new one.</summary>
    public Task<Result<long>> TryAgainAsync(long id, CancellationToken ct) => DecideAsync(id, OutboxDecision.TryAgain, ct);

    /// <summary>It is not tried any more, and what it is about stays as it is.</summary>
    public Task<Result<long>> GiveUpAsync(long id, CancellationToken ct) => DecideAsync(id, OutboxDecision.GiveUp, ct);

    /// <summary>It counts as done, whatever the outside says: the status changes.</summary>
    public Task<Result<long>> RecordOnlyAsync(long id, CancellationToken ct) => DecideAsync(id, OutboxDecision.RecordOnly, ct);

    private Task<Result<long>> DecideAsync(long id, OutboxDecision decision, CancellationToken ct) =>
        unitOfWork.RunAsync<long>(decision.Permission(), async write =>
        {
            var visible = write.Db.Outbox.VisibleTo(write.Actor);
            var mail = visible.Where(message => message.Id == id).Select(message => message.LeaderId ?? message.Id); // who decides about one of several decides about their mail
            if (await visible.SingleOrDefaultAsync(message => mail.Contains(message.Id), ct).ConfigureAwait(false) is not { } message)
            {
                return new Failure.NotFound($"Message #{id}");
            }

            if (OutboxRules.Validate(message.Channel, message.State, message.IsUnderWay(write.Now), decision) is { } refused)
            {
                return refused;
            }

            await RecordAsync(write, message, decision, ct).ConfigureAwait(false);
            var handler = handlers.Single(handler => handler.Channel == message.Channel);
            if (await handler.DecideAsync(write, message, decision, ct).ConfigureAwait(false) is { } failure)
            {
                return failure;
            }

            write.Publish(OutboxTopics.Of(message));
            return id;
        }, ct);

    // Saved at once, so that it stands in the log before what follows from it.
    private static async Task RecordAsync(Write write, OutboxMessage message, OutboxDecision decision, CancellationToken ct)
    {
        var name = await write.Db.Services.Where(service => service.Id == message.ServiceId).Select(service => service.Name).SingleOrDefaultAsync(ct).ConfigureAwait(false);
        var (kind, subject) = message.Channel is OutboxChannel.Mail ? (AuditKinds.Mail, $"Mail: {message.Event}") : (AuditKinds.Service, $"#{message.ServiceId} {name ?? message.About}");
        write.Audit(new AuditEntry(write.Actor, write.Now, message.ResellerId, kind, decision.AuditAction(), subject) { ServiceId = message.ServiceId, Detail = message.Event });
        await write.SaveAsync(ct).ConfigureAwait(false);
    }
}
