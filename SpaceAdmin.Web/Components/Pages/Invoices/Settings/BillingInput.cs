using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Invoices;

/// <summary>What is typed about a reseller's invoices.</summary>
public sealed class BillingInput(BillingSettings settings)
{
    public PartyInput Seller { get; } = new(settings.Seller);

    public PriceBasis Prices { get; set; } = settings.Prices;

    public TaxRounding Rounding { get; set; } = settings.Rounding;

    public string? InvoicePattern { get; set; } = settings.InvoicePattern;

    public string? CreditNotePattern { get; set; } = settings.CreditNotePattern;

    public string? Foot { get; set; } = settings.Foot;

    public BillingDraft Draft => new(Seller.Draft, Prices, Rounding) { InvoicePattern = InvoicePattern, CreditNotePattern = CreditNotePattern, Foot = Foot };

    /// <summary>Whether it says what is saved, however a browser ends its lines.</summary>
    public bool IsSaved => Text(Draft) == Text(new BillingInput(settings).Draft);

    private static string Text(BillingDraft draft) => string.Join('\0', new[]
    {
        draft.Seller.Name, draft.Seller.Address, draft.Seller.Country, draft.Seller.TaxNumber, $"{draft.Prices}", $"{draft.Rounding}", draft.InvoicePattern, draft.CreditNotePattern, draft.Foot,
    }.Select(part => (part ?? "").ReplaceLineEndings("\n").Trim()));
}
