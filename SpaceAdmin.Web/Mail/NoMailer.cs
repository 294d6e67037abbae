namespace SpaceAdmin.Web.Mail;

/// <summary>Where mail is not set up.</summary>
internal sealed class NoMailer(string missing) : IMailer
{
    /// <param name="key">The setting that is missing.</param>
    public static string Sentence(string key) => $"Mail is not set up: set {key}.";

    public Task<string?> SendAsync(MailText mail, CancellationToken ct) => Task.FromResult<string?>(Sentence(missing));
}
