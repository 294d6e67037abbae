namespace SpaceAdmin.Core.Billing;

public enum InvoiceStatus
{
    Unpaid,
    Paid,
    Void,
}
