using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Core.Sessions;

/// <summary>Ends one's own sessions. It needs no permission, only to be that user: not somebody who acts on behalf of another.</summary>
public sealed class SessionCommands(UnitOfWork unitOfWork)
{
    public Task<Result<string>> EndAsync(string sessionId, CancellationToken ct) =>
        unitOfWork.RunAsync<string>(_ => true, async write =>
        {
            if (write.Actor is not { UserId: { } userId, SessionId: not null, OnBehalfOf: null })
            {
                return new Failure.Forbidden();
            }

            if (await write.Db.Sessions.SingleOrDefaultAsync(row => row.Id == sessionId && row.UserId == userId, ct).ConfigureAwait(false) is not { } session)
            {
                return new Failure.NotFound("That session");
            }

            write.Db.Sessions.Remove(session);
            await RecordAsync(write, userId, session.Address is null ? session.Device : $"{session.Device}, {session.Address}", ct).ConfigureAwait(false);
            return sessionId;
        }, ct);

    /// <summary>
    /// Ends all but this one, and renews the security stamp: links that were sent before are worth nothing either. The host
    /// makes this browser's cookie anew.
    /// </summary>
    /// <returns>How many there were.</returns>
    public Task<Result<int>> EndOthersAsync(CancellationToken ct) =>
        unitOfWork.RunAsync<int>(_ => true, async write =>
        {
            if (write.Actor is not { UserId: { } userId, SessionId: { } kept, OnBehalfOf: null })
            {
                return new Failure.Forbidden();
            }

            var others = await write.Db.Sessions.Where(row => row.UserId == userId && row.Id != kept).ExecuteDeleteAsync(ct).ConfigureAwait(false);
            var user = await write.Db.Users.SingleAsync(row => row.Id == userId, ct).ConfigureAwait(false);
            user.SecurityStamp = Guid.NewGuid().ToString();
            user.ConcurrencyStamp = Guid.NewGuid().ToString();
            await RecordAsync(write, userId, string.Create(CultureInfo.InvariantCulture, $"Everywhere else: {others}"), ct).ConfigureAwait(false);
            return others;
        }, ct);

    private static async Task RecordAsync(Write write, int userId, string detail, CancellationToken ct)
    {
        var email = await write.Db.Users.Where(user => user.Id == userId).Select(user => user.Email).SingleAsync(ct).ConfigureAwait(false);
        write.Audit(write.Actor.ResellerId, AuditKinds.Account, AuditActions.EndSession, email ?? write.Actor.Name, detail: detail);
        write.Publish(Topics.User(userId));
    }
}
