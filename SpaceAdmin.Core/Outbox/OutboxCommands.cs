using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Core.Outbox;

/// <summary>What people do about messages that are on their way or got stuck.</summary>
public sealed class OutboxCommands(
    IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor, TimeProvider time, ChangeFeed feed, IEnumerable<IOutboxHandler> handlers)
{
    /// <summary>Tries it again at once, with the same key, as often as a new one.</summary>
    public Task<Result<long>> TryAgainAsync(long id, CancellationToken ct) => DecideAsync(id, OutboxDecision.TryAgain, ct);

    /// <summary>It is not tried any more, and what it is about stays as it is.</summary>
    public Task<Result<long>> GiveUpAsync(long id, CancellationToken ct) => DecideAsync(id, OutboxDecision.GiveUp, ct);

    /// <summary>It counts as done, whatever the outside says: the status changes.</summary>
    public Task<Result<long>> RecordOnlyAsync(long id, CancellationToken ct) => DecideAsync(id, OutboxDecision.RecordOnly, ct);

    private async Task<Result<long>> DecideAsync(long id, OutboxDecision decision, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(decision.Permission()))
        {
            return new Failure.Forbidden();
        }

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
        if (await db.Outbox.VisibleTo(actor).SingleOrDefaultAsync(message => message.Id == id, ct).ConfigureAwait(false) is not { } message)
        {
            return new Failure.NotFound($"Message #{id}");
        }

        var now = time.GetUtcNow();
        if (OutboxRules.Refusal(message.Channel, message.State, message.IsUnderWay(now), decision) is { } refused)
        {
            return new Failure.Rejected(refused);
        }

        var decided = await handlers.Single(handler => handler.Channel == message.Channel).DecideAsync(db, message, decision, actor, now, ct).ConfigureAwait(false);
        if (!decided.Succeeded)
        {
            return decided.Failure;
        }

        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        await write.CommitAsync(ct).ConfigureAwait(false);
        feed.Publish([.. decided.Value, .. OutboxTopics.Of(message)]);
        return id;
    }
}
