using SpaceAdmin.Core.Billing;

namespace SpaceAdmin.Web.Components.Pages.Invoices;

/// <summary>What <see cref="PaymentDialog{TValue}"/> asks for.</summary>
/// <param name="Confirm">On the button.</param>
/// <param name="Amount">To begin with.</param>
/// <param name="Currencies">To choose from, where there is more than one.</param>
/// <param name="Rule">Below the amount.</param>
/// <param name="Today">Where the reseller is: no payment came later.</param>
/// <param name="IsRefund">Whether the money went to the customer.</param>
public sealed record PaymentQuestion(string Confirm, string Amount, IReadOnlyList<string> Currencies, string Rule, DateOnly Today, bool IsRefund = false)
{
    /// <summary>Lines of the invoice to choose from; none where there is nothing to choose.</summary>
    public IReadOnlyList<InvoiceLineRow> Lines { get; init; } = [];

    /// <summary>What is done with those that are chosen.</summary>
    public string LinesTitle { get; init; } = "";

    /// <summary>Below the lines.</summary>
    public string LinesRule { get; init; } = "";
}
