using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Monitoring;

public sealed partial class MonitorQueries
{
    /// <summary>For whom the actor may set days and texts: an administrator for the installation and every reseller, by name; a reseller for itself.</summary>
    public async Task<IReadOnlyList<SettingOwner>> OwnersAsync(CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.MonitorSettings);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var resellers = await db.Resellers.VisibleTo(actor).OrderBy(reseller => reseller.Name).ThenBy(reseller => reseller.Id)
            .Select(reseller => new SettingOwner(SettingLevel.Reseller, reseller.Id, reseller.Name))
            .ToListAsync(ct).ConfigureAwait(false);
        return actor.Scope is Scope.Platform ? [new SettingOwner(SettingLevel.Installation, 0, "The installation"), .. resellers] : resellers;
    }

    /// <summary>What is set at a level, and what holds where nothing is. Null when it is not the actor's to set.</summary>
    /// <param name="subject">The key of the reseller, plan or service; 0 for the installation.</param>
    public async Task<MonitorSettingsDetails?> SettingsAsync(SettingLevel level, int subject, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.MonitorSettings);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        if (await SettingSubject.FindAsync(db, actor, level, subject, ct).ConfigureAwait(false) is not { } of)
        {
            return null;
        }

        var (own, inherited) = await ReadAsync(db, level, subject, of, ct).ConfigureAwait(false);
        return new MonitorSettingsDetails(level, subject, of.Name, own?.Days ?? DaysChoice.None, own?.Texts ?? MonitorTexts.None, own?.Version ?? 0, inherited);
    }

    /// <summary>Whom other days would touch: what the next run has to do by those that hold now, and by them. Null when they are refused, or not the actor's to set.</summary>
    /// <inheritdoc cref="SettingsAsync"/>
    public async Task<IReadOnlyList<DaysEffect>?> EffectAsync(SettingLevel level, int subject, DaysChoice days, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.MonitorSettings);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        if (DaysChoice.Validate(days) is not null || await SettingSubject.FindAsync(db, actor, level, subject, ct).ConfigureAwait(false) is not { } of)
        {
            return null;
        }

        var now = await MonitorScope.ReadAsync(db, time.GetUtcNow(), of.ResellerId, customers: null, ct).ConfigureAwait(false);
        var then = now with { Settings = now.Settings.With(level, subject, of.ResellerId, days) };
        var effects = new List<DaysEffect>();
        foreach (var pass in MonitorPasses.InOrder().Where(one => one.Pass is Pass.IssueRenewals or Pass.Warn or Pass.Suspend or Pass.Cancel or Pass.Lapse))
        {
            var (before, after) = (await pass.BacklogAsync(db, now, ct).ConfigureAwait(false), await pass.BacklogAsync(db, then, ct).ConfigureAwait(false));
            effects.Add(new DaysEffect(pass.Pass, before.Count, after.Count));
        }

        return effects;
    }

    /// <summary>By which days the monitor acts on one service, and what it could not do to it. Null when the service is not the actor's to see.</summary>
    public async Task<ServiceMonitoring?> OfServiceAsync(int number, CancellationToken ct)
    {
        var actor = await ActorAsync(ct).ConfigureAwait(false);
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        if (await SettingSubject.FindAsync(db, actor, SettingLevel.Service, number, ct).ConfigureAwait(false) is not { } of)
        {
            return null;
        }

        var (own, inherited) = await ReadAsync(db, SettingLevel.Service, number, of, ct).ConfigureAwait(false);
        var left = await db.Services.Where(service => service.Id == number)
            .Select(service => new { Awaits = service.AwaitsBillingSince != null, IsOfDisabled = service.Reseller.DisabledAt != null })
            .SingleAsync(ct).ConfigureAwait(false);
        return new ServiceMonitoring(
            inherited.Under(own), await RowsAsync(db, db.MonitorFailures.VisibleTo(actor).Where(failure => failure.ServiceId == number), MaxFailures, ct).ConfigureAwait(false),
            left.Awaits, left.IsOfDisabled);
    }

    // What is wider comes first in the enum, so that a level inherits from those before it.
    private static async Task<(MonitorSetting? Own, SettingsSource Inherited)> ReadAsync(SpaceDb db, SettingLevel level, int subject, SettingSubject of, CancellationToken ct)
    {
        var (reseller, plan) = (of.ResellerId, of.PlanId);
        var settings = await db.MonitorSettings.AsNoTracking()
            .Where(one => one.Level == SettingLevel.Installation && one.Subject == 0
                || one.Level == SettingLevel.Reseller && one.Subject == reseller
                || one.Level == SettingLevel.Plan && one.Subject == plan
                || one.Level == level && one.Subject == subject)
            .ToListAsync(ct).ConfigureAwait(false);
        var wider = settings.Where(one => one.Level < level).OrderBy(one => one.Level);
        return (settings.SingleOrDefault(one => one.Level == level), wider.Aggregate(SettingsSource.Default, (inherited, one) => inherited.Under(one)));
    }
}
