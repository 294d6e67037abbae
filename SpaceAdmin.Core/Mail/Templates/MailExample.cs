using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Mail;

/// <summary>What a preview speaks of where there is nothing real to speak of.</summary>
internal static class MailExample
{
    public const string Email = "you@example.com";

    private static readonly string[] s_filledIn = [MailVariables.Reason, MailVariables.Answer, MailVariables.ServiceDue, MailVariables.ServiceSuspension, MailVariables.CreditAmount, MailVariables.PaymentAmount];

    /// <summary>Whether it is made up for a real service that has none, so that its line can be seen.</summary>
    public static bool FillsIn(string variable) => s_filledIn.Contains(variable);

    public static Uri? Link(Uri? site) => site is null ? new Uri("https://example.com/") : new Uri(site, "/example");

    public static Dictionary<string, string> Values(Reseller reseller, Uri? site)
    {
        var values = MailFacts.OfReseller(reseller, site);
        values[MailVariables.CustomerName] = "Anna Berg";
        values[MailVariables.ServiceNumber] = "1";
        values[MailVariables.ServiceName] = "shop.example";
        values[MailVariables.ServiceType] = "Hosting plan";
        values[MailVariables.ServicePlan] = "Basic";
        values[MailVariables.ServiceDue] = "5 Jan 2026";
        values[MailVariables.ServiceSuspension] = "8 Jan 2026";
        values[MailVariables.Services] = "#1 shop.example";
        values[MailVariables.Reason] = "A reason stands here.";
        values[MailVariables.Answer] = "accepted";
        values[MailVariables.InvoiceNumber] = "1";
        values[MailVariables.InvoiceTotal] = values[MailVariables.InvoiceOpen] = values[MailVariables.CreditAmount] = values[MailVariables.PaymentAmount] = "29.85 USD";
        values[MailVariables.InvoiceDue] = "12 Jan 2026";
        values[MailVariables.Invoices] = "Invoice 1 of 29.85 USD, due on 12 Jan 2026";
        values[MailVariables.PaymentInstructions] = reseller.PaymentInstructions ?? "";
        values[MailVariables.Link] = Link(site)?.AbsoluteUri ?? "";
        return values;
    }
}
