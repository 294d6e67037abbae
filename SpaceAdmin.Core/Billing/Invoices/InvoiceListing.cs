using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Billing;

/// <summary>Filters and orders invoices in the database.</summary>
internal static class InvoiceListing
{
    /// <summary>So far a list of all by due day is merged of those that an index has in order, one for each status.</summary>
    private const int Merges = 2_000;

    public static IQueryable<Invoice> Matching(this IQueryable<Invoice> invoices, SpaceDb db, Actor actor, InvoiceListQuery query)
    {
        var visible = db.Customers.VisibleTo(actor);
        if (query.User is { } user)
        {
            var named = visible.Where(customer => customer.UserName == user).Select(customer => customer.Id);
            invoices = actor.ResellerId is null
                ? invoices.Where(invoice => named.Contains(invoice.CustomerId))
                : invoices.Where(invoice => invoice.CustomerId == named.FirstOrDefault()); // one at most: so the database knows how few they are
        }

        foreach (var word in query.Search?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            var part = Like.Containing(word);
            var customers = visible
                .Where(customer => EF.Functions.Like(customer.UserName, part, Like.Escape) || EF.Functions.Like(customer.Name!, part, Like.Escape))
                .Select(customer => customer.Id);
            invoices = int.TryParse(word.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? invoices.Where(invoice => invoice.Number == number || invoice.DisplayNumber == word || customers.Contains(invoice.CustomerId))
                : invoices.Where(invoice => invoice.DisplayNumber == word || customers.Contains(invoice.CustomerId));
        }

        return invoices;
    }

    public static IQueryable<Invoice> In(this IQueryable<Invoice> invoices, InvoiceTab? tab, InvoiceDays days) => tab switch
    {
        null => invoices,
        InvoiceTab.Unpaid => invoices.Where(invoice => invoice.Status == InvoiceStatus.Unpaid),
        InvoiceTab.Overdue => invoices.Where(days.AreOverdue),
        InvoiceTab.Paid => invoices.Where(invoice => invoice.Status == InvoiceStatus.Paid),
        InvoiceTab.Void => invoices.Where(invoice => invoice.Status == InvoiceStatus.Void),
        InvoiceTab.Credited => invoices.Where(invoice => invoice.Status == InvoiceStatus.Credited),
        _ => throw new ArgumentOutOfRangeException(nameof(tab), tab, null),
    };

    /// <summary>The rows of a page, in order. Every order ends with the key: without a total order rows repeat or vanish between pages.</summary>
    public static IQueryable<Invoice> Cut(this IQueryable<Invoice> invoices, InvoiceListQuery query, int page, bool oneReseller)
    {
        var skip = (page - 1) * query.Size;
        if (query is { Sort: InvoiceSort.Due, Tab: null, IsSearched: false } && skip + query.Size <= Merges)
        {
            invoices = Enum.GetValues<InvoiceStatus>()
                .Select(status => By(invoices.Where(invoice => invoice.Status == status), invoice => invoice.DueOn).Take(skip + query.Size))
                .Aggregate((some, others) => some.Concat(others));
        }

        var sorted = query.Sort switch
        {
            // The same order, and an index has it; of those that are searched it would lead past the index of the customers.
            InvoiceSort.Issued when oneReseller && !query.IsSearched => By(invoices, invoice => invoice.Number),
            InvoiceSort.Issued => query.Descending ? invoices.OrderByDescending(invoice => invoice.Id) : invoices.OrderBy(invoice => invoice.Id),
            InvoiceSort.Number => query.Descending
                ? invoices.OrderByDescending(invoice => invoice.ResellerId).ThenByDescending(invoice => invoice.Number)
                : invoices.OrderBy(invoice => invoice.ResellerId).ThenBy(invoice => invoice.Number),
            InvoiceSort.Customer => By(invoices, invoice => invoice.Customer.UserName),
            InvoiceSort.Due => By(invoices, invoice => invoice.DueOn),
            InvoiceSort.Total => By(invoices, invoice => invoice.Total),
            _ => throw new ArgumentOutOfRangeException(nameof(query), query.Sort, null),
        };
        return sorted.Skip(skip).Take(query.Size);

        IOrderedQueryable<Invoice> By<TKey>(IQueryable<Invoice> rows, Expression<Func<Invoice, TKey>> key) => query.Descending
            ? rows.OrderByDescending(key).ThenByDescending(invoice => invoice.Id)
            : rows.OrderBy(key).ThenBy(invoice => invoice.Id);
    }

    public static async Task<IReadOnlyList<InvoiceRow>> RowsAsync(this IQueryable<Invoice> invoices, InvoiceDays days, CancellationToken ct)
    {
        var rows = await invoices.Select(invoice => new
        {
            invoice.Id,
            invoice.Number,
            invoice.DisplayNumber,
            invoice.ResellerId,
            Reseller = invoice.Reseller.Name,
            invoice.CustomerId,
            Customer = invoice.Customer.UserName,
            invoice.Status,
            invoice.IssuedOn,
            invoice.DueOn,
            invoice.Total,
            invoice.Paid,
            invoice.Credited,
            invoice.Currency,
        }).ToListAsync(ct).ConfigureAwait(false);
        return
        [
            .. rows.Select(row => new InvoiceRow
            {
                Id = row.Id,
                Number = row.Number,
                DisplayNumber = row.DisplayNumber,
                ResellerId = row.ResellerId,
                Reseller = row.Reseller,
                CustomerId = row.CustomerId,
                Customer = row.Customer,
                State = days.StateOf(row.Status, row.DueOn, row.ResellerId),
                IssuedOn = row.IssuedOn,
                DueOn = row.DueOn,
                Total = new Money(row.Total, row.Currency),
                Open = new Money(row.Status is InvoiceStatus.Unpaid ? row.Total - row.Paid - row.Credited : 0, row.Currency),
            }),
        ];
    }
}
