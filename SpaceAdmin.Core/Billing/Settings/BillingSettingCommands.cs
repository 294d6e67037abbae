using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Core.Billing;

/// <summary>Sets what a reseller's invoices say from now on.</summary>
public sealed class BillingSettingCommands(UnitOfWork unitOfWork)
{
    /// <param name="version">The reseller's that the actor was looking at; another one now is refused as stale.</param>
    public Task<Result<int>> ChangeAsync(int resellerId, int version, BillingDraft draft, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.InvoicesManage, async write =>
        {
            var reseller = await write.Db.Resellers.VisibleTo(write.Actor).SingleOrDefaultAsync(one => one.Id == resellerId, ct).ConfigureAwait(false);
            if (reseller is null)
            {
                return new Failure.NotFound("That reseller");
            }

            if (reseller.Version != version)
            {
                return new Failure.Stale();
            }

            var read = draft.Check();
            if (!read.Succeeded)
            {
                return read.Failure;
            }

            var changes = Changes(reseller.Billing, read.Value);
            if (!changes.Any)
            {
                return write.Unchanged(resellerId);
            }

            reseller.Bill(read.Value);
            write.Audit(resellerId, AuditKinds.Reseller, AuditActions.ChangeBillingSettings, reseller.Name, changes.Before, changes.After);
            write.Publish([Topics.AllInvoices, Topics.InvoicesOf(resellerId), .. Topics.People(resellerId)]);
            return resellerId;
        }, ct);

    private static AuditChanges Changes(BillingSettings before, BillingSettings after) => new AuditChanges()
        .Add(before.Seller, after.Seller)
        .Add("Prices", before.Prices.ToString(), after.Prices.ToString())
        .Add("Tax is rounded", before.Rounding.ToString(), after.Rounding.ToString())
        .Add("Invoice numbers", before.InvoicePattern, after.InvoicePattern)
        .Add("Credit note numbers", before.CreditNotePattern, after.CreditNotePattern)
        .Add("Foot", before.Foot, after.Foot);
}
