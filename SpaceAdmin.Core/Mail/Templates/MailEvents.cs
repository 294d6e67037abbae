using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Core.Mail;

/// <summary>Every event that people are told of by mail, with what the mail says by default.</summary>
public static class MailEvents
{
    private const string ToService = "See the service";
    private const string ToServices = "See your services";
    private const string ToInvoice = "See the invoice";
    private const string ToInvoices = "See your invoices";

    private static readonly MailVariable s_reason = new(MailVariables.Reason, "Why, as far as the customer may read it; empty where nobody said.");

    public static IReadOnlyList<MailEvent> All { get; } =
    [
        OfService(
            OutboxEvents.Ordered, "When a customer ordered something.", "Your order: {service.name}",
            ["we have your order of {service.name}, service #{service.number}. You hear from us as soon as it is active."]),
        OfService(
            OutboxEvents.Activated, "When a service became active.", "{service.name} is active",
            ["your service {service.name}, #{service.number}, is active now.", "{reason}"], s_reason)
            .OrSeveral("{service.name} are active", ToServices, "these services of yours are active now:\n{services}", "{reason}"),
        OfService(
            OutboxEvents.Suspended, "When a service was suspended.", "{service.name} is suspended",
            ["your service {service.name}, #{service.number}, is suspended.", "Reason: {reason}"], s_reason)
            .OrSeveral("{service.name} are suspended", ToServices, "these services of yours are suspended:\n{services}", "Reason: {reason}"),
        OfService(
            OutboxEvents.Cancelled, "When a service was cancelled.", "{service.name} is cancelled",
            ["your service {service.name}, #{service.number}, is cancelled.", "Reason: {reason}"], s_reason)
            .OrSeveral("{service.name} are cancelled", ToServices, "these services of yours are cancelled:\n{services}", "Reason: {reason}"),
        OfService(
            OutboxEvents.Warning, "Before a service is suspended, since it is not paid.", "{service.name} is about to be suspended",
            ["this is about your service {service.name}, #{service.number}.", "{reason}", "To be paid since {service.due}", "To be suspended on {service.suspension}"],
            new(MailVariables.Reason, "The monitor’s warning, as it is set at Days and texts."), new(MailVariables.ServiceDue, "Since when it is to be paid; empty once it is."),
            new(MailVariables.ServiceSuspension, "The day on which it is suspended unless it is paid before; empty once it is."))
            .OrSeveral("{service.name} are about to be suspended", ToServices, "this is about these services of yours:\n{services}", "{reason}", "To be paid since {service.due}", "To be suspended on {service.suspension}"),
        OfInvoice(
            OutboxEvents.InvoiceIssued, "When an invoice was issued.", "Invoice {invoice.number} of {reseller.name}",
            ["here is invoice {invoice.number} of {invoice.total}, due on {invoice.due}.", "To be paid: {invoice.open}", "{payment.instructions}"])
            .OrSeveral("Invoices {invoice.number} of {reseller.name}", ToInvoices, "here are your invoices:\n{invoices}", "To be paid: {invoice.open}", "{payment.instructions}"),
        OfInvoice(
            OutboxEvents.Reminder, "On the days before and after its due day that are set at Days and texts, while an invoice is unpaid.", "Reminder: invoice {invoice.number} of {reseller.name}",
            ["this is a reminder of invoice {invoice.number} of {invoice.total}, due on {invoice.due}. If you have paid it already, you need not do anything.", "To be paid: {invoice.open}", "{payment.instructions}"])
            .OrSeveral(
                "Reminder: invoices {invoice.number} of {reseller.name}", ToInvoices,
                "this is a reminder of these invoices. If you have paid them already, you need not do anything.\n{invoices}", "To be paid: {invoice.open}", "{payment.instructions}"),
        OfInvoice(
            OutboxEvents.CreditNoteIssued, "When lines of an invoice were taken back.", "A credit note for invoice {invoice.number}",
            ["you have a credit note of {credit.amount} for invoice {invoice.number}. What you paid of that already is on your balance and pays your next invoices.", "Still to be paid: {invoice.open}"],
            new MailVariable(MailVariables.CreditAmount, "What was taken back, such as 29.85 USD.")),
        OfInvoice(
            OutboxEvents.PaymentReceived, "When a payment was recorded.", "We received your payment of invoice {invoice.number}",
            ["thank you: we received {payment.amount} for invoice {invoice.number}.", "Still to be paid: {invoice.open}"],
            new MailVariable(MailVariables.PaymentAmount, "What was paid, such as 29.85 USD.")),
        OfInvoice(
            OutboxEvents.PaymentTakenBack, "When a payment bounced or was taken back.", "Your payment of invoice {invoice.number} did not stay",
            ["we had to take back a payment of {payment.amount}. Invoice {invoice.number} is to be paid again.", "To be paid: {invoice.open}", "{payment.instructions}"],
            new MailVariable(MailVariables.PaymentAmount, "What was taken back, such as 29.85 USD.")),
        OfInvoice(
            OutboxEvents.PaymentRefunded, "When some of a payment was sent back.", "We refunded {payment.amount} of invoice {invoice.number}",
            ["we sent back {payment.amount} of your payment of invoice {invoice.number}.", "To be paid: {invoice.open}"],
            new MailVariable(MailVariables.PaymentAmount, "What was sent back, such as 29.85 USD.")),
        OfInvoice(
            OutboxEvents.PaidFromBalance, "When an invoice was paid from what the customer had paid ahead.", "Invoice {invoice.number} is paid from your balance",
            ["your balance paid {payment.amount} of invoice {invoice.number}.", "Still to be paid: {invoice.open}"],
            new MailVariable(MailVariables.PaymentAmount, "What the balance paid, such as 29.85 USD.")),
        OfInvoice(
            OutboxEvents.InvoiceVoided, "When an invoice was voided.", "You need not pay invoice {invoice.number}",
            ["invoice {invoice.number} is void: you need not pay it. What you paid of it already is on your balance.", "Reason: {reason}"], s_reason),
        OfService(
            OutboxEvents.CancellationRequested, "When a customer asked for a cancellation.", "You asked us to cancel {service.name}",
            ["we have your request to cancel {service.name}, service #{service.number}, and will answer it.", "You wrote: {reason}"],
            new MailVariable(MailVariables.Reason, "What the customer wrote; empty where it wrote nothing.")),
        OfService(
            OutboxEvents.CancellationAnswered, "When the desk answered that request.", "Your request to cancel {service.name} is {answer}",
            ["your request to cancel {service.name}, service #{service.number}, is {answer}.", "{reason}"],
            new(MailVariables.Answer, "“accepted” or “declined”."), new(MailVariables.Reason, "What the desk wrote; empty where it wrote nothing.")),
        new(
            OutboxEvents.Invitation, "When somebody is invited to sign in.", MailSubject.Account,
            Invitation("{reseller.name} invites you to SpaceAdmin", "{reseller.name} made an account for you in SpaceAdmin at {site}."), MailVariables.OfAccount),
        new(
            OutboxEvents.PasswordReset, "When somebody asked for a new password.", MailSubject.Account,
            MailDefaults.ToUser(
                "A new password for SpaceAdmin",
                ["somebody, probably you, asked for a new password for your account in SpaceAdmin at {site}.\nTo choose one, open this link:"],
                "Choose a new password",
                ["It works once, and for {link.hours} hours.\nIf it was not you, you need not do anything: your password stays as it is."]),
            MailVariables.OfAccount),
    ];

    /// <summary>To the people of the installation, who belong to no reseller that could invite them.</summary>
    internal static MailContent InvitationToThePlatform { get; } = Invitation("You are invited to SpaceAdmin", "you have an account in SpaceAdmin at {site}.");

    /// <summary>Null for what nobody is told by mail.</summary>
    public static MailEvent? Find(string? name) => All.FirstOrDefault(one => one.Name == name);

    private static MailEvent OfService(string name, string when, string subject, string[] paragraphs, params MailVariable[] variables) =>
        new(name, when, MailSubject.Service, MailDefaults.ToCustomer(subject, ToService, paragraphs), MailVariables.OfService(OutboxEvents.Gathers(name), variables));

    private static MailEvent OfInvoice(string name, string when, string subject, string[] paragraphs, params MailVariable[] variables) =>
        new(name, when, MailSubject.Invoice, MailDefaults.ToCustomer(subject, ToInvoice, paragraphs), MailVariables.OfInvoice(OutboxEvents.Gathers(name), variables));

    private static MailEvent OrSeveral(this MailEvent about, string subject, string link, params string[] paragraphs) =>
        about with { OfSeveral = MailDefaults.ToCustomer(subject, link, paragraphs) };

    private static MailContent Invitation(string subject, string first) => MailDefaults.ToUser(
        subject,
        [$"{first}\nTo choose a password or a passkey and sign in, open this link:"],
        "Accept the invitation",
        ["It works once, and for {link.hours} hours. After that, the page that it leads to can send you a new one.\nIf you did not expect this mail, you need not do anything."]);
}
