using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Web.Access;

/// <summary>Begins, keeps and ends the sessions of browsers.</summary>
internal sealed class Sessions(IDbContextFactory<SpaceDb> dbs, Writer writer, TimeProvider time, ChangeFeed feed)
{
    /// <summary>The key of a new one. Those that nobody used for long go meanwhile.</summary>
    public async Task<string> BeginAsync(User user, bool secondFactor, string? userAgent, string? address, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var session = new Session(user.Id, secondFactor, Device.Name(userAgent), address, now);
        await writer.RunAsync<Session>(Actor.Program, async write =>
        {
            var alive = Session.AliveSince(now);
            var left = await write.Db.Sessions.Where(row => row.LastUsedAt < alive).Select(row => row.UserId).Distinct().ToListAsync(ct);
            await write.Db.Sessions.Where(row => row.LastUsedAt < alive).ExecuteDeleteAsync(ct);
            await write.Db.Users.Where(row => row.Id == user.Id).ExecuteUpdateAsync(rows => rows.SetProperty(row => row.LastSignInAt, now), ct);
            write.Db.Sessions.Add(session);
            write.NeedsNoEntry("Whoever signs somebody in writes down how.");
            write.Publish(left.Select(Topics.User)); // whoever left a page open
            return session;
        }, ct);
        return session.Id;
    }

    /// <summary>
    /// Notes that somebody is there. Writes once a minute at most, whatever the number of requests. A session that was not used
    /// for too long is over and stays so: its open pages are told.
    /// </summary>
    /// <param name="address">Null leaves the one that is known.</param>
    public async Task UseAsync(ClaimsPrincipal principal, string? address, CancellationToken ct)
    {
        if (principal.SessionId is not { } id)
        {
            return;
        }

        var now = time.GetUtcNow();
        var alive = Session.AliveSince(now);
        await using var db = await dbs.CreateDbContextAsync(ct);
        var used = await db.Sessions.Where(row => row.Id == id && row.LastUsedAt >= alive).Select(row => new { row.LastUsedAt, row.Address }).SingleOrDefaultAsync(ct);
        if (used is null)
        {
            Tell(principal);
        }
        else if (now - used.LastUsedAt >= Session.UseInterval || (address is not null && address != used.Address))
        {
            await db.Sessions.Where(row => row.Id == id && row.LastUsedAt >= alive).ExecuteUpdateAsync(
                rows => rows.SetProperty(row => row.LastUsedAt, now).SetProperty(row => row.Address, row => address ?? row.Address), ct);
        }
    }

    /// <summary>From now on it counts as begun with a second factor.</summary>
    public async Task StrengthenAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        var id = principal.SessionId;
        await using var db = await dbs.CreateDbContextAsync(ct);
        await db.Sessions.Where(row => row.Id == id).ExecuteUpdateAsync(rows => rows.SetProperty(row => row.SecondFactor, true), ct);
        Tell(principal);
    }

    /// <summary>Signs a browser out, on all its open pages.</summary>
    public async Task EndAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        if (principal.SessionId is { } id)
        {
            await using var db = await dbs.CreateDbContextAsync(ct);
            await db.Sessions.Where(row => row.Id == id).ExecuteDeleteAsync(ct);
            Tell(principal);
        }
    }

    private void Tell(ClaimsPrincipal principal)
    {
        if (principal.UserId is { } user)
        {
            feed.Publish(Topics.User(user));
        }
    }
}
