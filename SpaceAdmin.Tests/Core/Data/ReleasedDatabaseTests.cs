using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Data;

/// <summary>A database of each version that somebody may have, brought up to this one. Its files are kept for all time.</summary>
public sealed class ReleasedDatabaseTests : IDisposable
{
    private static readonly ActorIs s_operator = new(Actor.CommandLine);

    private readonly ReleasedDatabase _database = new();

    // A little after the last of them was filled.
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));

    /// <summary>Each with how many services, invoices, notes and entries of the audit log it holds.</summary>
    public static TheoryData<string, int, int, int, int> Versions => new(("2026-11", 63, 71, 5, 296));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private SpaceTemplate.Factory Dbs => _database.Dbs;

    [Theory, MemberData(nameof(Versions))]
    public async Task Start_OfAReleasedDatabase_LosesNothingAndWorks(string version, int services, int invoices, int notes, int entries)
    {
        await _database.UnpackAsync(version, Ct);

        await new SqliteStart(Dbs, _clock, NullLogger<SqliteStart>.Instance).RunAsync(Ct);

        await using (var db = Dbs.CreateDbContext())
        {
            Assert.Empty(await db.Database.GetPendingMigrationsAsync(Ct));
            Assert.Equal(
                (services, invoices, notes, entries),
                (await db.Services.CountAsync(Ct), await db.Invoices.CountAsync(Ct), await db.Notes.CountAsync(Ct), await db.Audit.CountAsync(Ct)));
        }

        var chain = await new AuditVerifier(Dbs, s_operator).VerifyAsync(null, null, Ct);
        Assert.True(chain.Succeeded, chain.Failure?.Message);
        var page = await new ServiceGrid(Dbs, s_operator, _clock).ListAsync(new ServiceListQuery(), Ct);
        Assert.Equal(services, page.Total);
        await ActAsync();
    }

    public void Dispose() => _database.Dispose();

    // A command and the monitor touch most tables and triggers.
    private async Task ActAsync()
    {
        var feed = new ChangeFeed(_clock, NullLogger<ChangeFeed>.Instance);
        var writer = new Writer(Dbs, _clock, feed);
        await using var db = Dbs.CreateDbContext();
        var service = await db.Services.AsNoTracking().Where(one => one.Status == ServiceStatus.Active && one.ParentId == null).OrderBy(one => one.Id).FirstAsync(Ct);

        var suspended = await new ServiceCommands(new UnitOfWork(writer, s_operator), Shipped.FollowUp).ApplyAsync(service.Id, ServiceAction.Suspend, service.Version, "A try", Ct);
        Assert.True(suspended.Succeeded, suspended.Failure?.Message);

        var run = await new SurfaceMonitor(Dbs, writer, _clock, feed, Shipped.FollowUp, NullLogger<SurfaceMonitor>.Instance).RunAsync(RunTrigger.Timer, "Timer", null, null, Ct);
        Assert.Equal(0, run.Failed);
    }
}
