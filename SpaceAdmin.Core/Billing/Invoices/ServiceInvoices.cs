namespace SpaceAdmin.Core.Billing;

/// <summary>The newest invoices that are about a service.</summary>
/// <param name="Waivable">The version of the service, where the viewer may waive a term of it; null where not.</param>
public sealed record ServiceInvoices(IReadOnlyList<InvoiceRow> Rows, int? Waivable);
