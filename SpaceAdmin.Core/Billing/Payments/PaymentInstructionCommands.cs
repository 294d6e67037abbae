using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Core.Billing;

/// <summary>Sets how the customers of a reseller pay.</summary>
public sealed class PaymentInstructionCommands(UnitOfWork unitOfWork)
{
    /// <param name="version">The version that the actor was looking at; another one now is refused as stale.</param>
    /// <param name="text">Plain text; nothing takes them off the invoices.</param>
    public Task<Result<int>> ChangeAsync(int resellerId, int version, string? text, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.InvoicesManage, async write =>
        {
            if (text?.Trim().Length > Reseller.PaymentInstructionsMaxLength)
            {
                return new InvoiceRefusal.InstructionsTooLong();
            }

            var reseller = await write.Db.Resellers.VisibleTo(write.Actor).SingleOrDefaultAsync(one => one.Id == resellerId, ct).ConfigureAwait(false);
            if (reseller is null)
            {
                return new Failure.NotFound("That reseller");
            }

            if (reseller.Version != version)
            {
                return new Failure.Stale();
            }

            var before = reseller.PaymentInstructions;
            if (!reseller.Instruct(text))
            {
                return write.Unchanged(resellerId);
            }

            write.Audit(resellerId, AuditKinds.Reseller, AuditActions.ChangePaymentInstructions, reseller.Name, before, reseller.PaymentInstructions);
            var owing = await write.Db.Invoices.Where(invoice => invoice.ResellerId == resellerId && invoice.Status == InvoiceStatus.Unpaid)
                .Select(invoice => invoice.CustomerId).Distinct().ToListAsync(ct).ConfigureAwait(false);
            write.Publish([Topics.AllInvoices, Topics.InvoicesOf(resellerId), .. owing.Select(Topics.InvoicesOfCustomer), .. Topics.People(resellerId)]);
            return resellerId;
        }, ct);
}
