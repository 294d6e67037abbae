using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Core.Billing;

/// <summary>Reads invoices and balances, for the desk and for the customers whose they are.</summary>
public sealed class InvoiceQueries(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor, TimeProvider time)
{
    /// <summary>So many invoices of a customer are shown beside its facts; the list has the rest.</summary>
    public const int MaxRows = 10;

    /// <summary>And so many of a service beside its own.</summary>
    public const int MaxOfAService = 5;

    public async Task<InvoiceListPage> ListAsync(InvoiceListQuery query, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.InvoicesSee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var days = await InvoiceDays.ReadAsync(db, actor, time.GetUtcNow(), ct).ConfigureAwait(false);
        return await PageAsync(db, actor, query, days, ct).ConfigureAwait(false);
    }

    /// <summary>What the signed-in customer owes, has paid ahead, and was ever invoiced.</summary>
    public async Task<OwnInvoices> ListMineAsync(InvoiceListQuery query, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.MyInvoicesSee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var days = await InvoiceDays.ReadAsync(db, actor, time.GetUtcNow(), ct).ConfigureAwait(false);
        var page = await PageAsync(db, actor, query, days, ct).ConfigureAwait(false);
        var buyer = await db.Customers.AsNoTracking().SingleOrDefaultAsync(customer => customer.Id == actor.CustomerId && customer.ResellerId == actor.ResellerId, ct).ConfigureAwait(false);
        return new OwnInvoices(page, await SumsAsync(db, actor, actor.CustomerId ?? 0, days, ct).ConfigureAwait(false), buyer?.AsBuyer);
    }

    /// <summary>Null when it is not there or not the actor's to see: nothing tells which. Also null when more than one reseller has that number and none was named.</summary>
    public async Task<InvoiceDetails?> FindAsync(int number, int? resellerId, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.InvoicesSee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await InvoiceReading.FindAsync(db, Numbered(db, actor, number, resellerId), actor, time.GetUtcNow(), ct).ConfigureAwait(false);
    }

    /// <summary>One of the signed-in customer's own.</summary>
    public async Task<InvoiceDetails?> FindMineAsync(int number, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.MyInvoicesSee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await InvoiceReading.FindAsync(db, Numbered(db, actor, number, null), actor, time.GetUtcNow(), ct).ConfigureAwait(false);
    }

    /// <summary>The resellers that have an invoice of that number, by name: an administrator may mean any of them.</summary>
    public async Task<IReadOnlyList<InvoiceReseller>> ResellersOfAsync(int number, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.InvoicesSee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await Numbered(db, actor, number, null)
            .OrderBy(invoice => invoice.Reseller.Name).ThenBy(invoice => invoice.ResellerId)
            .Select(invoice => new InvoiceReseller(invoice.ResellerId, invoice.Reseller.Name))
            .ToListAsync(ct).ConfigureAwait(false);
    }

    /// <summary>Whether the actor sees an invoice of this number, on its desk or among its own.</summary>
    public async Task<bool> ExistsAsync(int number, int? resellerId, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.InvoicesSee) && !actor.Can(Permissions.MyInvoicesSee))
        {
            return false;
        }

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await Numbered(db, actor, number, resellerId).AnyAsync(ct).ConfigureAwait(false);
    }

    /// <summary>What is to be told because of an invoice, the newest first, <see cref="MaxRows"/> at the most.</summary>
    public async Task<IReadOnlyList<OutboxRow>> MessagesAsync(int invoiceId, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.InvoicesSee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await OutboxReading.ReadAsync(
            db, db.Outbox.VisibleTo(actor).Where(message => message.InvoiceId == invoiceId), MaxRows, actor, time.GetUtcNow(), ct).ConfigureAwait(false);
    }

    /// <summary>What there is to say about a customer's invoices on its page. Null when the customer is not the actor's to see.</summary>
    public async Task<CustomerBilling?> CustomerBillingAsync(int customerId, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.InvoicesSee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var reseller = await db.Customers.AsNoTracking().VisibleTo(actor).Where(customer => customer.Id == customerId).Select(customer => customer.Reseller)
            .SingleOrDefaultAsync(ct).ConfigureAwait(false);
        if (reseller is null)
        {
            return null;
        }

        var days = await InvoiceDays.ReadAsync(db, actor, time.GetUtcNow(), ct).ConfigureAwait(false);
        var invoices = db.Invoices.VisibleTo(actor).Where(invoice => invoice.CustomerId == customerId);
        var newest = await invoices.OrderByDescending(invoice => invoice.Id).Take(MaxRows).RowsAsync(days, ct).ConfigureAwait(false);
        return new CustomerBilling(
            await SumsAsync(db, actor, customerId, days, ct).ConfigureAwait(false),
            newest,
            newest.Count < MaxRows ? newest.Count : await invoices.CountAsync(ct).ConfigureAwait(false),
            await db.Payments.VisibleTo(actor).Where(payment => payment.CustomerId == customerId && payment.InvoiceId == null)
                .OrderByDescending(payment => payment.Id).Take(MaxRows).RowsAsync(db, actor, ct).ConfigureAwait(false),
            new CustomerMoney(
                reseller.Currency, reseller.Local(time.GetUtcNow()).Today,
                actor.Can(Permissions.PaymentsRecord), actor.Can(Permissions.PaymentsTakeBack), actor.Can(Permissions.BalancesChange)));
    }

    /// <summary>The newest invoices that are about a service, for the desk and for its customer.</summary>
    public async Task<ServiceInvoices> OfServiceAsync(int number, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(actor.Scope is Scope.Customer ? Permissions.MyInvoicesSee : Permissions.InvoicesSee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var days = await InvoiceDays.ReadAsync(db, actor, time.GetUtcNow(), ct).ConfigureAwait(false);
        var about = db.InvoiceLines.Where(line => line.ServiceId == number).Select(line => line.InvoiceId);
        var rows = await db.Invoices.VisibleTo(actor).Where(invoice => about.Contains(invoice.Id))
            .OrderByDescending(invoice => invoice.Id).Take(MaxOfAService).RowsAsync(days, ct).ConfigureAwait(false);
        var waivable = actor.Can(Permissions.InvoicesManage)
            ? await db.Services.VisibleTo(actor).Where(service => service.Id == number).Where(InvoiceRules.HasTermsToWaive).Select(service => (int?)service.Version)
                .SingleOrDefaultAsync(ct).ConfigureAwait(false)
            : null;
        return new ServiceInvoices(rows, waivable);
    }

    private static async Task<InvoiceListPage> PageAsync(SpaceDb db, Actor actor, InvoiceListQuery query, InvoiceDays days, CancellationToken ct)
    {
        var invoices = db.Invoices.VisibleTo(actor).Matching(db, actor, query);
        var counts = await CountAsync(db, invoices, actor, query, days, ct).ConfigureAwait(false);
        var total = counts.Of(query.Tab);
        var page = Math.Min(query.Page, Paging.Pages(total, query.Size));
        var rows = await invoices.In(query.Tab, days).Cut(query, page, days.OneReseller).RowsAsync(days, ct).ConfigureAwait(false);
        return new InvoiceListPage(rows, page, total, counts);
    }

    // Those that are paid become more and more, so they are not counted: numbers have no gaps, and no invoice is ever deleted.
    private static async Task<InvoiceCounts> CountAsync(
        SpaceDb db, IQueryable<Invoice> invoices, Actor actor, InvoiceListQuery query, InvoiceDays days, CancellationToken ct)
    {
        var all = query.IsSearched || actor.Scope is Scope.Customer
            ? await invoices.CountAsync(ct).ConfigureAwait(false)
            : await db.Resellers.VisibleTo(actor).SumAsync(reseller => reseller.LastInvoiceNumber, ct).ConfigureAwait(false);
        var found = await invoices.Where(invoice => invoice.Status == InvoiceStatus.Unpaid || invoice.Status == InvoiceStatus.Void || invoice.Status == InvoiceStatus.Credited)
            .GroupBy(invoice => invoice.Status)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, ct).ConfigureAwait(false);
        var overdue = await invoices.CountAsync(days.AreOverdue, ct).ConfigureAwait(false);
        return new InvoiceCounts(all, found.GetValueOrDefault(InvoiceStatus.Unpaid), overdue, found.GetValueOrDefault(InvoiceStatus.Void), found.GetValueOrDefault(InvoiceStatus.Credited));
    }

    private static async Task<CustomerSums> SumsAsync(SpaceDb db, Actor actor, int customerId, InvoiceDays days, CancellationToken ct)
    {
        var owed = db.Invoices.VisibleTo(actor).Where(invoice => invoice.CustomerId == customerId && invoice.Status == InvoiceStatus.Unpaid);
        var balances = await db.Balances.VisibleTo(actor).Where(balance => balance.CustomerId == customerId && balance.Amount > 0)
            .OrderBy(balance => balance.Currency).ThenBy(balance => balance.Id)
            .Select(balance => new Money(balance.Amount, balance.Currency)).ToListAsync(ct).ConfigureAwait(false);
        return new CustomerSums(await OpenAsync(owed).ConfigureAwait(false), await OpenAsync(owed.Where(days.AreOverdue)).ConfigureAwait(false), balances);

        async Task<IReadOnlyList<Money>> OpenAsync(IQueryable<Invoice> some) =>
            [.. (await some.GroupBy(invoice => invoice.Currency)
                .Select(group => new { group.Key, Sum = group.Sum(invoice => invoice.Total - invoice.Paid - invoice.Credited) })
                .OrderBy(group => group.Key)
                .ToListAsync(ct).ConfigureAwait(false)).Select(group => new Money(group.Sum, group.Key))];
    }

    private static IQueryable<Invoice> Numbered(SpaceDb db, Actor actor, int number, int? resellerId)
    {
        var invoices = db.Invoices.VisibleTo(actor).Where(invoice => invoice.Number == number);
        return resellerId is { } reseller ? invoices.Where(invoice => invoice.ResellerId == reseller) : invoices;
    }
}
