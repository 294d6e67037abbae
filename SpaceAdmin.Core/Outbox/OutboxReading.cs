using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Outbox;

internal static class OutboxReading
{
    /// <summary>The newest of <paramref name="messages"/>, each with its tries.</summary>
    public static async Task<IReadOnlyList<OutboxRow>> ReadAsync(SpaceDb db, IQueryable<OutboxMessage> messages, int max, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var read = await messages.AsNoTracking().OrderByDescending(message => message.Id).Take(max).ToListAsync(ct).ConfigureAwait(false);
        long[] ids = [.. read.Select(message => message.Id)];
        var tries = await db.OutboxAttempts.AsNoTracking().Where(attempt => EF.Parameter(ids).Contains(attempt.MessageId)).OrderBy(attempt => attempt.Id)
            .ToListAsync(ct).ConfigureAwait(false);
        return
        [
            .. read.Select(message => OutboxRow.Of(message, actor, now) with
            {
                Tries = [.. tries.Where(attempt => attempt.MessageId == message.Id).Select(attempt => new AttemptRow(attempt.At, attempt.Verdict, attempt.Words))],
            }),
        ];
    }
}
