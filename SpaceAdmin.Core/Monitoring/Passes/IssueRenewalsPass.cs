using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>Invoices the next term of what is about to end: one invoice for each customer, due day and currency.</summary>
internal sealed class IssueRenewalsPass : DayPass
{
    public override Pass Pass => Pass.IssueRenewals;

    protected override int AtFirst => 50;

    public override async Task DoAsync(MonitorWork work, IReadOnlyList<MonitorCandidate> candidates, CancellationToken ct)
    {
        var due = candidates.Select(candidate => candidate.Subject).ToHashSet();
        int[] customers = [.. candidates.Select(candidate => candidate.CustomerId).Distinct()];
        var services = await ToInvoice(Services(work.Db, work.Scope))
            .Where(service => EF.Parameter(customers).Contains(service.CustomerId))
            .Include(service => service.Schedules.Where(schedule => schedule.State == ScheduleState.Pending && schedule.Action == ServiceAction.Cancel))
            .Include(service => service.Parent!.Schedules.Where(schedule => schedule.State == ScheduleState.Pending && schedule.Action == ServiceAction.Cancel))
            .OrderBy(service => service.Id)
            .ToListAsync(ct).ConfigureAwait(false);
        int[] resellers = [.. services.Select(service => service.ResellerId).Distinct()];
        var sellers = await work.Db.Resellers.Where(reseller => EF.Parameter(resellers).Contains(reseller.Id)).ToDictionaryAsync(reseller => reseller.Id, ct).ConfigureAwait(false);

        due.IntersectWith(services.Where(service => IsDue(service, work.Scope)).Select(service => service.Id)); // others were paid meanwhile
        foreach (var ending in services.Where(service => due.Contains(service.Id) && service.EndsBeforeItsNextTerm))
        {
            work.Tell(Of(ending).Task(Pass, ending.EndsBy(ending.NextTermOn) ? "is cancelled at the end of its term" : "is cancelled with the service that it extends", TaskOutcome.LeftAlone));
        }

        var groups = services.Where(service => !service.EndsBeforeItsNextTerm)
            .GroupBy(service => (service.CustomerId, service.Currency, DueOn: InvoiceRules.DueOn(service.NextTermOn!.Value, work.Scope.Local(service.ResellerId).Today)))
            .Where(group => group.Any(service => due.Contains(service.Id)));
        foreach (var group in groups)
        {
            // Also those of the same day that would be invoiced later by their own days: one invoice is enough.
            List<SpaceService> together = [.. group.Where(service => !work.Alone || due.Contains(service.Id))];
            var seller = sellers[together[0].ResellerId];
            await InvoiceIssuer.IssueAsync(work.Write, seller, together, group.Key.DueOn, ct).ConfigureAwait(false);
            foreach (var service in together)
            {
                work.Tell(Of(service).Task(Pass, string.Create(CultureInfo.InvariantCulture, $"due on {group.Key.DueOn:yyyy-MM-dd}")), Topics.Service(service.Id));
            }
        }
    }

    protected override IQueryable<SpaceService> MayBeDue(IQueryable<SpaceService> services, MonitorScope scope)
    {
        var latest = scope.LatestToday.AddDays(scope.Settings.MaxIssue);
        return ToInvoice(services).Where(service => service.NextTermOn <= latest);
    }

    protected override IQueryable<SpaceService> AfterLast(IQueryable<SpaceService> services)
    {
        if (Last is { Days.NextTermOn: { } day, Id: var id })
        {
            services = services.Where(service => service.NextTermOn >= day && (service.NextTermOn > day || service.Id > id));
        }

        return services.OrderBy(service => service.NextTermOn).ThenBy(service => service.Id);
    }

    protected override DateOnly? DueSince(DueDays service, MonitorDays days, LocalNow now) =>
        service.NextTermOn is { } next && MonitorRules.IssueOn(next, days) is var day && day <= now.Today ? day : null;

    protected override IQueryable<DueDays> Days(IQueryable<SpaceService> services, IQueryable<int> own) => services.Select(service => new DueDays
    {
        ResellerId = service.ResellerId,
        PlanId = service.PlanId,
        OwnDaysOf = own.Where(number => number == service.Id).FirstOrDefault(),
        NextTermOn = service.NextTermOn,
    });

    // The same as what EndsBeforeItsNextTerm says of one that is loaded.
    protected override IQueryable<SpaceService> ToBeDone(IQueryable<SpaceService> services, SpaceDb db) => services.Where(service => !db.ScheduledActions.Any(schedule =>
        (schedule.ServiceId == service.Id || schedule.ServiceId == service.ParentId)
        && schedule.State == ScheduleState.Pending && schedule.Action == ServiceAction.Cancel
        && (schedule.On ?? db.Services.Where(ending => ending.Id == schedule.ServiceId).Select(ending => ending.TermEndsOn).FirstOrDefault()) <= service.NextTermOn));

    /// <summary>Those that have a next term, and nobody was asked to pay for it.</summary>
    public static IQueryable<SpaceService> Following(IQueryable<SpaceService> services) =>
        services.Where(service => service.Status == ServiceStatus.Active && service.NextTermOn != null && service.InvoicedTerm <= service.TermNumber);

    private static IQueryable<SpaceService> ToInvoice(IQueryable<SpaceService> services) => Following(services.Staying());

    private static bool IsDue(SpaceService service, MonitorScope scope) =>
        MonitorRules.IssueOn(service.NextTermOn!.Value, scope.Settings.DaysOf(service.ResellerId, service.PlanId, service.Id)) <= scope.Local(service.ResellerId).Today;

    private static MonitorCandidate Of(SpaceService service) => new(service.Id, service.Id, service.ResellerId, service.CustomerId, $"#{service.Id} {service.Name}");
}
