using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Billing;

public sealed partial class InvoiceCommands
{
    /// <summary>Issues the invoice of a service's next term now, for a customer who does not want to wait for the Surface Monitor.</summary>
    /// <param name="typed">What it asks less; null for nothing.</param>
    public Task<Result<IssuedInvoice>> IssueAsync(int serviceNumber, DiscountDraft? typed, CancellationToken ct) =>
        unitOfWork.RunAsync<IssuedInvoice>(Permissions.InvoicesManage, async write =>
        {
            var service = await ToInvoice(write).SingleOrDefaultAsync(one => one.Id == serviceNumber, ct).ConfigureAwait(false);
            if (service is null)
            {
                return new Failure.NotFound($"Service #{serviceNumber}");
            }

            if (InvoiceRules.ValidateIssue(service, await InvoicedOnAsync(write.Db, service, ct).ConfigureAwait(false)) is { } refused)
            {
                return refused;
            }

            var now = write.Local(service);
            var discount = InvoiceDraftRules.Check(typed, InvoiceIssuer.SumOf(service, now));
            if (!discount.Succeeded)
            {
                return discount.Failure;
            }

            var due = InvoiceRules.DueOn(service, now.Today);
            var invoice = await InvoiceIssuer.IssueAsync(write, service.Reseller, [service], due, ct, discount.Value).ConfigureAwait(false);
            write.Publish(ServiceChanges.TopicsOf(service));
            return Issued(invoice);
        }, ct);

    // With its newest term, and with what is agreed about its end and that of the service that it extends.
    private static IQueryable<SpaceService> ToInvoice(Write write) => write.Db.Services.VisibleTo(write.Actor).Include(one => one.Reseller)
        .Include(one => one.Terms.OrderByDescending(term => term.Number).Take(1))
        .Include(one => one.Schedules.Where(schedule => schedule.State == ScheduleState.Pending && schedule.Action == ServiceAction.Cancel))
        .Include(one => one.Parent!.Schedules.Where(schedule => schedule.State == ScheduleState.Pending && schedule.Action == ServiceAction.Cancel))
        .AsSplitQuery();

    // A term that is to come can only stand on an invoice that somebody still owes, or that waits for the activation.
    private static Task<string?> InvoicedOnAsync(SpaceDb db, SpaceService service, CancellationToken ct) => service.InvoicedTerm <= service.TermNumber
        ? Task.FromResult<string?>(null)
        : db.InvoiceLines
            .Where(line => line.ServiceId == service.Id && line.TermNumber == service.InvoicedTerm && !line.Credited && line.Invoice.Status != InvoiceStatus.Void)
            .OrderByDescending(line => line.Id)
            .Select(line => line.Invoice.DisplayNumber)
            .FirstOrDefaultAsync(ct);
}

/// <summary>An invoice that was just issued.</summary>
public sealed record IssuedInvoice(int Id, int Number, string DisplayNumber, int ResellerId, DateOnly DueOn, Money Total);
