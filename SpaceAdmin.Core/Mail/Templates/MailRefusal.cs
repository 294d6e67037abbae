using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Mail;

/// <summary>Why a mail is not sent, or its template not changed.</summary>
public abstract record MailRefusal(string Name, string Message) : Failure.Rejected(Name, Message)
{
    private const string Braces = "A brace itself is written {{ or }}.";

    public sealed record SubjectOutOfRange() : MailRefusal("mail.subject-out-of-range", $"A subject is one line of 1 to {MailTemplate.SubjectMaxLength} characters.");

    public sealed record TextOutOfRange() : MailRefusal(
        "mail.text-out-of-range", $"The text has 1 to {MailTemplate.BodyMaxLength} characters. It is there for whoever reads no HTML.");

    public sealed record HtmlTooLong() : MailRefusal("mail.html-too-long", $"The HTML has at most {MailTemplate.BodyMaxLength} characters.");

    /// <param name="Allowed">In braces.</param>
    public sealed record UnknownVariable(string Variable, IReadOnlyList<string> Allowed) : MailRefusal(
        "mail.unknown-variable", $"There is no variable “{{{Variable}}}” in these mails. Allowed are {string.Join(", ", Allowed)}. {Braces}");

    /// <param name="Variable">In braces.</param>
    public sealed record VariableMissing(string Variable) : MailRefusal("mail.variable-missing", $"{Variable} is missing: without it nobody could come in.");

    public sealed record BraceNotOpened() : MailRefusal("mail.brace-not-opened", $"A brace is closed that was not opened. {Braces}");

    /// <param name="From">The text from that brace on.</param>
    public sealed record BraceNotClosed(string From) : MailRefusal("mail.brace-not-closed", $"A brace is opened and not closed: “{From}”. {Braces}");

    public sealed record CannotBeOff() : MailRefusal("mail.cannot-be-off", "These mails cannot be switched off: nobody could come in without them.");

    public sealed record NoAddressOfYours() : MailRefusal("mail.no-address-of-yours", "There is no e-mail address of yours to send it to.");

    public sealed record NoAddress(string Customer) : MailRefusal("mail.no-address", $"{Customer} has no e-mail address. It can be set on the customer’s page.");

    public sealed record AlreadyBeingSent() : MailRefusal("mail.already-being-sent", "It is being sent again already.");

    /// <param name="Answer">What the mail server said, as a sentence.</param>
    public sealed record NotSent(string Answer) : MailRefusal("mail.not-sent", Answer);
}
