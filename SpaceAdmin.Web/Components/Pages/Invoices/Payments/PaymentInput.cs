namespace SpaceAdmin.Web.Components.Pages.Invoices;

/// <summary>What is typed about a payment.</summary>
public sealed class PaymentInput
{
    public string Amount { get; set; } = "";

    public DateOnly? ReceivedOn { get; set; }

    public string? Method { get; set; }

    public string? Reference { get; set; }
}
