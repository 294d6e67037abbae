using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Billing;

/// <summary>Takes back the terms that will not come, with what was invoiced for them: what was paid of it is on the customer's balance.</summary>
internal static class TermCredits
{
    /// <summary>Call in the transaction that changed the services; saves.</summary>
    /// <param name="ended">
    /// Cancelled, deleted, or agreed to be cancelled on <paramref name="from"/>, by number; with the time since which it was
    /// suspended, where it was. Tracked ones are the newest.
    /// </param>
    /// <param name="from">No term begins on this day or later.</param>
    public static async Task CreditAsync(Write write, IReadOnlyDictionary<int, DateTimeOffset?> ended, DateOnly from, LocalNow now, CancellationToken ct)
    {
        int[] gone = [.. ended.Keys];
        var services = await write.Db.Services.Where(service => EF.Parameter(gone).Contains(service.Id)).ToDictionaryAsync(service => service.Id, ct).ConfigureAwait(false);
        await TakeBackAsync(write, services, ended, from, now, ct).ConfigureAwait(false);
        var invoices = await write.Db.Invoices.Include(invoice => invoice.Lines)
            .Where(invoice => invoice.Status != InvoiceStatus.Void && invoice.Lines.Any(line => EF.Parameter(gone).Contains(line.ServiceId)))
            .ToListAsync(ct).ConfigureAwait(false);
        foreach (var invoice in invoices)
        {
            // Also what was paid for a service that is cancelled before it was ever activated.
            var lines = invoice.Lines.Where(line => gone.Contains(line.ServiceId) && line is { Kind: not InvoiceLineKind.Credit, Credited: false }
                && line.TermNumber > (services.GetValueOrDefault(line.ServiceId)?.TermNumber ?? 0)).ToList();
            foreach (var line in lines)
            {
                var free = invoice.Credit(line, $"Cancelled: {line.Text}", now.Instant);
                await Balances.ChangeAsync(write, invoice, free, $"Credit of invoice {invoice.Number}", ct).ConfigureAwait(false);
                if (free > 0)
                {
                    write.Publish(Topics.Payments); // it can pay another invoice
                }
            }

            await write.SaveAsync(ct).ConfigureAwait(false);
            await InvoiceSettlement.SettleAsync(write, invoice, now, ct).ConfigureAwait(false);
        }

        foreach (var service in services.Values)
        {
            service.Uninvoiced();
        }

        await write.SaveAsync(ct).ConfigureAwait(false);
    }

    // Only terms that were paid ahead, or during a suspension that nothing lifted: one that was opened on its first day has begun.
    private static async Task TakeBackAsync(Write write, Dictionary<int, SpaceService> services, IReadOnlyDictionary<int, DateTimeOffset?> ended, DateOnly from, LocalNow now, CancellationToken ct)
    {
        int[] numbers = [.. services.Values.Where(service => service.IsPaidAhead(from) || ended[service.Id] is not null).Select(service => service.Id)];
        if (numbers.Length == 0)
        {
            return;
        }

        var terms = await write.Db.Terms.Where(term => EF.Parameter(numbers).Contains(term.ServiceId)).OrderBy(term => term.Number).ToListAsync(ct).ConfigureAwait(false);
        foreach (var own in terms.GroupBy(term => term.ServiceId))
        {
            var suspendedSince = ended[own.Key];
            var begun = own.TakeWhile(term => term.Number == 1
                || ((suspendedSince is null || term.OpenedAt < suspendedSince) && (term.StartsOn < from || term.StartsOn <= now.DayOf(term.OpenedAt)))).ToList();
            write.Db.Terms.RemoveRange(own.Skip(begun.Count));
            services[own.Key].TakeBackTo(begun[^1]);
        }
    }
}
