namespace SpaceAdmin.Core.Billing;

public enum InvoiceStatus
{
    Unpaid,
    Paid,
    Void,

    /// <summary>Taken back whole by credit notes before all of it was paid.</summary>
    Credited,
}
