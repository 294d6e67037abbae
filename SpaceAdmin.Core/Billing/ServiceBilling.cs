using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Billing;

/// <summary>Invoices the term that somebody opened by hand, and takes back what was invoiced for a service that is cancelled.</summary>
public sealed class ServiceBilling : IServiceFollowUp
{
    public async Task<bool> FollowAsync(Write write, IReadOnlyList<StatusChange> changes, LocalNow now, CancellationToken ct)
    {
        Forget(write.Db);
        var owing = changes.Where(change => change.To is ServiceStatus.Active && change.Service.OwesForItsTerm).Select(change => change.Service).ToList();
        if (owing.Count > 0)
        {
            await IssueAsync(write, owing, now, ct).ConfigureAwait(false);
        }

        EndedService[] gone =
        [
            .. changes.Where(change => change.To is ServiceStatus.Cancelled && (MayOweForLater(change.Service, now.Today) || WasPaidInVain(change, now)) || IsGivenUp(change))
                .Select(change => new EndedService(change.Service.Id, change.Service.TermNumber, change.SuspendedSince)),
        ];
        if (owing.Count + gone.Length == 0)
        {
            return false; // the most by far, such as what is suspended
        }

        if (gone.Length > 0)
        {
            await TermCredits.CreditAsync(write, gone, now.Today, "Cancelled", now, ct).ConfigureAwait(false);
        }

        Forget(write.Db);
        return true;
    }

    public async Task EndAsync(Write write, SpaceService service, DateOnly on, string why, LocalNow now, CancellationToken ct)
    {
        var addOns = await write.Db.Services.Where(addOn => addOn.ParentId == service.Id && addOn.Status != ServiceStatus.Cancelled).ToListAsync(ct).ConfigureAwait(false);
        EndedService[] ended =
        [
            .. addOns.Prepend(service).Where(one => one.NextTermOn >= on && MayOweForLater(one, on)).Select(one => new EndedService(one.Id, one.TermNumber, null)),
        ];
        if (ended.Length > 0)
        {
            await TermCredits.CreditAsync(write, ended, on, why, now, ct).ConfigureAwait(false);
        }
    }

    // Ordered and paid, and deleted before it ran. What was cancelled before its deletion was settled then, and its books stay as they are.
    private static bool IsGivenUp(StatusChange change) => change is { From: ServiceStatus.Ordered, To: null } && change.Service.InvoicedTerm > 0;

    // A term that will not come can only be on an invoice if it was invoiced or paid ahead; mostly it was not, and nothing is asked.
    private static bool MayOweForLater(SpaceService service, DateOnly from) => service.InvoicedTerm > service.TermNumber || service.IsPaidAhead(from);

    // A term that runs can have been opened by a payment that came after the suspension.
    private static bool WasPaidInVain(StatusChange change, LocalNow now) => change.SuspendedSince is not null && change.Service.TermEndsOn > now.Today;

    // Commands change services past the change tracker: one that it still knew would be an old one.
    private static void Forget(SpaceDb db)
    {
        foreach (var entry in db.ChangeTracker.Entries<SpaceService>().ToList())
        {
            entry.State = EntityState.Detached;
        }
    }

    // By the database's own rows: what the command changed was stored past the change tracker.
    private static async Task IssueAsync(Write write, List<SpaceService> owing, LocalNow now, CancellationToken ct)
    {
        int[] numbers = [.. owing.Select(service => service.Id)];
        var services = await write.Db.Services.Include(service => service.Reseller)
            .Include(service => service.Terms.OrderByDescending(term => term.Number).Take(1))
            .Where(service => EF.Parameter(numbers).Contains(service.Id)).OrderBy(service => service.Id).ToListAsync(ct).ConfigureAwait(false);
        foreach (var group in services.GroupBy(service => (service.CustomerId, service.Currency, DueOn: InvoiceRules.DueOn(service, now.Today))))
        {
            await InvoiceIssuer.IssueAsync(write, group.First().Reseller, [.. group], group.Key.DueOn, ct).ConfigureAwait(false);
        }
    }
}
