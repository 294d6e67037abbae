using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Core.Billing;

/// <summary>Sets how the customers of a reseller pay.</summary>
public sealed class PaymentInstructionCommands(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor, TimeProvider time, ChangeFeed feed)
{
    /// <param name="version">The version that the actor was looking at; another one now is refused as stale.</param>
    /// <param name="text">Plain text; nothing takes them off the invoices.</param>
    public async Task<Result<int>> ChangeAsync(int resellerId, int version, string? text, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.InvoicesManage))
        {
            return new Failure.Forbidden();
        }

        if (Reseller.PaymentInstructionsRefusal(text) is { } refused)
        {
            return new Failure.Rejected(refused);
        }

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
        var reseller = await db.Resellers.VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == resellerId, ct).ConfigureAwait(false);
        if (reseller is null)
        {
            return new Failure.NotFound("That reseller");
        }

        if (reseller.Version != version)
        {
            return new Failure.Stale();
        }

        var before = reseller.PaymentInstructions;
        reseller.Instruct(text);
        if (reseller.PaymentInstructions == before)
        {
            return resellerId; // saved as they were: nothing to tell
        }

        db.Audit.Add(new AuditEntry(actor, time.GetUtcNow(), resellerId, AuditKinds.Reseller, AuditActions.ChangePaymentInstructions, reseller.Name)
        {
            Before = before,
            After = reseller.PaymentInstructions,
        });
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        var owing = await db.Invoices.Where(invoice => invoice.ResellerId == resellerId && invoice.Status == InvoiceStatus.Unpaid)
            .Select(invoice => invoice.CustomerId).Distinct().ToListAsync(ct).ConfigureAwait(false);
        await write.CommitAsync(ct).ConfigureAwait(false);
        feed.Publish(
            [Topics.AllInvoices, Topics.InvoicesOf(resellerId), .. owing.Select(Topics.InvoicesOfCustomer), .. Topics.People(resellerId), .. Topics.Audit(resellerId)]);
        return resellerId;
    }
}
