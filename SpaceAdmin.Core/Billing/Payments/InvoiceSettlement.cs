using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Billing;

/// <summary>What follows for services when something changed on their invoices: terms open, and debts end.</summary>
internal static class InvoiceSettlement
{
    /// <summary>Call after the invoice was saved, in its transaction; saves. Its lines are loaded.</summary>
    public static Task SettleAsync(Write write, Invoice invoice, LocalNow now, CancellationToken ct) => SettleAsync(write, invoice, invoice.Lines, now, ct);

    /// <summary>The same for the services of some of its lines, where nothing changed for the others.</summary>
    public static async Task SettleAsync(Write write, Invoice invoice, IReadOnlyList<InvoiceLine> lines, LocalNow now, CancellationToken ct)
    {
        int[] numbers = [.. lines.Select(line => line.ServiceId).Where(number => number != 0).Distinct()];
        var services = await write.Db.Services.Where(service => EF.Parameter(numbers).Contains(service.Id)).ToListAsync(ct).ConfigureAwait(false);
        foreach (var service in services)
        {
            var terms = lines.Where(line => line.ServiceId == service.Id && !line.Credited).GroupBy(line => line.TermNumber).OrderBy(term => term.Key).ToList();
            foreach (var term in terms)
            {
                if (invoice.Status is InvoiceStatus.Paid || invoice.Status is InvoiceStatus.Unpaid && term.All(line => line.IsPaidByChoice))
                {
                    service.Paid(term.Key, now);
                }
                else if (invoice.Status is InvoiceStatus.Unpaid)
                {
                    service.Unpaid(term.Key, now.Today);
                }
            }

            if (invoice.Status is InvoiceStatus.Void && terms.Any(term => term.Key == service.InvoicedTerm)) // else its next term is on another one
            {
                service.Uninvoiced();
            }
        }

        var owed = await OwedAsync(write.Db, numbers, ct).ConfigureAwait(false);
        foreach (var service in services)
        {
            service.Owes(owed.TryGetValue(service.Id, out var due) ? due : null, now);
        }

        await write.SaveAsync(ct).ConfigureAwait(false);
        write.Publish([.. services.SelectMany(ServiceChanges.TopicsOf), .. Topics.Invoices(invoice.ResellerId, invoice.CustomerId)]);
    }

    /// <summary>Pays as much of an invoice as its customer has paid ahead; saves, and settles what follows.</summary>
    /// <returns>What was paid with it.</returns>
    public static async Task<Money> PayFromBalanceAsync(Write write, Invoice invoice, Balance balance, LocalNow now, CancellationToken ct)
    {
        var paid = balance.Amount - invoice.Take(balance.Amount, write.Now);
        var money = new Money(paid, invoice.Currency);
        await Balances.ChangeAsync(write, invoice, -paid, $"Invoice {invoice.DisplayNumber}", ct).ConfigureAwait(false);
        write.Audit(
            invoice.ResellerId, AuditKinds.Invoice, AuditActions.ApplyBalance, InvoiceIssuer.Subject(invoice), after: invoice.Status.ToString(), detail: money.ToString());
        InvoiceMails.Tell(write, invoice, OutboxEvents.PaidFromBalance, $"balance:{invoice.Id}:{invoice.Version}", money.ToString());
        await write.SaveAsync(ct).ConfigureAwait(false);
        await SettleAsync(write, invoice, now, ct).ConfigureAwait(false);
        return money;
    }

    private static Task<Dictionary<int, DateOnly>> OwedAsync(SpaceDb db, int[] numbers, CancellationToken ct) => db.InvoiceLines.Owed()
        .Where(line => EF.Parameter(numbers).Contains(line.ServiceId))
        .GroupBy(line => line.ServiceId)
        .Select(group => new { group.Key, DueOn = group.Min(line => line.Invoice.DueOn) })
        .ToDictionaryAsync(owed => owed.Key, owed => owed.DueOn, ct);
}
