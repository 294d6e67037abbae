using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Monitoring;

namespace SpaceAdmin.Tests.Core.Monitoring;

/// <summary>How a <see cref="SimulatedWorld"/> lives through many days, with crashes at any statement, and what must be true of it after each.</summary>
public abstract partial class SimulatedLife : SimulatedWorld
{
    private readonly Crash _crash = new();
    private string? _held;

    protected async Task LiveThroughAsync(int seed, int services, int days)
    {
        await CreateAsync(seed, services);
        var crashes = 0;
        for (var day = 0; day < days; day++)
        {
            Space.Clock.Advance(TimeSpan.FromHours(Chance(5) ? 72 : Between(20, 28)));
            if (Chance(3))
            {
                Space.Clock.AdjustTime(Space.Clock.GetUtcNow().AddHours(-Between(1, 40)));
            }

            await PeopleAsync(services / 25 + 1);
            if (Chance(10))
            {
                await RunAsPreviewedAsync(seed, day);
            }
            else
            {
                crashes += await RunAsync(crashAfter: Chance(25) ? Between(1, 60) : null);
            }

            await HoldsAsync(seed, day, complete: false);
            if (Chance(10))
            {
                await Task.WhenAll(Task.Run(RunAsync, Ct), Task.Run(RunAsync, Ct));
            }
            else
            {
                await RunAsync();
            }

            await HoldsAsync(seed, day, complete: true);
            await ComesToRestAsync(seed, day);
        }

        Assert.True(crashes > days / 50, $"Seed {seed}: only {crashes} runs crashed.");
        await using var db = Space.CreateDbContext();
        Assert.True(await db.Terms.CountAsync(term => term.Number > 2, Ct) > services / 10, $"Seed {seed}: hardly anything was renewed.");
        Assert.True(await db.LifecycleRecords.CountAsync(span => span.ActorName == "Surface Monitor" && span.BegunBy == "Suspend", Ct) > services / 10);
        Assert.True(await db.LifecycleRecords.AnyAsync(span => span.ActorName == "Surface Monitor" && span.BegunBy == "Activate", Ct));
    }

    /// <summary>A preview, and the run that does what it told.</summary>
    protected async Task<MonitorReport> RunAsPreviewedAsync(int seed, int day)
    {
        var before = await StateAsync();
        var known = await NumbersAsync();

        var preview = await PreviewAsync();
        Assert.Equal(before, await StateAsync()); // nothing of it stays
        var run = await RunAsync();

        Assert.All(preview.Tasks.Select(task => Numbered().Match(task.Why)).Where(match => match.Success), match => Assert.Contains(match.Groups[1].Value, known));
        Assert.True(Told(preview).SequenceEqual(Told(run)), $"Seed {seed}, day {day}:\n{string.Join('\n', Told(preview).Except(Told(run)).Select(t => $"only in the preview: {t}").Concat(Told(run).Except(Told(preview)).Select(t => $"only in the run: {t}")))}");
        Assert.Equal(run.Passes, preview.Passes);
        return run;
    }

    private static List<string> Told(MonitorReport report) => [.. report.Tasks.Select(task => $"{task.Pass} {task.Outcome} {task.Name}: {Unnumbered(task.Why)}").Order(StringComparer.Ordinal)];

    // An invoice gets its number when it is really issued, in the order of the run.
    private static string Unnumbered(string why) => why.Contains(" for ", StringComparison.Ordinal) && why.Contains("invoice", StringComparison.Ordinal) ? why[..why.IndexOf(" for ", StringComparison.Ordinal)] : why;

    private async Task<HashSet<string>> NumbersAsync()
    {
        await using var db = Space.CreateDbContext();
        return [.. (await db.Invoices.Select(invoice => invoice.Number).Distinct().ToListAsync(Ct)).Select(number => $"{number}")];
    }

    [GeneratedRegex(@" for invoice (\d+)$")]
    private static partial Regex Numbered();

    protected int Between(int from, int to) =>
#pragma warning disable CA5394 // It must repeat, not surprise.
        Random.Next(from, to);
#pragma warning restore CA5394

    private async Task HoldsAsync(int seed, int day, bool complete)
    {
        await using var db = Space.CreateDbContext();
        var state = await StateAsync(runs: false);
        var broken = state == _held ? [] : await MonitorInvariants.BrokenAsync(db, Ct); // what has not changed still holds
        _held = state;
        if (complete)
        {
            broken.AddRange(await MonitorInvariants.LeftAsync(db, Space.Clock.GetUtcNow(), Ct));
        }

        Assert.True(broken.Count == 0, $"Seed {seed}, day {day}: {string.Join("; ", broken)}");
    }

    // What a balance paid may be due for its next term already, when that is shorter than the days ahead.
    private async Task ComesToRestAsync(int seed, int day)
    {
        List<MonitorTask> again = [];
        for (var runs = 0; runs < 5; runs++)
        {
            again = [.. (await RunAsync()).Tasks.Where(task => task.Outcome is not TaskOutcome.LeftAlone)];
            if (again.Count == 0)
            {
                return;
            }
        }

        Assert.Fail($"Seed {seed}, day {day}: run after run finds {string.Join("; ", again.Take(3))}");
    }

    /// <summary>A run that dies at some statement, as if its process were killed: what it had not committed is gone.</summary>
    /// <returns>How many crashed: one or none.</returns>
    private async Task<int> RunAsync(int? crashAfter)
    {
        _crash.After = crashAfter;
        try
        {
            var dbs = new Crashing(Space, _crash);
            await new SurfaceMonitor(dbs, new Writer(dbs, Space.Clock, Space.Feed), Space.Clock, Space.Feed, Shipped.FollowUp, NullLogger<SurfaceMonitor>.Instance)
                .RunAsync(RunTrigger.Timer, "Timer", null, null, Ct);
            return 0;
        }
        catch (OperationCanceledException) when (_crash.After is 0)
        {
            return 1;
        }
        finally
        {
            _crash.After = null;
        }
    }

    private async Task<string> StateAsync(bool runs = true)
    {
        await using var db = Space.CreateDbContext();
        return string.Join(' ', await db.Audit.CountAsync(Ct), await db.Outbox.CountAsync(Ct), await db.Invoices.CountAsync(Ct), await db.Terms.CountAsync(Ct), await db.LifecycleRecords.CountAsync(Ct),
            await db.Services.SumAsync(s => s.Version + s.InvoicedTerm, Ct), await db.Invoices.SumAsync(i => i.Paid, Ct), runs ? await db.MonitorRuns.CountAsync(Ct) : 0, await db.MonitorFailures.CountAsync(Ct));
    }

    /// <summary>Ends the work at the statement that is so many ahead, and at each one after it.</summary>
    private sealed class Crash : DbCommandInterceptor
    {
        public int? After { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            Strike() ? throw new OperationCanceledException("It was killed.") : ValueTask.FromResult(result);

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            Strike() ? throw new OperationCanceledException("It was killed.") : ValueTask.FromResult(result);

        private bool Strike()
        {
            After = After is > 0 ? After - 1 : After;
            return After is 0;
        }
    }

    private sealed class Crashing(Space space, Crash crash) : IDbContextFactory<SpaceDb>
    {
        private readonly DbContextOptions<SqliteSpaceDb> _options = (DbContextOptions<SqliteSpaceDb>)
            new DbContextOptionsBuilder<SqliteSpaceDb>().UseSpaceSqlite(space.ConnectionString).ForTests().AddInterceptors(crash).Options;

        public SpaceDb CreateDbContext() => new SqliteSpaceDb(_options);
    }
}
