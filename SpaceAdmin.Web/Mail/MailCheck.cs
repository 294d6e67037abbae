using SpaceAdmin.Web.Settings;

namespace SpaceAdmin.Web.Mail;

/// <summary>Says at start what will not work for want of a setting, before somebody waits for a mail.</summary>
internal sealed partial class MailCheck(MailSettings settings, SiteAddress site, ILogger<MailCheck> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!site.IsKnown || settings.Missing.Count > 0)
        {
            LogMissing(string.Join(", ", site.IsKnown ? settings.Missing : [.. settings.Missing, SiteAddress.Key]));
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Warning, "Not set: {Keys}. Until then nobody can be invited or reset a password, and customers are told nothing by mail")]
    private partial void LogMissing(string keys);
}
