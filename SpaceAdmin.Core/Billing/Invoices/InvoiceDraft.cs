namespace SpaceAdmin.Core.Billing;

/// <summary>An invoice of no service, as somebody typed it.</summary>
/// <param name="ResellerId">For whoever sees the customers of more than one; else null.</param>
/// <param name="UserName">The customer's.</param>
/// <param name="Discount">Of all lines; null for none.</param>
public sealed record InvoiceDraft(int? ResellerId, string UserName, DateOnly? DueOn, IReadOnlyList<InvoiceLineDraft> Lines, DiscountDraft? Discount);

/// <param name="Price">Of one piece, such as "29.85".</param>
public sealed record InvoiceLineDraft(string Text, int? Quantity, string Price);

/// <summary>What an invoice asks less, as somebody typed it.</summary>
/// <param name="Text">As the invoice names it; empty for “Discount”.</param>
/// <param name="Value">Such as "29.85", or "12.5" of a hundred.</param>
public sealed record DiscountDraft(string Text, string Value, bool IsPercent);

/// <summary>A line as it may stand on an invoice.</summary>
/// <param name="Amount">For all pieces, in minor units.</param>
internal sealed record CheckedLine(string Text, int Quantity, long Amount);

/// <summary>A discount as it may stand on an invoice.</summary>
/// <param name="Amount">In minor units, and positive.</param>
internal sealed record CheckedDiscount(string Text, long Amount);
