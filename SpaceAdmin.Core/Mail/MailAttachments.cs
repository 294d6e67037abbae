using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Core.Mail;

/// <summary>The documents that go with a mail, made when it leaves.</summary>
internal static class MailAttachments
{
    /// <summary>A mail about more invoices has its link alone: mail servers refuse what is large.</summary>
    public const int Max = 10;

    public static Task<IReadOnlyList<PdfFile>> MakeAsync(SpaceDb db, string happened, MailOccasion occasion, DateTimeOffset now, CancellationToken ct) => happened switch
    {
        OutboxEvents.InvoiceIssued or OutboxEvents.Reminder when occasion.InvoiceIds.Count <= Max => MakeAsync(db, occasion.InvoiceIds, invoice => [InvoiceDocument.Of(invoice)], now, ct),
        OutboxEvents.CreditNoteIssued => MakeAsync(
            db, occasion.InvoiceIds, invoice => invoice.CreditNotes.Where(note => note.Id == occasion.CreditNoteId).Select(note => InvoiceDocument.Of(invoice, note)), now, ct),
        _ => Task.FromResult<IReadOnlyList<PdfFile>>([]),
    };

    private static async Task<IReadOnlyList<PdfFile>> MakeAsync(
        SpaceDb db, IEnumerable<int> invoiceIds, Func<InvoiceDetails, IEnumerable<PdfFile>> documents, DateTimeOffset now, CancellationToken ct)
    {
        List<PdfFile> files = [];
        foreach (var id in invoiceIds)
        {
            if (await InvoiceReading.FindAsync(db, db.Invoices.Where(invoice => invoice.Id == id), Actor.Outbox, now, ct).ConfigureAwait(false) is { } invoice)
            {
                files.AddRange(documents(invoice));
            }
        }

        return files;
    }
}
