namespace SpaceAdmin.Core.Mail;

/// <summary>What a template says, or a mail: with variables, or after they were filled in.</summary>
/// <param name="Html">Null for mails of plain text alone.</param>
public sealed record MailContent(string Subject, string Text, string? Html);
