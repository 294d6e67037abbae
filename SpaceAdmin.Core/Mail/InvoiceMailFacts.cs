using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Mail;

/// <summary>What a mail says of the invoice, or the invoices, that it is about.</summary>
internal static class InvoiceMailFacts
{
    public static async Task AddAsync(SpaceDb db, Dictionary<string, string> values, MailOccasion occasion, Reseller reseller, Uri? site, CancellationToken ct)
    {
        if (occasion.InvoiceIds.Count == 0)
        {
            return;
        }

        int[] ids = [.. occasion.InvoiceIds];
        var invoices = await db.Invoices.AsNoTracking().Where(one => EF.Parameter(ids).Contains(one.Id)).OrderBy(one => one.DueOn).ThenBy(one => one.Id)
            .ToListAsync(ct).ConfigureAwait(false);
        if (invoices.Count == 0)
        {
            return;
        }

        var open = Sum(invoices.Where(one => one.Open > 0), one => one.Open);
        values[MailVariables.InvoiceNumber] = MailLists.Sentence(invoices.Select(one => one.DisplayNumber));
        values[MailVariables.InvoiceTotal] = Sum(invoices, one => one.Total);
        values[MailVariables.InvoiceDue] = MailLists.Sentence(invoices.Select(one => MailLists.Day(one.DueOn)));
        values[MailVariables.InvoiceOpen] = open;
        values[MailVariables.Invoices] = MailLists.Lines([.. invoices.Select(one => $"Invoice {one.DisplayNumber} of {new Money(one.Total, one.Currency)}, due on {MailLists.Day(one.DueOn)}")]);
        values[MailVariables.PaymentInstructions] = open.Length > 0 ? reseller.PaymentInstructions ?? "" : "";
        values[MailVariables.Link] = site is null ? "" : new Uri(site, invoices is [var only] ? string.Create(CultureInfo.InvariantCulture, $"/my/invoices/{only.Number}") : "/my/invoices").AbsoluteUri;
    }

    // One sum for each currency.
    private static string Sum(IEnumerable<Invoice> invoices, Func<Invoice, long> amount) => MailLists.Sentence(
        invoices.GroupBy(one => one.Currency).Select(own => new Money(own.Sum(amount), own.Key).ToString()));
}
