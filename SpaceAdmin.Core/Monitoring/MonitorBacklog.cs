using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>What is due now and not done yet. What is held, or failed and is tried later, does not wait.</summary>
/// <param name="Since">Since when the oldest of it is due; null when nothing is, or nobody knows.</param>
public sealed record MonitorBacklog(int Count, DateTimeOffset? Since)
{
    public static MonitorBacklog None { get; } = new(0, null);

    private MonitorBacklog And(int count, DateTimeOffset? since) =>
        count == 0 ? this : new(Count + count, Since < since ? Since : since ?? Since);

    /// <summary>One query for each index of the passes. It counts by day, and asks the rules for each day instead of for each service.</summary>
    internal static async Task<MonitorBacklog> ReadAsync(SpaceDb db, MonitorScope scope, CancellationToken ct)
    {
        var backlog = None;
        foreach (var (count, since) in (await ToInvoiceAsync(db, scope, ct).ConfigureAwait(false))
            .Concat(await UnpaidAsync(db, scope, ct).ConfigureAwait(false))
            .Concat(await SuspendedAsync(db, scope, ct).ConfigureAwait(false))
            .Concat(await OthersAsync(db, scope, ct).ConfigureAwait(false)))
        {
            backlog = backlog.And(count, since);
        }

        return backlog;
    }

    private static async Task<IEnumerable<(int, DateTimeOffset?)>> ToInvoiceAsync(SpaceDb db, MonitorScope scope, CancellationToken ct)
    {
        var latest = scope.LatestToday.AddDays(scope.Settings.MostIssue);
        var days = await Services(db, scope, Pass.IssueRenewals, Pass.IssueRenewals)
            .Where(s => s.Status == ServiceStatus.Active && s.NextTermOn != null && s.InvoicedTerm <= s.TermNumber && s.NextTermOn <= latest
                && !db.ScheduledActions.Any(action => action.ServiceId == s.Id && action.State == ScheduleState.Pending && action.Action == ServiceAction.Cancel
                    && (action.On == null || action.On <= s.NextTermOn)))
            .Select(s => new { s.ResellerId, s.PlanId, s.NextTermOn, Issue = Own(db).Where(own => own.Subject == s.Id).Select(own => own.IssueDays).FirstOrDefault() })
            .GroupBy(s => s)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(ct).ConfigureAwait(false);
        return from day in days
               let set = scope.Settings.DaysOfPlan(day.Key.ResellerId, day.Key.PlanId)
               let acts = MonitorRules.IssueOn(day.Key.NextTermOn!.Value, set with { Issue = day.Key.Issue ?? set.Issue })
               where acts <= Today(scope, day.Key.ResellerId)
               select (day.Count, Start(scope, day.Key.ResellerId, acts));
    }

    // Those to warn and those to suspend are in one index.
    private static async Task<IEnumerable<(int, DateTimeOffset?)>> UnpaidAsync(SpaceDb db, MonitorScope scope, CancellationToken ct)
    {
        var latest = scope.LatestToday.AddDays(scope.Settings.MostWarn - scope.Settings.LeastSuspend);
        var days = await Services(db, scope, Pass.Warn, Pass.Suspend)
            .Where(s => s.Status == ServiceStatus.Active && s.DueOn != null && s.DueOn <= latest)
            .Select(s => new
            {
                s.ResellerId, s.PlanId, s.DueOn, s.HoldUntil, Warned = s.WarnedFor == s.DueOn,
                Warn = Own(db).Where(own => own.Subject == s.Id).Select(own => own.WarnDays).FirstOrDefault(),
                Suspend = Own(db).Where(own => own.Subject == s.Id).Select(own => own.SuspendDays).FirstOrDefault(),
            })
            .GroupBy(s => s)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(ct).ConfigureAwait(false);
        return from day in days
               let set = scope.Settings.DaysOfPlan(day.Key.ResellerId, day.Key.PlanId)
               let own = set with { Warn = day.Key.Warn ?? set.Warn, Suspend = day.Key.Suspend ?? set.Suspend }
               let today = Today(scope, day.Key.ResellerId)
               let suspend = MonitorRules.SuspendOn(day.Key.DueOn!.Value, day.Key.HoldUntil, own)
               let warn = MonitorRules.WarnOn(day.Key.DueOn!.Value, day.Key.HoldUntil, own)
               where suspend <= today || !day.Key.Warned && warn <= today
               select (day.Count, Start(scope, day.Key.ResellerId, suspend <= today ? suspend : warn));
    }

    private static async Task<IEnumerable<(int, DateTimeOffset?)>> SuspendedAsync(SpaceDb db, MonitorScope scope, CancellationToken ct)
    {
        var latest = scope.Now.AddDays(1 - scope.Settings.LeastCancel);
        var days = await Services(db, scope, Pass.Cancel, Pass.Cancel)
            .Where(s => s.SuspensionSource == SuspensionSource.Overdue && s.SuspendedAt <= latest && s.AwaitsActivationSince == null)
            .Select(s => new { s.ResellerId, s.PlanId, s.SuspendedAt, s.HoldUntil, Cancel = Own(db).Where(own => own.Subject == s.Id).Select(own => own.CancelDays).FirstOrDefault() })
            .GroupBy(s => s)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(ct).ConfigureAwait(false);
        return from day in days
               let set = scope.Settings.DaysOfPlan(day.Key.ResellerId, day.Key.PlanId)
               let acts = MonitorRules.CancelOn(
                   scope.Local(day.Key.ResellerId).DayOf(day.Key.SuspendedAt!.Value), day.Key.HoldUntil, set with { Cancel = day.Key.Cancel ?? set.Cancel })
               where acts <= Today(scope, day.Key.ResellerId)
               select (day.Count, Start(scope, day.Key.ResellerId, acts));
    }

    // What waits for no day of a setting: who has paid, what lies on balances, and schedules.
    private static async Task<IEnumerable<(int, DateTimeOffset?)>> OthersAsync(SpaceDb db, MonitorScope scope, CancellationToken ct)
    {
        var paid = await Services(db, scope, Pass.Activate, Pass.Activate)
            .Where(s => s.AwaitsActivationSince != null
                && (s.Status == ServiceStatus.Ordered || s.SuspensionSource == SuspensionSource.Overdue)
                && (s.ParentId == null || db.Services.Any(parent => parent.Id == s.ParentId && parent.Status == ServiceStatus.Active)))
            .GroupBy(_ => 1)
            .Select(all => new { Count = all.Count(), Since = all.Min(s => s.AwaitsActivationSince) })
            .SingleOrDefaultAsync(ct).ConfigureAwait(false);
        var balances = await db.Balances.CountAsync(
            b => b.Amount > 0 && (scope.ResellerId == null || b.ResellerId == scope.ResellerId)
                && db.Invoices.Any(invoice => invoice.CustomerId == b.CustomerId && invoice.Status == InvoiceStatus.Unpaid && invoice.Currency == b.Currency)
                && !db.MonitorFailures.Any(failure => failure.Pass == Pass.ApplyBalances && failure.Subject == b.Id),
            ct).ConfigureAwait(false);
        var latest = scope.LatestToday;
        var scheduled = await db.ScheduledActions
            .Where(s => s.State == ScheduleState.Pending && (scope.ResellerId == null || s.ResellerId == scope.ResellerId)
                && !db.MonitorFailures.Any(failure => failure.Pass == Pass.CarryOutSchedules && failure.Subject == s.Id))
            .Select(s => new { s.ResellerId, On = s.On ?? db.Services.Where(service => service.Id == s.ServiceId).Select(service => service.TermEndsOn).FirstOrDefault() })
            .Where(s => s.On != null && s.On <= latest)
            .GroupBy(s => s)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(ct).ConfigureAwait(false);
        var reduced = await Services(db, scope, Pass.ChangeQuantities, Pass.ChangeQuantities)
            .Where(s => s.NextQuantityOn != null && s.NextQuantityOn <= latest)
            .GroupBy(s => new { s.ResellerId, On = s.NextQuantityOn })
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(ct).ConfigureAwait(false);
        return
        [
            (paid?.Count ?? 0, paid?.Since),
            (balances, null),
            .. scheduled.Where(day => day.Key.On <= Today(scope, day.Key.ResellerId)).Select(day => (day.Count, Start(scope, day.Key.ResellerId, day.Key.On!.Value))),
            .. reduced.Where(day => day.Key.On <= Today(scope, day.Key.ResellerId)).Select(day => (day.Count, Start(scope, day.Key.ResellerId, day.Key.On!.Value))),
        ];
    }

    private static IQueryable<SpaceService> Services(SpaceDb db, MonitorScope scope, Pass pass, Pass orPass)
    {
        var services = db.Services.Where(s => !db.MonitorFailures.Any(failure => (failure.Pass == pass || failure.Pass == orPass) && failure.Subject == s.Id));
        return scope.ResellerId is { } reseller ? services.Where(s => s.ResellerId == reseller) : services;
    }

    private static IQueryable<MonitorSetting> Own(SpaceDb db) => db.MonitorSettings.Where(setting => setting.Level == SettingLevel.Service);

    // A reseller that came after the scope was read has nothing that waits.
    private static DateOnly Today(MonitorScope scope, int reseller) => scope.Days.TryGetValue(reseller, out var local) ? local.Today : DateOnly.MinValue;

    private static DateTimeOffset? Start(MonitorScope scope, int reseller, DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, scope.Local(reseller).Zone.GetUtcOffset(midnight));
    }
}
