using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Core.Data;

/// <summary>
/// The shell of everything that changes the database: lock, actor, work, save, audit, commit, publish. It stands here once, for
/// the commands of people (through <see cref="UnitOfWork"/>), the monitor, the outbox and the command line.
/// </summary>
public sealed class Writer(IDbContextFactory<SpaceDb> dbs, TimeProvider time, ChangeFeed feed)
{
    /// <summary>Runs <paramref name="work"/> as an actor who needs no permission: the program itself.</summary>
    public async Task<Result<T>> RunAsync<T>(Actor actor, Func<Write, Task<Result<T>>> work, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await RunAsync(db, actor, work, ct).ConfigureAwait(false);
    }

    /// <summary>The same on a context that is open already, for whoever writes many times in a row.</summary>
    public Task<Result<T>> RunAsync<T>(SpaceDb db, Actor actor, Func<Write, Task<Result<T>>> work, CancellationToken ct) =>
        RunAsync(db, db.BeginWriteAsync, _ => ValueTask.FromResult<Result<Actor>>(actor), work, ct);

    /// <summary>The same for tens of thousands of rows at once.</summary>
    public Task<Result<T>> RunBulkAsync<T>(SpaceDb db, Actor actor, Func<Write, Task<Result<T>>> work, CancellationToken ct) =>
        RunAsync(db, db.BeginBulkWriteAsync, _ => ValueTask.FromResult<Result<Actor>>(actor), work, ct);

    /// <param name="admit">Says who acts, or why they may not. It is asked under the lock: rights that are lost while a command waits are lost.</param>
    internal async Task<Result<T>> RunAsync<T>(Func<CancellationToken, ValueTask<Result<Actor>>> admit, Func<Write, Task<Result<T>>> work, bool bulk, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await RunAsync(db, bulk ? db.BeginBulkWriteAsync : db.BeginWriteAsync, admit, work, ct).ConfigureAwait(false);
    }

    private async Task<Result<T>> RunAsync<T>(
        SpaceDb db,
        Func<CancellationToken, Task<IDbContextTransaction>> begin,
        Func<CancellationToken, ValueTask<Result<Actor>>> admit,
        Func<Write, Task<Result<T>>> work,
        CancellationToken ct)
    {
        await using var transaction = await begin(ct).ConfigureAwait(false);
        var actor = await admit(ct).ConfigureAwait(false);
        if (!actor.Succeeded)
        {
            return actor.Failure;
        }

        var write = new Write(db, actor.Value, time.GetUtcNow());
        var result = await work(write).ConfigureAwait(false);
        if (!result.Succeeded || write.IsUnchanged)
        {
            return result;
        }

        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        write.RequireEntry();
        await transaction.CommitAsync(ct).ConfigureAwait(false);
        feed.Publish(write.Topics);
        return result;
    }
}
