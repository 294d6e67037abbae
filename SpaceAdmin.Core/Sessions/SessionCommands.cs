using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Core.Sessions;

/// <summary>Ends one's own sessions. It needs no permission, only to be that user: not somebody who acts on behalf of another.</summary>
public sealed class SessionCommands(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor, TimeProvider time, ChangeFeed feed)
{
    public async Task<Result<string>> EndAsync(string sessionId, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (actor is not { UserId: { } userId, SessionId: not null, OnBehalfOf: null })
        {
            return new Failure.Forbidden();
        }

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
        if (await db.Sessions.SingleOrDefaultAsync(row => row.Id == sessionId && row.UserId == userId, ct).ConfigureAwait(false) is not { } session)
        {
            return new Failure.NotFound("That session");
        }

        db.Sessions.Remove(session);
        var entry = await EntryAsync(db, actor, userId, session.Address is null ? session.Device : $"{session.Device}, {session.Address}", ct).ConfigureAwait(false);
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        await write.CommitAsync(ct).ConfigureAwait(false);
        feed.Publish([Topics.User(userId), .. Topics.Audit(entry.ResellerId)]);
        return sessionId;
    }

    /// <summary>
    /// Ends all but this one, and renews the security stamp: links that were sent before are worth nothing either. The host
    /// makes this browser's cookie anew.
    /// </summary>
    /// <returns>How many there were.</returns>
    public async Task<Result<int>> EndOthersAsync(CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (actor is not { UserId: { } userId, SessionId: { } kept, OnBehalfOf: null })
        {
            return new Failure.Forbidden();
        }

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
        var others = await db.Sessions.Where(row => row.UserId == userId && row.Id != kept).ExecuteDeleteAsync(ct).ConfigureAwait(false);
        var user = await db.Users.SingleAsync(row => row.Id == userId, ct).ConfigureAwait(false);
        user.SecurityStamp = Guid.NewGuid().ToString();
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        var entry = await EntryAsync(db, actor, userId, string.Create(CultureInfo.InvariantCulture, $"Everywhere else: {others}"), ct).ConfigureAwait(false);
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        await write.CommitAsync(ct).ConfigureAwait(false);
        feed.Publish([Topics.User(userId), .. Topics.Audit(entry.ResellerId)]);
        return others;
    }

    private async Task<AuditEntry> EntryAsync(SpaceDb db, Actor actor, int userId, string detail, CancellationToken ct)
    {
        var email = await db.Users.Where(user => user.Id == userId).Select(user => user.Email).SingleAsync(ct).ConfigureAwait(false);
        return db.Audit.Add(new AuditEntry(actor, time.GetUtcNow(), actor.ResellerId, AuditKinds.Account, AuditActions.EndSession, email ?? actor.Name) { Detail = detail }).Entity;
    }
}
