using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Billing;

/// <summary>Ends what was ordered and is not paid: by the monitor, by a void invoice, and by a refund.</summary>
internal static class UnpaidOrders
{
    /// <summary>What an invoice ordered and was never active.</summary>
    public static IQueryable<SpaceService> OrderedBy(this IQueryable<SpaceService> services, SpaceDb db, int invoiceId) => services.Where(service =>
        service.Status == ServiceStatus.Ordered && db.InvoiceLines.Any(line => line.InvoiceId == invoiceId && line.ServiceId == service.Id && !line.Credited));

    /// <summary>Voids an invoice and cancels what it ordered. Saves. The invoice is tracked, with its lines and reseller.</summary>
    /// <param name="reason">The customer reads it.</param>
    /// <returns>What went to the balance; or why something that was ordered cannot be cancelled, and then nothing may be committed.</returns>
    public static async Task<Result<Money>> VoidAsync(Write write, ServiceChanges changes, Invoice invoice, string reason, CancellationToken ct)
    {
        var numbers = await write.Db.Services.OrderedBy(write.Db, invoice.Id).OrderBy(service => service.Id).Select(service => service.Id).ToArrayAsync(ct).ConfigureAwait(false);
        var free = invoice.Void(reason, write.Now);
        await Balances.ChangeAsync(write, invoice, free, $"Void invoice {invoice.DisplayNumber}", ct).ConfigureAwait(false);
        write.Audit(
            invoice.ResellerId, AuditKinds.Invoice, AuditActions.VoidInvoice, InvoiceIssuer.Subject(invoice), nameof(InvoiceStatus.Unpaid), invoice.Status.ToString(), reason);
        InvoiceMails.Tell(write, invoice, OutboxEvents.InvoiceVoided, $"void:{invoice.Id}", reason);
        await write.SaveAsync(ct).ConfigureAwait(false);
        await InvoiceSettlement.SettleAsync(write, invoice, invoice.Reseller.Local(write.Now), ct).ConfigureAwait(false);
        write.Publish(free > 0 ? [Topics.Payments] : []); // what is free can pay another
        return await CancelAsync(write, changes, numbers, reason, ct).ConfigureAwait(false) is { } refused ? refused : new Money(free, invoice.Currency);
    }

    /// <summary>Cancels what is still Ordered of these; what was invoiced for it is credited.</summary>
    /// <returns>Why one of them cannot be cancelled; null when all are.</returns>
    public static async Task<Failure?> CancelAsync(Write write, ServiceChanges changes, IReadOnlyCollection<int> numbers, string reason, CancellationToken ct)
    {
        if (numbers.Count == 0)
        {
            return null;
        }

        var families = await ServiceFamilies.LoadAsync(write.Db, numbers, ct).ConfigureAwait(false);
        foreach (var service in numbers.Select(number => families.GetValueOrDefault(number)))
        {
            // An add-on may have gone with the service that it extends.
            if (service is { Status: ServiceStatus.Ordered }
                && (await changes.ApplyAsync(service, ServiceAction.Cancel, Short(reason), SuspensionSource.Manual, ct).ConfigureAwait(false)).Failure is { } refused)
            {
                return refused;
            }
        }

        return null;
    }

    private static string Short(string reason) => reason.Length > SpaceService.ReasonMaxLength ? reason[..SpaceService.ReasonMaxLength] : reason;
}
