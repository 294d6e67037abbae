using SpaceAdmin.Core.Billing;

namespace SpaceAdmin.Web.Components.Pages.Invoices;

/// <summary>What is typed about a payment.</summary>
public sealed class PaymentInput
{
    public string Amount { get; set; } = "";

    public string Currency { get; set; } = "";

    public DateOnly? ReceivedOn { get; set; }

    public string? Method { get; set; } = "Bank transfer";

    public string? Reference { get; set; }

    public string Reason { get; set; } = "";

    /// <summary>That the same amount just before was another payment.</summary>
    public bool Again { get; set; }

    /// <summary>The invoice lines that are chosen.</summary>
    public HashSet<int> Lines { get; } = [];

    internal PaymentDraft Draft => new(Amount, Currency, ReceivedOn, Method, Reference, Again) { Lines = Lines };
}
