using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Web.Addresses;

namespace SpaceAdmin.Web.Components.Pages.Invoices;

/// <summary>What the signed-in customer owes, and was ever invoiced.</summary>
public sealed partial class MyInvoicesPage(InvoiceQueries invoices)
{
    protected override InvoiceListQuery Parse(Func<string, string?> value) => InvoiceListQuery.Parse(key => key is "q" or "user" ? null : value(key)); // all are one's own

    protected override string AddressOf(InvoiceListQuery query) => InvoiceAddress.OfMine(query);

    protected override IEnumerable<string> TopicsFor(Actor actor) => actor.CustomerId is { } customer ? [Topics.InvoicesOfCustomer(customer)] : [];

    protected override Task<OwnInvoices> LoadAsync(InvoiceListQuery query, CancellationToken ct) => invoices.ListMineAsync(query, ct);
}
