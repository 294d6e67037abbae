using SpaceAdmin.Core.Billing;

namespace SpaceAdmin.Web.Components.Pages.Invoices;

/// <summary>What is typed about a discount.</summary>
public sealed class DiscountInput
{
    internal const string None = "none";
    internal const string OfAmount = "amount";
    internal const string OfPercent = "percent";

    public string Kind { get; set; } = None;

    public string? Value { get; set; }

    public string? Text { get; set; }

    internal DiscountDraft? Draft => Kind == None ? null : new(Text ?? "", Value ?? "", Kind == OfPercent);
}
