using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Web;

/// <summary>The monitor within the running program, and what machines read of it.</summary>
public sealed class MonitorRunningTests
{
    private const string Token = "a token of the tests";

    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Program_OfAServer_SuspendsWhatIsOverdueByItself_AndWakesWhenSomebodyPays()
    {
        using var app = SpaceApp.With(("Monitor:Enabled", "true"));
        var dbs = app.Services.GetRequiredService<IDbContextFactory<SpaceDb>>();
        await OverdueAsync(dbs, 4);
        await UntilAsync(dbs, db => db.MonitorRuns.AnyAsync(run => run.Trigger == RunTrigger.Timer && run.EndedAt != null, _ct));
        await OverdueAsync(dbs, 5);

        app.Services.GetRequiredService<ChangeFeed>().Publish(Topics.Payments);

        await UntilAsync(dbs, db => db.MonitorRuns.AnyAsync(run => run.Trigger == RunTrigger.Payment && run.EndedAt != null, _ct));
        await UntilAsync(dbs, async db => await db.Services.CountAsync(s => (s.Id == 4 || s.Id == 5) && s.Status == ServiceStatus.Suspended && s.SuspensionSource == SuspensionSource.Overdue, _ct) == 2);
    }

    [Fact]
    public async Task Metrics_OfAProgramThatDoesNotOfferThem_AreNotFound()
    {
        using var app = new SpaceApp();
        using var client = app.NewClient();

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/metrics", _ct)).StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer a token of the test")]
    [InlineData("Basic a token of the tests")]
    public async Task Metrics_WithoutTheToken_AreRefused(string? authorization)
    {
        using var app = SpaceApp.With(("Metrics:Enabled", "true"), ("Metrics:Token", Token));
        using var client = app.NewClient();
        if (authorization is not null)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        }

        var answer = await client.GetAsync("/metrics", _ct);

        Assert.Equal((HttpStatusCode.Unauthorized, "Bearer"), (answer.StatusCode, answer.Headers.WwwAuthenticate.ToString()));
        Assert.DoesNotContain("backlog", await answer.Content.ReadAsStringAsync(_ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_WithTheToken_TellOfRunsAndOfWhatWaits()
    {
        using var app = SpaceApp.With(("Metrics:Enabled", "true"), ("Metrics:Token", Token));
        using var client = app.NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        await OverdueAsync(app.Services.GetRequiredService<IDbContextFactory<SpaceDb>>(), 4);

        var monitor = app.Services.GetRequiredService<ISurfaceMonitor>();
        var waiting = (await monitor.BacklogAsync(null, _ct)).Count;
        Assert.True(waiting > 0);

        var before = await client.GetAsync("/metrics", _ct);
        var report = await monitor.RunAsync(RunTrigger.Hand, "Ada", null, null, _ct);
        var suspended = report.Passes.Single(pass => pass.Pass is Pass.Suspend).Done; // one, or more when a day ended meanwhile
        Assert.True(suspended > 0);
        var after = await client.GetStringAsync("/metrics", _ct);

        Assert.Equal("text/plain", before.Content.Headers.ContentType!.MediaType);
        Assert.Contains($"spaceadmin_monitor_backlog {waiting}\n", await before.Content.ReadAsStringAsync(_ct), StringComparison.Ordinal);
        Assert.Contains($"spaceadmin_monitor_backlog {(await monitor.BacklogAsync(null, _ct)).Count}\n", after, StringComparison.Ordinal);
        Assert.Contains("spaceadmin_monitor_runs{outcome=\"ended\",trigger=\"Hand\"} 1\n", after, StringComparison.Ordinal);
        Assert.Contains($"spaceadmin_monitor_tasks{{pass=\"Suspend\"}} {suspended}\n", after, StringComparison.Ordinal);
        Assert.Contains("spaceadmin_monitor_failures{pass=\"Suspend\"} 0\n", after, StringComparison.Ordinal);
        Assert.Contains("spaceadmin_monitor_seconds_since_last_run ", after, StringComparison.Ordinal);
        Assert.Contains("spaceadmin_monitor_run_seconds_count 1\n", after, StringComparison.Ordinal);
    }

    /// <summary>As if it had been unpaid for five days, and its customer were warned.</summary>
    internal static async Task OverdueAsync(IDbContextFactory<SpaceDb> dbs, int number)
    {
        await using var db = await dbs.CreateDbContextAsync();
        var due = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-5);
        Assert.Equal(1, await db.Services.Where(s => s.Id == number && s.Status == ServiceStatus.Active).ExecuteUpdateAsync(set => set
            .SetProperty(s => s.DueOn, due).SetProperty(s => s.WarnedFor, due).SetProperty(s => s.SuspendsOn, due.AddDays(2))));
    }

    private async Task UntilAsync(IDbContextFactory<SpaceDb> dbs, Func<SpaceDb, Task<bool>> condition)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            await using var db = await dbs.CreateDbContextAsync(_ct);
            if (await condition(db))
            {
                return;
            }

            await Task.Delay(100, _ct);
        }

        Assert.Fail("It did not come to that.");
    }
}
