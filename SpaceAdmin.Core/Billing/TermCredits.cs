using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Billing;

/// <summary>Takes back the terms that will not come, with what was invoiced for them: what was paid of it is on the customer's balance.</summary>
internal static class TermCredits
{
    /// <summary>Call in the transaction that changed the services; saves.</summary>
    /// <param name="ended">Cancelled, given up, or agreed to be cancelled on <paramref name="from"/>. Tracked ones are the newest.</param>
    /// <param name="from">No term begins on this day or later.</param>
    /// <param name="why">As the credit note names it.</param>
    public static async Task CreditAsync(Write write, IReadOnlyCollection<EndedService> ended, DateOnly from, string why, LocalNow now, CancellationToken ct)
    {
        var suspendedSince = ended.ToDictionary(one => one.Number, one => one.SuspendedSince);
        int[] numbers = [.. suspendedSince.Keys];
        var services = await write.Db.Services.Where(service => EF.Parameter(numbers).Contains(service.Id)).ToDictionaryAsync(service => service.Id, ct).ConfigureAwait(false);
        await TakeBackAsync(write, services, suspendedSince, from, now, ct).ConfigureAwait(false);

        await CreditLinesAsync(write, ended, services, why, now, ct).ConfigureAwait(false);
        foreach (var service in services.Values)
        {
            service.Uninvoiced();
        }

        await write.SaveAsync(ct).ConfigureAwait(false);
    }

    private static async Task CreditLinesAsync(
        Write write, IReadOnlyCollection<EndedService> ended, Dictionary<int, SpaceService> services, string why, LocalNow now, CancellationToken ct)
    {
        // Also what was paid for a service that is cancelled before it was ever activated.
        var lines = new List<InvoiceLine>();
        foreach (var one in ended)
        {
            lines.AddRange(await LinesAsync(write.Db, one.Number, services.GetValueOrDefault(one.Number)?.TermNumber ?? one.TermNumber, ct).ConfigureAwait(false));
        }

        foreach (var own in lines.GroupBy(line => line.Invoice).OrderBy(own => own.Key.Id))
        {
            await CreditNotes.IssueAsync(write, own.Key, [.. own.OrderBy(line => line.Id)], why, now, ct).ConfigureAwait(false);
        }
    }

    // What is asked for after a term: of years of invoices that is one line, or none.
    private static Task<List<InvoiceLine>> LinesAsync(SpaceDb db, int number, int term, CancellationToken ct) => db.InvoiceLines
        .Include(line => line.Invoice.Reseller)
        .Where(line => line.ServiceId == number && line.TermNumber > term && !line.Credited && line.Invoice.Status != InvoiceStatus.Void)
        .ToListAsync(ct);

    // Only terms that were paid ahead, or during a suspension that nothing lifted: one that was opened on its first day has begun.
    private static async Task TakeBackAsync(
        Write write, Dictionary<int, SpaceService> services, Dictionary<int, DateTimeOffset?> suspendedSince, DateOnly from, LocalNow now, CancellationToken ct)
    {
        int[] numbers = [.. services.Values.Where(service => service.IsPaidAhead(from) || suspendedSince[service.Id] is not null).Select(service => service.Id)];
        if (numbers.Length == 0)
        {
            return;
        }

        var terms = await write.Db.Terms.Where(term => EF.Parameter(numbers).Contains(term.ServiceId)).OrderBy(term => term.Number).ToListAsync(ct).ConfigureAwait(false);
        foreach (var own in terms.GroupBy(term => term.ServiceId))
        {
            var since = suspendedSince[own.Key];
            var begun = own.TakeWhile(term => term.Number == 1
                || ((since is null || term.OpenedAt < since) && (term.StartsOn < from || term.StartsOn <= now.DayOf(term.OpenedAt)))).ToList();
            write.Db.Terms.RemoveRange(own.Skip(begun.Count));
            services[own.Key].TakeBackTo(begun[^1]);
        }
    }
}

/// <summary>A service of which no further term comes.</summary>
/// <param name="TermNumber">The newest term that it had: for one that is deleted, which nobody can ask any more.</param>
/// <param name="SuspendedSince">What was paid for since then never ran; null for one that was not Suspended.</param>
internal sealed record EndedService(int Number, int TermNumber, DateTimeOffset? SuspendedSince);
