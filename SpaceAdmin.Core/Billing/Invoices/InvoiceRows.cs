using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Billing;

/// <summary>One row of the list of invoices.</summary>
public sealed record InvoiceRow
{
    public required int Id { get; init; }

    /// <summary>Of its reseller; two resellers may each have one of the same.</summary>
    public required int Number { get; init; }

    /// <summary>What people call it by.</summary>
    public required string DisplayNumber { get; init; }

    public required int ResellerId { get; init; }

    public required string Reseller { get; init; }

    public required int CustomerId { get; init; }

    /// <summary>By user name.</summary>
    public required string Customer { get; init; }

    /// <summary>How it stands today: <see cref="InvoiceTab.Overdue"/> rather than Unpaid.</summary>
    public required InvoiceTab State { get; init; }

    public required DateOnly IssuedOn { get; init; }

    public required DateOnly DueOn { get; init; }

    public required Money Total { get; init; }

    /// <summary>What is still to be paid.</summary>
    public required Money Open { get; init; }
}

/// <summary>How many invoices there are, whatever the tab.</summary>
/// <param name="Unpaid">Also those that are overdue.</param>
public sealed record InvoiceCounts(int All, int Unpaid, int Overdue, int Void, int Credited)
{
    public int Of(InvoiceTab? tab) => tab switch
    {
        null => All,
        InvoiceTab.Unpaid => Unpaid,
        InvoiceTab.Overdue => Overdue,
        InvoiceTab.Void => Void,
        InvoiceTab.Credited => Credited,
        _ => Math.Max(0, All - Unpaid - Void - Credited),
    };
}

/// <summary>What the list shows for one query.</summary>
/// <param name="Page">The page that it is: the last one when a later one was asked for.</param>
/// <param name="Total">Invoices that match.</param>
public sealed record InvoiceListPage(IReadOnlyList<InvoiceRow> Rows, int Page, int Total, InvoiceCounts Counts);

/// <summary>The invoices of whoever asks, and what it owes and has paid ahead in each currency.</summary>
/// <param name="Buyer">What its next invoice will say of it; null for an account that is bound to nobody.</param>
public sealed record OwnInvoices(InvoiceListPage Invoices, CustomerSums Sums, BillingParty? Buyer);

/// <summary>In each currency, where there is any.</summary>
/// <param name="Open">What is still to be paid.</param>
/// <param name="Overdue">That part of it whose due day has passed.</param>
/// <param name="Balance">What was paid ahead.</param>
public sealed record CustomerSums(IReadOnlyList<Money> Open, IReadOnlyList<Money> Overdue, IReadOnlyList<Money> Balance);

/// <summary>What there is to say about a customer's invoices on its page.</summary>
/// <param name="Newest">The newest of them first.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="Payments">The newest of those without an invoice first.</param>
/// <param name="Money">What the viewer may do about the customer's money without an invoice.</param>
public sealed record CustomerBilling(CustomerSums Sums, IReadOnlyList<InvoiceRow> Newest, int Total, IReadOnlyList<PaymentRow> Payments, CustomerMoney Money);

/// <summary>What may be recorded of a customer's money without an invoice.</summary>
/// <param name="Currency">What its reseller sells in.</param>
/// <param name="Today">Where its reseller is: no payment came later.</param>
public sealed record CustomerMoney(string Currency, DateOnly Today, bool MayRecord, bool MayRefund, bool MayChangeBalance);

/// <summary>A reseller that has an invoice of a number which others have as well.</summary>
public sealed record InvoiceReseller(int Id, string Name);
