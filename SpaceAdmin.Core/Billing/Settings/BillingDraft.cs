using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Billing;

/// <summary>What somebody typed about a reseller's invoices.</summary>
public sealed record BillingDraft(PartyDraft Seller, PriceBasis Prices, TaxRounding Rounding)
{
    /// <summary>Empty for the number alone.</summary>
    public string? InvoicePattern { get; init; }

    public string? CreditNotePattern { get; init; }

    public string? Foot { get; init; }

    /// <summary>What was typed, read; or the first thing that is wrong with it.</summary>
    internal Result<BillingSettings> Check()
    {
        var seller = Seller.Check();
        if (!seller.Succeeded)
        {
            return seller.Failure;
        }

        var settings = new BillingSettings
        {
            Seller = seller.Value, Prices = Prices, Rounding = Rounding, InvoicePattern = Read(InvoicePattern), CreditNotePattern = Read(CreditNotePattern), Foot = Read(Foot?.ReplaceLineEndings("\n")),
        };
        return NumberPattern.Validate(settings.InvoicePattern, nameof(InvoicePattern)) is { } invoices ? invoices
            : NumberPattern.Validate(settings.CreditNotePattern, nameof(CreditNotePattern)) is { } notes ? notes
            : !PlainText.IsText(settings.Foot, BillingSettings.FootMaxLength) ? new BillingRefusal.FootNotPlain()
            : settings;
    }

    private static string? Read(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
