using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>
/// Tells what a run would do, by doing it: for some customers at a time, through all passes, in a transaction that is rolled
/// back. What one pass does for a customer is what the next one meets, and no customer meets another, so it is exact.
/// </summary>
/// <param name="trial">For one reseller, when its billing is to be started first.</param>
internal sealed class MonitorPreview(IDbContextFactory<SpaceDb> dbs, TimeProvider time, IServiceFollowUp followUp, BillingTrial? trial = null)
{
    private const int CustomersAtATime = 50;
    private const string Savepoint = "Attempt";

    public async IAsyncEnumerable<MonitorTask> TasksAsync(int? resellerId, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        foreach (var customers in (await CustomersAsync(resellerId, ct).ConfigureAwait(false)).Chunk(CustomersAtATime))
        {
            foreach (var task in await TryAsync(resellerId, customers, ct).ConfigureAwait(false))
            {
                yield return task;
            }

            await WriterQueue.MakeWayAsync(db, ct).ConfigureAwait(false);
        }
    }

    // Everybody for whom any pass has something to do now; what comes of it by another pass is the same customer's.
    private async Task<IReadOnlyCollection<int>> CustomersAsync(int? resellerId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var scope = await MonitorScope.ReadAsync(db, time.GetUtcNow(), resellerId, customers: null, ct).ConfigureAwait(false);
        var customers = new SortedSet<int>();
        foreach (var pass in MonitorPasses.InOrder())
        {
            while (await pass.NextAsync(db, scope, ct).ConfigureAwait(false) is { Count: > 0 } some)
            {
                customers.UnionWith(some.Select(candidate => candidate.CustomerId));
            }
        }

        if (trial is not null)
        {
            customers.UnionWith(await BillingTrial.CustomersAsync(db, scope, ct).ConfigureAwait(false));
        }

        return customers;
    }

    private async Task<List<MonitorTask>> TryAsync(int? resellerId, int[] customers, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false); // and never committed
        var scope = await MonitorScope.ReadAsync(db, time.GetUtcNow(), resellerId, customers, ct).ConfigureAwait(false);
        var tasks = new List<MonitorTask>();
        var last = trial is null ? 0 : await BillingTrial.BeginAsync(db, scope, ct).ConfigureAwait(false);
        foreach (var pass in MonitorPasses.InOrder())
        {
            while (await pass.NextAsync(db, scope, ct).ConfigureAwait(false) is { Count: > 0 } some)
            {
                if (await AttemptAsync(db, write, scope, pass, some, alone: false, ct).ConfigureAwait(false) is (var done, null))
                {
                    tasks.AddRange(done);
                    continue;
                }

                foreach (var candidate in some)
                {
                    var (told, error) = await AttemptAsync(db, write, scope, pass, [candidate], alone: true, ct).ConfigureAwait(false);
                    tasks.AddRange(error is null ? told : [candidate.Task(pass.Pass, error, TaskOutcome.Failed)]);
                }
            }
        }

        if (trial is not null)
        {
            await trial.EndAsync(db, last, ct).ConfigureAwait(false);
        }

        return tasks;
    }

    private async Task<(IReadOnlyList<MonitorTask> Done, string? Error)> AttemptAsync(
        SpaceDb db, IDbContextTransaction write, MonitorScope scope, MonitorPass pass, IReadOnlyList<MonitorCandidate> some, bool alone, CancellationToken ct)
    {
        await write.CreateSavepointAsync(Savepoint, ct).ConfigureAwait(false);
        try
        {
            using var work = new MonitorWork(new Write(db, Actor.SurfaceMonitor, scope.Now), scope, followUp, alone);
            await pass.DoAsync(work, some, ct).ConfigureAwait(false);
            await write.ReleaseSavepointAsync(Savepoint, ct).ConfigureAwait(false);
            return (work.Tasks, null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await write.RollbackToSavepointAsync(Savepoint, ct).ConfigureAwait(false);
            db.AuditTrail.Forget();
            return ([], (exception.InnerException ?? exception).Message);
        }
        finally
        {
            db.ChangeTracker.Clear(); // what one pass changed past the tracker is read anew by the next
        }
    }
}
