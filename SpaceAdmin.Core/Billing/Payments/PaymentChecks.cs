using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Billing;

/// <summary>What only the payments that were recorded before can say of a new one.</summary>
internal static class PaymentChecks
{
    /// <summary>So long the same amount again is most likely the same payment, typed twice.</summary>
    private static readonly TimeSpan s_sameWithin = TimeSpan.FromMinutes(1);

    /// <param name="invoiceId">Null for one without an invoice.</param>
    /// <param name="again">That the same amount just before was another payment.</param>
    public static async Task<PaymentRefusal?> ValidateAsync(
        Write write, int resellerId, int customerId, int? invoiceId, CheckedPayment payment, bool again, CancellationToken ct) =>
        await ValidateReferenceAsync(write.Db, resellerId, payment.Reference, ct).ConfigureAwait(false) is { } used ? used
        : !again && payment.Reference is null && await IsRecordedJustNowAsync(write, customerId, invoiceId, payment, ct).ConfigureAwait(false) ? new PaymentRefusal.Twice(payment.Amount)
        : null;

    /// <summary>The same of what is sent back of a payment.</summary>
    public static async Task<PaymentRefusal?> ValidateRefundAsync(Write write, Payment of, CheckedPayment refund, bool again, CancellationToken ct)
    {
        var (since, amount) = (write.Now - s_sameWithin, -refund.Amount.Minor);
        return await ValidateReferenceAsync(write.Db, of.ResellerId, refund.Reference, ct).ConfigureAwait(false) is { } used ? used
            : !again && await write.Db.Payments.AnyAsync(one => one.OfPaymentId == of.Id && one.RecordedAt > since && one.Amount == amount, ct).ConfigureAwait(false) ? new PaymentRefusal.Twice(refund.Amount)
            : null;
    }

    public static async Task<PaymentRefusal?> ValidateReferenceAsync(SpaceDb db, int resellerId, string? reference, CancellationToken ct) => reference is not null
        && await db.Payments.Where(payment => payment.ResellerId == resellerId && payment.Reference == reference && payment.TakenBackAt == null)
            .Select(payment => new { Number = db.Invoices.Where(invoice => invoice.Id == payment.InvoiceId).Select(invoice => invoice.DisplayNumber).FirstOrDefault() })
            .FirstOrDefaultAsync(ct).ConfigureAwait(false) is { } before
        ? new PaymentRefusal.ReferenceUsed(reference, before.Number)
        : null;

    private static Task<bool> IsRecordedJustNowAsync(Write write, int customerId, int? invoiceId, CheckedPayment payment, CancellationToken ct)
    {
        var (since, amount, currency) = (write.Now - s_sameWithin, payment.Amount.Minor, payment.Amount.Currency);
        return write.Db.Payments.AnyAsync(
            one => one.CustomerId == customerId && one.InvoiceId == invoiceId && one.TakenBackAt == null && one.RecordedAt > since
                && one.Currency == currency && (one.Amount == amount || one.Amount == -amount), ct);
    }
}
