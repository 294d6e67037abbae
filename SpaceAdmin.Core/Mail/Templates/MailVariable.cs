namespace SpaceAdmin.Core.Mail;

/// <summary>What a template writes in braces.</summary>
/// <param name="Meaning">What stands there instead.</param>
public sealed record MailVariable(string Name, string Meaning)
{
    /// <summary>As a template has it: "{customer.name}".</summary>
    public string InBraces => $"{{{Name}}}";
}
