using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Sessions;

/// <summary>A browser in which the viewer is signed in.</summary>
/// <param name="IsThis">Whether it is the one that asks.</param>
public sealed record SessionItem(string Id, string Device, string? Address, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, bool IsThis);

public sealed class SessionQueries(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor, TimeProvider time)
{
    /// <summary>Where the actor is signed in: this browser first, then by last use. Nothing needs to be granted to see that.</summary>
    public async Task<IReadOnlyList<SessionItem>> ListMineAsync(CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        var alive = Session.AliveSince(time.GetUtcNow());
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.Sessions.AsNoTracking()
            .Where(session => session.UserId == actor.UserId && session.LastUsedAt >= alive)
            .OrderByDescending(session => session.Id == actor.SessionId).ThenByDescending(session => session.LastUsedAt).ThenBy(session => session.Id)
            .Select(session => new SessionItem(
                session.Id, session.Device, session.Address, session.CreatedAt, session.LastUsedAt, session.Id == actor.SessionId))
            .ToListAsync(ct).ConfigureAwait(false);
    }
}
