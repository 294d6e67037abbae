using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Core.Billing;

/// <summary>Tells a customer by mail what happened to an invoice.</summary>
internal static class InvoiceMails
{
    /// <summary>Call in the transaction of what happened. The invoice is saved.</summary>
    /// <param name="happened">One of <see cref="OutboxEvents"/>.</param>
    /// <param name="key">Names the event for good.</param>
    /// <param name="text">What the mail says besides: an amount, or a reason.</param>
    public static void Tell(Write write, Invoice invoice, string happened, string key, string? text = null) =>
        write.Db.Outbox.Add(new OutboxMessage(OutboxChannel.Mail, happened, key, invoice.ResellerId, invoice.CustomerId, write.Now)
        {
            InvoiceId = invoice.Id,
            Text = text,
        });
}
