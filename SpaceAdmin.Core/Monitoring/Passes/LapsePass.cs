using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>Cancels what was ordered and nobody paid. Its invoice is void; where others stand on it, its line is credited.</summary>
internal sealed class LapsePass : DayPass
{
    public override Pass Pass => Pass.Lapse;

    // By invoice, since orders that lapse together leave one void invoice and no credit notes.
    public override async Task DoAsync(MonitorWork work, IReadOnlyList<MonitorCandidate> candidates, CancellationToken ct)
    {
        int[] numbers = [.. candidates.Select(candidate => candidate.Subject)];
        var invoices = await work.Db.Invoices.Include(invoice => invoice.Lines).Include(invoice => invoice.Reseller)
            .Where(invoice => invoice.Status == InvoiceStatus.Unpaid && invoice.Lines.Any(line => EF.Parameter(numbers).Contains(line.ServiceId) && !line.Credited))
            .OrderBy(invoice => invoice.Id).ToListAsync(ct).ConfigureAwait(false);
        foreach (var invoice in invoices)
        {
            await LapseAsync(work, invoice, numbers, ct).ConfigureAwait(false);
        }
    }

    protected override IQueryable<SpaceService> MayBeDue(IQueryable<SpaceService> services, MonitorScope scope)
    {
        var latest = scope.LatestToday.AddDays(-scope.Settings.MinLapse ?? -DaysChoice.Max);
        return services.Billed().Where(service => scope.Settings.MinLapse != null
            && service.Status == ServiceStatus.Ordered && service.UnpaidSince != null && service.UnpaidSince <= latest && service.AwaitsActivationSince == null);
    }

    protected override IQueryable<SpaceService> AfterLast(IQueryable<SpaceService> services)
    {
        if (Last is { Days.UnpaidSince: { } day, Id: var id })
        {
            services = services.Where(service => service.UnpaidSince >= day && (service.UnpaidSince > day || service.Id > id));
        }

        return services.OrderBy(service => service.UnpaidSince).ThenBy(service => service.Id);
    }

    protected override DateOnly? DueSince(DueDays service, MonitorDays days, LocalNow now) =>
        service.UnpaidSince is { } on && MonitorRules.LapseOn(on, service.HoldUntil, days) is { } day && day <= now.Today ? day : null;

    protected override IQueryable<DueDays> Days(IQueryable<SpaceService> services, IQueryable<int> own) => services.Select(service => new DueDays
    {
        ResellerId = service.ResellerId,
        PlanId = service.PlanId,
        OwnDaysOf = own.Where(number => number == service.Id).FirstOrDefault(),
        UnpaidSince = service.UnpaidSince,
        HoldUntil = service.HoldUntil,
    });

    private async Task LapseAsync(MonitorWork work, Invoice invoice, int[] numbers, CancellationToken ct)
    {
        int[] billed = [.. invoice.Lines.Where(line => !line.Credited).Select(line => line.ServiceId).Distinct()];
        var families = await ServiceFamilies.LoadAsync(work.Db, billed, ct).ConfigureAwait(false);
        var due = new List<SpaceService>();
        foreach (var service in billed.Where(number => !work.Alone || numbers.Contains(number)).Select(families.GetValueOrDefault).OfType<SpaceService>())
        {
            if (!IsDue(service, work.Scope))
            {
                continue;
            }

            if ((service.StuckAction is ServiceAction.Cancel ? new ServiceRefusal.WaitsInQueue(ServiceAction.Cancel) : service.Validate(ServiceAction.Cancel)) is { } refused)
            {
                work.Tell(Of(service).Task(Pass, refused.Message, TaskOutcome.LeftAlone));
                continue;
            }

            due.Add(service);
        }

        if (due.Count > 0)
        {
            await EndAsync(work, invoice, due, isWhole: due.Count == billed.Length, ct).ConfigureAwait(false);
        }
    }

    private async Task EndAsync(MonitorWork work, Invoice invoice, List<SpaceService> due, bool isWhole, CancellationToken ct)
    {
        var days = due.Max(service => work.Scope.Settings.DaysOf(service.ResellerId, service.PlanId, service.Id).Lapse);
        var reason = string.Create(CultureInfo.InvariantCulture, $"Not paid within {days} {(days == 1 ? "day" : "days")}");
        var refused = isWhole
            ? (await UnpaidOrders.VoidAsync(work.Write, work.Changes, invoice, reason, ct).ConfigureAwait(false)).Failure
            : await UnpaidOrders.CancelAsync(work.Write, work.Changes, [.. due.Select(service => service.Id)], reason, ct).ConfigureAwait(false);
        if (refused is not null)
        {
            throw new InvalidOperationException(refused.Message); // it was asked before: the batch is rolled back and tried one by one
        }

        foreach (var service in due)
        {
            work.Tell(Of(service).Task(Pass, string.Create(CultureInfo.InvariantCulture, $"ordered, and unpaid since {service.UnpaidSince:yyyy-MM-dd}")));
        }
    }

    private static bool IsDue(SpaceService service, MonitorScope scope) =>
        service is { Status: ServiceStatus.Ordered, AwaitsActivationSince: null, AwaitsBillingSince: null, PendingAction: null, UnpaidSince: { } on }
        && MonitorRules.LapseOn(on, service.HoldUntil, scope.Settings.DaysOf(service.ResellerId, service.PlanId, service.Id)) <= scope.Local(service.ResellerId).Today;

    private static MonitorCandidate Of(SpaceService service) => new(service.Id, service.Id, service.ResellerId, service.CustomerId, $"#{service.Id} {service.Name}");
}
