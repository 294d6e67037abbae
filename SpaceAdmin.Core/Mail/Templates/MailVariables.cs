namespace SpaceAdmin.Core.Mail;

/// <summary>The variables that there are, by what a mail is about.</summary>
internal static class MailVariables
{
    public const string CustomerName = "customer.name";
    public const string ServiceNumber = "service.number";
    public const string ServiceName = "service.name";
    public const string ServiceType = "service.type";
    public const string ServicePlan = "service.plan";
    public const string ServiceDue = "service.due";
    public const string ServiceSuspension = "service.suspension";
    public const string Services = "services";
    public const string Reason = "reason";
    public const string Answer = "answer";
    public const string InvoiceNumber = "invoice.number";
    public const string InvoiceTotal = "invoice.total";
    public const string InvoiceDue = "invoice.due";
    public const string InvoiceOpen = "invoice.open";
    public const string Invoices = "invoices";
    public const string CreditAmount = "credit.amount";
    public const string PaymentAmount = "payment.amount";
    public const string PaymentInstructions = "payment.instructions";
    public const string UserName = "user.name";
    public const string UserEmail = "user.email";
    public const string LinkHours = "link.hours";
    public const string Link = "link";
    public const string ResellerName = "reseller.name";
    public const string ResellerSupport = "reseller.support";
    public const string Site = "site";

    private static readonly MailVariable s_customer = new(CustomerName, "The customer’s name, else its user name.");

    private static readonly MailVariable s_services = new(Services, "Each service on a line of its own: one mail tells of all that happened at once. {service.name} and {service.number} name them in a sentence.");

    private static readonly MailVariable s_invoices = new(Invoices, "Each invoice on a line of its own: one mail tells of all that were issued at once. {invoice.number} names them in a sentence.");

    private static readonly MailVariable[] s_everywhere =
    [
        new(ResellerName, "The reseller’s name."),
        new(ResellerSupport, "The address that customers are told to write to; empty where none is set."),
        new(Site, "The address of this site."),
    ];

    /// <summary>Of mails about a service, with what else such a mail knows.</summary>
    /// <param name="gathers">That one mail may tell of several.</param>
    public static IReadOnlyList<MailVariable> OfService(bool gathers, params MailVariable[] others) =>
    [
        s_customer,
        new(ServiceNumber, "The Service #."),
        new(ServiceName, "The service’s name."),
        new(ServiceType, "Its type, such as Hosting plan."),
        new(ServicePlan, "What it was bought as; empty for one that is on no plan."),
        .. gathers ? [s_services] : Array.Empty<MailVariable>(),
        .. others,
        new(Link, "The page of the service; empty for a customer that cannot sign in."),
        .. s_everywhere,
    ];

    /// <summary>Of mails about an invoice, with what else such a mail knows.</summary>
    /// <param name="gathers">That one mail may tell of several.</param>
    public static IReadOnlyList<MailVariable> OfInvoice(bool gathers, params MailVariable[] others) =>
    [
        s_customer,
        new(InvoiceNumber, "The number of the invoice."),
        new(InvoiceTotal, "What it asks, such as 29.85 USD."),
        new(InvoiceDue, "The day on which it is due."),
        new(InvoiceOpen, "What is still to be paid; empty once nothing is."),
        .. gathers ? [s_invoices] : Array.Empty<MailVariable>(),
        .. others,
        new(PaymentInstructions, "How to pay, as it stands on the invoices; empty once nothing is to be paid."),
        new(Link, "The page of the invoice; empty for a customer that cannot sign in."),
        .. s_everywhere,
    ];

    /// <summary>Of mails about somebody’s account.</summary>
    public static IReadOnlyList<MailVariable> OfAccount { get; } =
    [
        new(UserName, "The name of whoever gets the mail."),
        new(UserEmail, "The e-mail address that they sign in with."),
        new(Link, "The link that lets them in, once."),
        new(LinkHours, "For how many hours it works."),
        .. s_everywhere,
    ];
}
