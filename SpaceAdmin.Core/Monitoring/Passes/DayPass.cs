using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>A pass through services that are due by a day of the calendar and the days that are set for them.</summary>
internal abstract class DayPass : ServicePass
{
    // Counted by day: the rules are asked for each day instead of for each service.
    public override async Task<MonitorBacklog> BacklogAsync(SpaceDb db, MonitorScope scope, CancellationToken ct)
    {
        var own = db.MonitorSettings.Where(setting => setting.Level == SettingLevel.Service).Select(setting => setting.Subject);
        if (scope.Settings.TriedService is { } tried)
        {
            own = own.Concat(db.Services.Where(service => service.Id == tried).Select(service => service.Id));
        }

        var groups = await Days(ToBeDone(MayBeDue(Unfailed(db, scope), scope), db), own)
            .GroupBy(days => days)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(ct).ConfigureAwait(false);
        return Sum(scope, groups.Where(group => scope.Days.ContainsKey(group.Key.ResellerId)) // else it came after the scope was read
            .Select(group => (group.Key.ResellerId, DueSince(group.Key, DaysOf(group.Key, scope), scope.Local(group.Key.ResellerId)), group.Count)));
    }

    protected override bool IsDue(DueDays service, MonitorScope scope) =>
        DueSince(LookedAtAs(service), DaysOf(service, scope), scope.Local(service.ResellerId)) is not null;

    /// <summary>Since which day it is to be done; null when it is not due now.</summary>
    protected abstract DateOnly? DueSince(DueDays service, MonitorDays days, LocalNow now);

    /// <summary>The days that <see cref="DueSince"/> asks for, and no others: each set of days is counted on its own.</summary>
    /// <param name="own">The numbers of the services that have settings of their own.</param>
    protected abstract IQueryable<DueDays> Days(IQueryable<SpaceService> services, IQueryable<int> own);

    /// <summary>Those that the pass would really do something to, without those that it only tells of.</summary>
    protected virtual IQueryable<SpaceService> ToBeDone(IQueryable<SpaceService> services, SpaceDb db) => services;

    /// <summary>A pass that tells what is held, too, looks at it as if it were not.</summary>
    protected virtual DueDays LookedAtAs(DueDays service) => service;

    private static MonitorDays DaysOf(DueDays service, MonitorScope scope) => service.OwnDaysOf is { } number
        ? scope.Settings.DaysOf(service.ResellerId, service.PlanId, number)
        : scope.Settings.DaysOfPlan(service.ResellerId, service.PlanId);
}
