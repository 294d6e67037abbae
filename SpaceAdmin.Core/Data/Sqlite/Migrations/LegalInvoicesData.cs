namespace SpaceAdmin.Core.Data.Sqlite.Migrations;

/// <summary>What rows say that were there before <c>LegalInvoices</c>: numbers as they were, and nothing of tax.</summary>
internal static class LegalInvoicesData
{
    public const string Fill = """
        UPDATE "Resellers" SET "Billing_Prices" = 'Gross', "Billing_Rounding" = 'PerInvoice';
        UPDATE "Customers" SET "Kind" = 'Private';
        UPDATE "Plans" SET "TaxClass" = 'Standard';
        UPDATE "AddOns" SET "TaxClass" = 'Standard';
        UPDATE "Invoices" SET "DisplayNumber" = CAST("Number" AS TEXT);
        UPDATE "CreditNotes" SET "DisplayNumber" = CAST("Number" AS TEXT);
        UPDATE "InvoiceLines" SET "Net" = "Amount", "TaxTreatment" = 'None';
        UPDATE "CreditNoteLines" SET "Net" = "Amount", "TaxTreatment" = 'None';
        """;
}
