using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;

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
        await ServiceMailFacts.AddAsync(db, values, occasion, mayLookAt, ct).ConfigureAwait(false);
        await InvoiceMailFacts.AddAsync(db, values, occasion, customer.Reseller, mayLookAt, ct).ConfigureAwait(false);

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
}
