using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Mail;

/// <summary>Who is written to, for whom, and what the variables stand for.</summary>
/// <param name="Email">Null for a customer of whom nobody knows it.</param>
internal sealed record MailFacts(string? Email, string Name, Reseller Reseller, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>What is known now of what a mail to a customer is about. Null when there is no such customer any more.</summary>
    public static async Task<MailFacts?> ReadAsync(SpaceDb db, Uri? site, MailOccasion occasion, CancellationToken ct)
    {
        var customer = await db.Customers.AsNoTracking().Include(one => one.Reseller)
            .SingleOrDefaultAsync(one => one.Id == occasion.CustomerId, ct).ConfigureAwait(false);
        if (customer is null)
        {
            return null;
        }

        var values = OfReseller(customer.Reseller, site);
        values[MailVariables.CustomerName] = customer.Name ?? customer.UserName;
        values[MailVariables.Reason] = values[MailVariables.CreditAmount] = values[MailVariables.PaymentAmount] = occasion.Text ?? "";
        var mayLookAt = await db.Users.AnyAsync(user => user.CustomerId == customer.Id && user.DisabledAt == null, ct).ConfigureAwait(false) ? site : null;
        if (occasion.ServiceId is { } number)
        {
            await AddServiceAsync(db, values, number, occasion, mayLookAt, ct).ConfigureAwait(false);
        }

        if (occasion.InvoiceId is { } invoice)
        {
            await AddInvoiceAsync(db, values, invoice, customer.Reseller, mayLookAt, ct).ConfigureAwait(false);
        }

        return new MailFacts(customer.Email, customer.Name ?? customer.UserName, customer.Reseller, values);
    }

    /// <summary>What every mail knows.</summary>
    /// <param name="reseller">Null for the installation itself.</param>
    public static Dictionary<string, string> OfReseller(Reseller? reseller, Uri? site) => new(StringComparer.Ordinal)
    {
        [MailVariables.ResellerName] = reseller?.Name ?? "SpaceAdmin",
        [MailVariables.ResellerSupport] = reseller?.SupportAddress ?? "",
        [MailVariables.Site] = site?.GetLeftPart(UriPartial.Authority) ?? "",
    };

    private static async Task AddServiceAsync(SpaceDb db, Dictionary<string, string> values, int number, MailOccasion occasion, Uri? site, CancellationToken ct)
    {
        var service = await db.Services.Where(one => one.Id == number)
            .Select(one => new
            {
                one.Name, Type = one.Type.Name, one.Status, one.DueOn,
                Plan = db.Plans.Where(plan => plan.Id == one.PlanId).Select(plan => plan.Name).FirstOrDefault()
                    ?? db.AddOns.Where(addOn => addOn.Id == one.AddOnId).Select(addOn => addOn.Name).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(ct).ConfigureAwait(false);
        values[MailVariables.ServiceNumber] = number.ToString(CultureInfo.InvariantCulture);
        values[MailVariables.ServiceName] = service?.Name ?? occasion.About ?? "";
        values[MailVariables.ServiceType] = service?.Type ?? "";
        values[MailVariables.ServicePlan] = service?.Plan ?? "";
        values[MailVariables.ServiceDue] = service?.DueOn is { } due ? Day(due) : "";
        values[MailVariables.Link] = service is null || site is null ? "" : new Uri(site, $"/my/services/{number}").AbsoluteUri;
        if (occasion.RequestId is { } request)
        {
            var state = await db.ScheduledActions.Where(one => one.Id == request).Select(one => (ScheduleState?)one.State).SingleOrDefaultAsync(ct).ConfigureAwait(false);
            values[MailVariables.Answer] = state is ScheduleState.Declined ? "declined" : "accepted";
        }
    }

    private static async Task AddInvoiceAsync(SpaceDb db, Dictionary<string, string> values, int id, Reseller reseller, Uri? site, CancellationToken ct)
    {
        if (await db.Invoices.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct).ConfigureAwait(false) is not { } invoice)
        {
            return;
        }

        values[MailVariables.InvoiceNumber] = invoice.DisplayNumber;
        values[MailVariables.InvoiceTotal] = new Money(invoice.Total, invoice.Currency).ToString();
        values[MailVariables.InvoiceDue] = Day(invoice.DueOn);
        values[MailVariables.InvoiceOpen] = invoice.Open > 0 ? new Money(invoice.Open, invoice.Currency).ToString() : "";
        values[MailVariables.PaymentInstructions] = invoice.Open > 0 ? reseller.PaymentInstructions ?? "" : "";
        values[MailVariables.Link] = site is null ? "" : new Uri(site, $"/my/invoices/{invoice.Number}").AbsoluteUri;
    }

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
