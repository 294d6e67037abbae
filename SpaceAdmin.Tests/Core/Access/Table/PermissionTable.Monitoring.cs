using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Monitoring;

namespace SpaceAdmin.Tests.Core.Access;

internal static partial class PermissionTable
{
    private static readonly DaysChoice s_days = new(9, null, null, null);

    private static IEnumerable<PermissionRow> Monitoring =>
    [
        Row("MonitorQueries.HealthAsync", Permissions.MonitorSee, asking => Task.FromResult(() => Asking.QueryAsync(
            () => asking.Get<MonitorQueries>().HealthAsync(Asking.Ct), health => health is not null))) with { Sees = AnyDesk },
        Row("MonitorQueries.PreviewAsync", Permissions.MonitorSee, asking => Task.FromResult(() => Asking.QueryAsync(
            () => asking.Get<MonitorQueries>().PreviewAsync(null, Asking.Ct), report => report is not null))) with { Sees = AnyDesk },
        Row("MonitorQueries.HistoryAsync", Permissions.MonitorSee, async asking =>
        {
            await RanAsync(asking);
            return () => Asking.QueryAsync(() => asking.Get<MonitorQueries>().HistoryAsync(TimeZoneInfo.Utc, Asking.Ct), passes => passes.Any(pass => pass.DoneToday > 0));
        }),
        Row("MonitorQueries.RunsAsync", Permissions.MonitorSee, async asking =>
        {
            await RanAsync(asking);
            return () => Asking.QueryAsync(() => asking.Get<MonitorQueries>().RunsAsync(1, 25, Asking.Ct), runs => runs.Rows.Any(run => run.Done > 0));
        }),
        Row("MonitorQueries.FailuresAsync", Permissions.MonitorSee, async asking =>
        {
            await FailedAsync(asking);
            return () => Asking.QueryAsync(() => asking.Get<MonitorQueries>().FailuresAsync(Asking.Ct), failures => failures.Count > 0);
        }),
        Row("MonitorQueries.OfServiceAsync", Permissions.MonitorSee, async asking =>
        {
            var number = (await asking.Space.AddServiceAsync()).Id;
            return () => Asking.QueryAsync(() => asking.Get<MonitorQueries>().OfServiceAsync(number, Asking.Ct), days => days is not null);
        }) with { Sees = who => Desk(who) },
        Row("MonitorQueries.OwnersAsync", Permissions.MonitorSettings, asking => Task.FromResult(() => Asking.QueryAsync(
            () => asking.Get<MonitorQueries>().OwnersAsync(Asking.Ct), owners => owners.Any(owner => owner.Level is SettingLevel.Reseller && owner.Subject == asking.Space.Ours.Id)))),
        Row("MonitorQueries.SettingsAsync of the installation", Permissions.MonitorSettings, asking => Task.FromResult(() => Asking.QueryAsync(
            () => asking.Get<MonitorQueries>().SettingsAsync(SettingLevel.Installation, 0, Asking.Ct), found => found is not null))) with { Sees = OfPlatform },
        Row("MonitorQueries.SettingsAsync of a reseller", Permissions.MonitorSettings, asking => Task.FromResult(() => Asking.QueryAsync(
            () => asking.Get<MonitorQueries>().SettingsAsync(SettingLevel.Reseller, asking.Space.Ours.Id, Asking.Ct), found => found is not null))),
        Row("MonitorQueries.SettingsAsync of a plan", Permissions.MonitorSettings, async asking =>
        {
            var plan = await asking.Space.AddPlanAsync($"{Guid.NewGuid()}");
            return () => Asking.QueryAsync(() => asking.Get<MonitorQueries>().SettingsAsync(SettingLevel.Plan, plan.Id, Asking.Ct), found => found is not null);
        }),
        Row("MonitorQueries.SettingsAsync of a service", Permissions.MonitorSettings, async asking =>
        {
            var number = (await asking.Space.AddServiceAsync()).Id;
            return () => Asking.QueryAsync(() => asking.Get<MonitorQueries>().SettingsAsync(SettingLevel.Service, number, Asking.Ct), found => found is not null);
        }),
        Row("MonitorCommands.ChangeSettingsAsync of the installation", Permissions.MonitorSettings, asking => ChangeAsync(asking, SettingLevel.Installation, 0)) with { Sees = OfPlatform },
        Row("MonitorQueries.EffectAsync", Permissions.MonitorSettings, async asking =>
        {
            var number = (await asking.Space.AddServiceAsync()).Id;
            return () => Asking.QueryAsync(() => asking.Get<MonitorQueries>().EffectAsync(SettingLevel.Service, number, s_days, Asking.Ct), found => found is not null);
        }),
        Row("BillingStartQueries.LeftAloneAsync", Permissions.MonitorSee, async asking =>
        {
            await WaitsAsync(asking);
            return () => Asking.QueryAsync(() => asking.Get<BillingStartQueries>().LeftAloneAsync(Asking.Ct), left => left.Any(one => one.ResellerId == asking.Space.Ours.Id));
        }),
        Row("BillingStartQueries.FindAsync", Permissions.MonitorSettings, asking => Task.FromResult(() => Asking.QueryAsync(
            () => asking.Get<BillingStartQueries>().FindAsync(asking.Space.Ours.Name, Asking.Ct), found => found is not null))),
        Row("BillingStartQueries.PreviewAsync", Permissions.MonitorSettings, asking => Task.FromResult(() => Asking.QueryAsync(
            () => asking.Get<BillingStartQueries>().PreviewAsync(asking.Space.Ours.Id, null, Asking.Ct), preview => preview is not null))),
        Row("BillingStartCommands.StartAsync", Permissions.MonitorSettings, async asking =>
        {
            var waiting = await WaitsAsync(asking);
            return () => Asking.CommandAsync(asking.Get<BillingStartCommands>().StartAsync(asking.Space.Ours.Id, waiting, Asking.Ct));
        }),
        Row("MonitorCommands.ChangeSettingsAsync of a reseller", Permissions.MonitorSettings, asking => ChangeAsync(asking, SettingLevel.Reseller, asking.Space.Ours.Id)),
        Row("MonitorCommands.ChangeSettingsAsync of a service", Permissions.MonitorSettings, async asking =>
            await ChangeAsync(asking, SettingLevel.Service, (await asking.Space.AddServiceAsync()).Id)),
        Row("MonitorCommands.RunAsync", Permissions.MonitorRun, asking => Task.FromResult(() => Asking.CommandAsync(
            asking.Get<MonitorCommands>().RunAsync(null, Asking.Ct)))) with { Sees = AnyDesk },
        Row("MonitorCommands.TryAgainAsync", Permissions.MonitorRun, async asking =>
        {
            var failure = await FailedAsync(asking);
            return () => Asking.CommandAsync(asking.Get<MonitorCommands>().TryAgainAsync(failure, Asking.Ct));
        }),
        OfPlatform("MonitorCommands.PauseAsync", Permissions.MonitorPause, async asking =>
        {
            await PausedAsync(asking, false);
            return () => Asking.CommandAsync(asking.Get<MonitorCommands>().PauseAsync("Stock-taking", Asking.Ct));
        }),
        OfPlatform("MonitorCommands.ResumeAsync", Permissions.MonitorPause, async asking =>
        {
            await PausedAsync(asking, true);
            return () => Asking.CommandAsync(asking.Get<MonitorCommands>().ResumeAsync(Asking.Ct));
        }),
    ];

    private static bool OfPlatform(Who who) => who is Who.CommandLine or Who.Platform;

    private static async Task<Func<Task<Answer>>> ChangeAsync(Asking asking, SettingLevel level, int subject)
    {
        await using var db = asking.Space.CreateDbContext();
        var version = await db.MonitorSettings.Where(one => one.Level == level && one.Subject == subject).Select(one => (int?)one.Version).SingleOrDefaultAsync(Asking.Ct) ?? 0;
        return () => Asking.CommandAsync(asking.Get<MonitorCommands>().ChangeSettingsAsync(level, subject, s_days with { Issue = version % 300 }, MonitorTexts.None, version, Asking.Ct));
    }

    private static async Task PausedAsync(Asking asking, bool paused)
    {
        await using var db = asking.Space.CreateDbContext();
        var state = await db.MonitorStates.SingleAsync(Asking.Ct);
        if (paused)
        {
            state.Pause("Ada", "Stock-taking", asking.Space.Clock.GetUtcNow());
        }
        else
        {
            state.Resume();
        }

        await db.SaveChangesAsync(Asking.Ct);
    }

    /// <summary>One more of our services waits for its billing.</summary>
    /// <returns>How many do.</returns>
    private static async Task<int> WaitsAsync(Asking asking)
    {
        var added = await asking.Space.AddServiceAsync();
        await using var db = asking.Space.CreateDbContext();
        (await db.Services.SingleAsync(service => service.Id == added.Id, Asking.Ct)).AwaitBilling(asking.Space.Clock.GetUtcNow());
        await db.SaveChangesAsync(Asking.Ct);
        return await db.Services.CountAsync(service => service.ResellerId == added.ResellerId && service.AwaitsBillingSince != null, Asking.Ct);
    }

    /// <summary>A run for everybody that did something for us.</summary>
    private static async Task RanAsync(Asking asking)
    {
        await using var db = asking.Space.CreateDbContext();
        var run = db.MonitorRuns.Add(new MonitorRun(RunTrigger.Timer, "Surface Monitor", null, asking.Space.Clock.GetUtcNow())).Entity;
        await db.SaveChangesAsync(Asking.Ct);
        var pass = new MonitorPassRun(run.Id, Pass.Suspend, asking.Space.Ours.Id, run.StartedAt);
        pass.Add(2, 0, 1, TimeSpan.FromSeconds(1));
        db.MonitorPassRuns.Add(pass);
        await db.SaveChangesAsync(Asking.Ct);
    }

    private static async Task<int> FailedAsync(Asking asking)
    {
        var service = await asking.Space.AddServiceAsync();
        await using var db = asking.Space.CreateDbContext();
        var failure = new MonitorFailure(
            new MonitorTask(Pass.Suspend, service.Id, service.Id, service.ResellerId, service.CustomerId, $"#{service.Id}", "out of order", TaskOutcome.Failed), asking.Space.Clock.GetUtcNow());
        failure.Again("out of order", asking.Space.Clock.GetUtcNow());
        db.MonitorFailures.Add(failure);
        await db.SaveChangesAsync(Asking.Ct);
        return failure.Id;
    }
}
