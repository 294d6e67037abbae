using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Core.Billing;

public sealed partial class InvoiceCommands
{
    /// <summary>Issues an invoice of lines that somebody typed, for no service: nothing is suspended for it, and the balance pays it like any other.</summary>
    public Task<Result<IssuedInvoice>> IssueByHandAsync(InvoiceDraft draft, CancellationToken ct) =>
        unitOfWork.RunAsync<IssuedInvoice>(Permissions.InvoicesManage, async write =>
        {
            var found = await FindCustomerAsync(write, draft, ct).ConfigureAwait(false);
            if (!found.Succeeded)
            {
                return found.Failure;
            }

            var (customer, reseller) = (found.Value, found.Value.Reseller);
            var lines = InvoiceDraftRules.Check(draft.Lines, reseller.Currency);
            if (!lines.Succeeded)
            {
                return lines.Failure;
            }

            var discount = InvoiceDraftRules.Check(draft.Discount, new Money(lines.Value.Sum(line => line.Amount), reseller.Currency));
            if (!discount.Succeeded)
            {
                return discount.Failure;
            }

            if (InvoiceDraftRules.ValidateDueOn(draft.DueOn, reseller.Local(write.Now).Today) is { } refused)
            {
                return refused;
            }

            var invoice = await InvoiceIssuer.IssueAsync(write, customer, lines.Value, discount.Value, draft.DueOn!.Value, ct).ConfigureAwait(false);
            write.Publish(Topics.Payments); // a balance can pay it
            return Issued(invoice);
        }, ct);

    private static async Task<Result<Customer>> FindCustomerAsync(Write write, InvoiceDraft draft, CancellationToken ct)
    {
        var name = draft.UserName.Trim();
        if (name.Length == 0)
        {
            return new LineRefusal.CustomerMissing();
        }

        var named = await write.Db.Customers.VisibleTo(write.Actor).Include(customer => customer.Reseller)
            .Where(customer => customer.UserName == name && (draft.ResellerId == null || customer.ResellerId == draft.ResellerId))
            .OrderBy(customer => customer.Id).Take(2).ToListAsync(ct).ConfigureAwait(false);
        return named switch
        {
            [var only] => only,
            [] => new Failure.NotFound($"Customer “{name}”"),
            _ => new LineRefusal.CustomerOfTwoResellers(name),
        };
    }

    private static IssuedInvoice Issued(Invoice invoice) =>
        new(invoice.Id, invoice.Number, invoice.DisplayNumber, invoice.ResellerId, invoice.DueOn, new Money(invoice.Total, invoice.Currency));
}
