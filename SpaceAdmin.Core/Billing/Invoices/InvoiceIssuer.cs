using System.Globalization;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Billing;

/// <summary>Writes invoices: the only place that does, for renewals, for what was activated by hand, and for orders.</summary>
internal static class InvoiceIssuer
{
    /// <summary>
    /// Issues one invoice of the next term, or of the term that runs when nobody was invoiced for it, of services of one
    /// customer in one currency. Services and reseller are tracked. Saves twice, since the audit entry needs the key.
    /// </summary>
    public static async Task<Invoice> IssueAsync(Write write, Reseller reseller, IReadOnlyList<SpaceService> services, DateOnly dueOn, CancellationToken ct)
    {
        var now = reseller.Local(write.Now);
        var first = services[0];
        var invoice = new Invoice(reseller, first.CustomerId, first.Currency!, dueOn, now);
        foreach (var service in services)
        {
            var term = Math.Max(1, service.OwesForItsTerm ? service.TermNumber : service.TermNumber + 1);
            foreach (var line in LinesOf(service, term, now))
            {
                invoice.Add(line);
            }

            service.Invoiced(term, dueOn);
        }

        await InvoiceTaxes.ApplyAsync(write.Db, reseller, invoice, ct).ConfigureAwait(false);
        write.Db.Invoices.Add(invoice);
        await write.SaveAsync(ct).ConfigureAwait(false);
        write.Audit(new AuditEntry(write.Actor, write.Now, invoice.ResellerId, AuditKinds.Invoice, AuditActions.IssueInvoice, Subject(invoice))
        {
            ServiceId = services is [var only] ? only.Id : null,
            After = new Money(invoice.Total, invoice.Currency).ToString(),
        });
        InvoiceMails.Tell(write, invoice, OutboxEvents.InvoiceIssued, $"invoice:{invoice.Id}");
        await write.SaveAsync(ct).ConfigureAwait(false);
        write.Publish(Topics.Invoices(invoice.ResellerId, invoice.CustomerId));
        return invoice;
    }

    /// <summary>How the audit log calls an invoice.</summary>
    public static string Subject(Invoice invoice) => $"Invoice {invoice.DisplayNumber}";

    private static IEnumerable<InvoiceLine> LinesOf(SpaceService service, int term, LocalNow now)
    {
        if (term == 1 && service.FeeOfSetup > 0)
        {
            yield return new InvoiceLine(InvoiceLineKind.Setup, service.Id, term, $"#{service.Id} {service.Name}{(service.Cycle is null ? "" : ": setup")}", service.Quantity, service.FeeOfSetup);
        }

        if (service.Renews)
        {
            var running = term == service.TermNumber ? service.Terms.LastOrDefault(one => one.Number == term) : null;
            var quantity = term == service.TermNumber ? service.Quantity : service.NextQuantity ?? service.Quantity;
            yield return new InvoiceLine(
                InvoiceLineKind.Term, service.Id, term, $"#{service.Id} {service.Name}: {Period(service, running, term, now)}", quantity, running?.Fee ?? service.FeeOfTheNextTerm);
        }
    }

    // A term that waits for its payment or activation has no days yet, unless it ends with the service that it extends.
    private static string Period(SpaceService service, Term? running, int term, LocalNow now)
    {
        var cycle = service.Cycle!.Value;
        if (running is null && service.Part is { } part)
        {
            var of = part.IsWhole ? cycle.ToString() : $"{part.Days} of {part.OfDays} days of {new Money(service.FeeOfACycle, service.Currency!)}";
            return $"{of} {Span(part.StartsOn, part.EndsOn)}";
        }

        var starts = term == service.TermNumber ? running?.StartsOn ?? now.Today : service.NextTermOn;
        return starts is { } from && service.AnchorOn is { } anchor
            ? $"{cycle} {Span(from, running?.EndsOn ?? cycle.BorderAfter(from == service.TermEndsOn ? anchor : from, from))}"
            : cycle.ToString();
    }

    private static string Span(DateOnly from, DateOnly? to) => string.Create(CultureInfo.InvariantCulture, $"from {from:yyyy-MM-dd} to {to?.AddDays(-1):yyyy-MM-dd}");
}
