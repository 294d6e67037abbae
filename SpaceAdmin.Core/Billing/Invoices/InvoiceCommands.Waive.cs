using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Billing;

public sealed partial class InvoiceCommands
{
    /// <summary>
    /// Gives a term of a service for nothing: the oldest that is owed for, else its next one. What is invoiced for it is credited; one
    /// that is to come opens at once, so that the service goes on without a gap.
    /// </summary>
    /// <param name="version">That of the service; another one now is refused as stale.</param>
    /// <param name="reason">The customer reads it on the credit note.</param>
    /// <returns>The number of that term.</returns>
    public Task<Result<int>> WaiveAsync(int serviceNumber, int version, string reason, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.InvoicesManage, async write =>
        {
            var service = await ToInvoice(write).SingleOrDefaultAsync(one => one.Id == serviceNumber, ct).ConfigureAwait(false);
            if (service is null)
            {
                return new Failure.NotFound($"Service #{serviceNumber}");
            }

            if (service.Version != version)
            {
                return new Failure.Stale();
            }

            var owed = await OwedAsync(write.Db, serviceNumber, ct).ConfigureAwait(false);
            if (InvoiceRules.ValidateWaiver(service, owed.Count > 0, reason) is { } refused)
            {
                return refused;
            }

            var now = write.Local(service);
            var term = owed.Count > 0 ? owed[0].TermNumber : service.OwesForItsTerm ? service.TermNumber : service.TermNumber + 1;
            if (owed.Count > 0)
            {
                await CreditNotes.IssueAsync(write, owed[0].Invoice, owed, reason.Trim(), now, ct).ConfigureAwait(false);
            }

            service.Give(term, now);
            write.Audit(AuditActions.WaiveTerm, service, null, $"Term {term}", reason.Trim());
            return term;
        }, ct);

    // The lines of the first term that somebody still asks money for, a discount among them. A setup is no term.
    private static async Task<List<InvoiceLine>> OwedAsync(SpaceDb db, int number, CancellationToken ct)
    {
        var lines = await db.InvoiceLines.Owed().Include(line => line.Invoice.Reseller)
            .Where(line => line.ServiceId == number && line.Kind != InvoiceLineKind.Setup)
            .OrderBy(line => line.TermNumber).ThenBy(line => line.Id).ToListAsync(ct).ConfigureAwait(false);
        return [.. lines.Where(line => line.TermNumber == lines[0].TermNumber && line.InvoiceId == lines[0].InvoiceId)];
    }
}
