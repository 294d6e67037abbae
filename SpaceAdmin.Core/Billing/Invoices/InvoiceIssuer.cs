using System.Globalization;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Billing;

/// <summary>Writes invoices: the only place that does, for renewals, for what was activated by hand, for orders, and for what somebody typed.</summary>
internal static class InvoiceIssuer
{
    /// <summary>
    /// Issues one invoice of the next term, or of the term that runs when nobody was invoiced for it, of services of one
    /// customer in one currency. Services and reseller are tracked. Saves twice, since the audit entry needs the key.
    /// </summary>
    /// <param name="discount">For a single service: it is cancelled with its line.</param>
    public static async Task<Invoice> IssueAsync(
        Write write, Reseller reseller, IReadOnlyList<SpaceService> services, DateOnly dueOn, CancellationToken ct, CheckedDiscount? discount = null)
    {
        var now = reseller.Local(write.Now);
        var first = services[0];
        var invoice = new Invoice(reseller, first.CustomerId, first.Currency!, dueOn, now);
        foreach (var service in services)
        {
            var term = TermOf(service);
            foreach (var line in LinesOf(service, term, now))
            {
                invoice.Add(line);
            }

            service.Invoiced(term, dueOn, now.Today);
        }

        if (discount is not null)
        {
            invoice.Add(new InvoiceLine(InvoiceLineKind.Discount, first.Id, first.InvoicedTerm, discount.Text, 1, -discount.Amount));
        }

        return await IssueAsync(write, reseller, invoice, services is [var only] ? only.Id : null, now, ct).ConfigureAwait(false);
    }

    /// <summary>Issues one of lines that somebody typed.</summary>
    public static Task<Invoice> IssueAsync(
        Write write, Customer customer, IReadOnlyList<CheckedLine> lines, CheckedDiscount? discount, DateOnly dueOn, CancellationToken ct)
    {
        var now = customer.Reseller.Local(write.Now);
        var invoice = new Invoice(customer.Reseller, customer.Id, customer.Reseller.Currency, dueOn, now);
        foreach (var line in lines)
        {
            invoice.Add(new InvoiceLine(InvoiceLineKind.Item, 0, 0, line.Text, line.Quantity, line.Amount));
        }

        if (discount is not null)
        {
            invoice.Add(new InvoiceLine(InvoiceLineKind.Discount, 0, 0, discount.Text, 1, -discount.Amount));
        }

        return IssueAsync(write, customer.Reseller, invoice, null, now, ct);
    }

    /// <summary>What the invoice of a service's next term would ask.</summary>
    public static Money SumOf(SpaceService service, LocalNow now) => new(LinesOf(service, TermOf(service), now).Sum(line => line.Amount), service.Currency!);

    /// <summary>How the audit log calls an invoice.</summary>
    public static string Subject(Invoice invoice) => $"Invoice {invoice.DisplayNumber}";

    // What asks for nothing is paid as soon as it is issued, and opens what it is for.
    private static async Task<Invoice> IssueAsync(Write write, Reseller reseller, Invoice invoice, int? serviceId, LocalNow now, CancellationToken ct)
    {
        await InvoiceTaxes.ApplyAsync(write.Db, reseller, invoice, ct).ConfigureAwait(false);
        if (invoice.Total == 0)
        {
            invoice.Take(0, write.Now);
        }

        write.Db.Invoices.Add(invoice);
        await write.SaveAsync(ct).ConfigureAwait(false);
        write.Audit(new AuditEntry(write.Actor, write.Now, invoice.ResellerId, AuditKinds.Invoice, AuditActions.IssueInvoice, Subject(invoice))
        {
            ServiceId = serviceId,
            After = new Money(invoice.Total, invoice.Currency).ToString(),
        });
        InvoiceMails.Tell(write, invoice, OutboxEvents.InvoiceIssued, $"invoice:{invoice.Id}");
        await write.SaveAsync(ct).ConfigureAwait(false);
        if (invoice.Status is InvoiceStatus.Paid)
        {
            await InvoiceSettlement.SettleAsync(write, invoice, now, ct).ConfigureAwait(false);
        }

        write.Publish(Topics.Invoices(invoice.ResellerId, invoice.CustomerId));
        return invoice;
    }

    private static int TermOf(SpaceService service) => Math.Max(1, service.OwesForItsTerm ? service.TermNumber : service.TermNumber + 1);

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
