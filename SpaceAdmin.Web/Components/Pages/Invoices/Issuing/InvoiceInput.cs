using SpaceAdmin.Core.Billing;

namespace SpaceAdmin.Web.Components.Pages.Invoices;

/// <summary>What is typed about an invoice of no service.</summary>
public sealed class InvoiceInput
{
    public int? ResellerId { get; set; }

    public string? UserName { get; set; }

    public DateOnly? DueOn { get; set; }

    public List<InvoiceLineInput> Lines { get; } = [new()];

    public DiscountInput Discount { get; } = new();

    internal InvoiceDraft Draft => new(ResellerId, UserName ?? "", DueOn, [.. Lines.Select(line => new InvoiceLineDraft(line.Text ?? "", line.Quantity, line.Price ?? ""))], Discount.Draft);
}

public sealed class InvoiceLineInput
{
    public string? Text { get; set; }

    public int? Quantity { get; set; } = 1;

    public string? Price { get; set; }
}
