using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Billing;

/// <summary>Invoices the term that somebody opened by hand, and takes back what was invoiced for a service that is cancelled.</summary>
public sealed class ServiceBilling : IServiceFollowUp
{
    /// <summary>How long a customer has to pay an invoice that no term's end sets a day for.</summary>
    public const int DaysToPay = 7;

    public async Task<FollowedUp> FollowAsync(SpaceDb db, IReadOnlyList<StatusChange> changes, Actor actor, LocalNow now, CancellationToken ct)
    {
        Forget(db);
        var topics = new List<string>();
        var owing = changes.Where(change => change.To is ServiceStatus.Active && change.Service.OwesForItsTerm).Select(change => change.Service).ToList();
        if (owing.Count > 0)
        {
            topics.AddRange(await IssueAsync(db, owing, actor, now, ct).ConfigureAwait(false));
        }

        int[] gone = [.. changes.Where(change => change.To is ServiceStatus.Cancelled or null && MayOweForLater(change.Service, now.Today)).Select(change => change.Service.Id)];
        if (owing.Count + gone.Length == 0)
        {
            return FollowedUp.Nothing; // the most by far, such as what is suspended
        }

        if (gone.Length > 0)
        {
            topics.AddRange(await TermCredits.CreditAsync(db, gone, now.Today, now, ct).ConfigureAwait(false));
        }

        Forget(db);
        return new FollowedUp(true, topics);
    }

    public async Task<FollowedUp> EndAsync(SpaceDb db, SpaceService service, DateOnly on, LocalNow now, CancellationToken ct) =>
        service.NextTermOn >= on && MayOweForLater(service, on)
            ? new FollowedUp(true, await TermCredits.CreditAsync(db, [service.Id], on, now, ct).ConfigureAwait(false))
            : FollowedUp.Nothing;

    // A term that will not come can only be on an invoice if it was invoiced or paid ahead; mostly it was not, and nothing is asked.
    private static bool MayOweForLater(SpaceService service, DateOnly from) => service.InvoicedTerm > service.TermNumber || service.IsPaidAhead(from);

    // Commands change services past the change tracker: one that it still knew would be an old one.
    private static void Forget(SpaceDb db)
    {
        foreach (var entry in db.ChangeTracker.Entries<SpaceService>().ToList())
        {
            entry.State = EntityState.Detached;
        }
    }

    // By the database's own rows: what the command changed was stored past the change tracker.
    private static async Task<List<string>> IssueAsync(SpaceDb db, List<SpaceService> owing, Actor actor, LocalNow now, CancellationToken ct)
    {
        int[] numbers = [.. owing.Select(service => service.Id)];
        var services = await db.Services.Include(service => service.Reseller)
            .Include(service => service.Terms.OrderByDescending(term => term.Number).Take(1))
            .Where(service => EF.Parameter(numbers).Contains(service.Id)).OrderBy(service => service.Id).ToListAsync(ct).ConfigureAwait(false);
        var topics = new List<string>();
        foreach (var group in services.GroupBy(service => (service.CustomerId, service.Currency, DueOn: InvoiceRules.DueOn(service, now.Today))))
        {
            var invoice = await InvoiceIssuer.IssueAsync(db, group.First().Reseller, [.. group], group.Key.DueOn, actor, now, ct).ConfigureAwait(false);
            topics.AddRange(Topics.Invoices(invoice.ResellerId, invoice.CustomerId));
        }

        return topics;
    }
}
