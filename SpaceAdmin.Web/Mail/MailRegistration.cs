using Microsoft.AspNetCore.Hosting.Server;
using SpaceAdmin.Core.Mail;
using SpaceAdmin.Core.Users;

namespace SpaceAdmin.Web.Mail;

internal static class MailRegistration
{
    /// <exception cref="Hosting.SettingsException">The configuration has a value that is not allowed.</exception>
    public static IServiceCollection AddSpaceMail(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var settings = MailSettings.Read(configuration, environment.ContentRootPath, environment.IsDevelopment());
        var site = SiteAddress.Read(configuration);
        services.AddSingleton(settings);
        services.AddSingleton(provider => new SiteAddress(site, environment.IsDevelopment(), provider.GetRequiredService<IServer>()));
        services.AddSingleton<IMailSite>(provider => provider.GetRequiredService<SiteAddress>());
        services.AddSingleton(provider => Mailer(provider, settings));
        services.AddScoped<AccountMails>();
        services.AddScoped<IInvitationSender, InvitationSender>();
        services.AddSingleton<MailQueue>();
        services.AddHostedService(provider => provider.GetRequiredService<MailQueue>());
        services.AddHostedService<MailCheck>();
        return services;
    }

    private static IMailTransport Mailer(IServiceProvider provider, MailSettings settings) => settings switch
    {
        { Missing: [var key, ..] } => new NoMailer(key),
        { Folder: { } folder } => ActivatorUtilities.CreateInstance<FolderMailer>(provider, folder, settings.From ?? FolderMailer.Nobody),
        _ => ActivatorUtilities.CreateInstance<SmtpMailer>(provider, settings, settings.Host!, settings.From!),
    };
}
