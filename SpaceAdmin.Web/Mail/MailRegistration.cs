using Microsoft.AspNetCore.Hosting.Server;
using SpaceAdmin.Core.Mail;
using SpaceAdmin.Core.Users;
using SpaceAdmin.Web.Settings;

namespace SpaceAdmin.Web.Mail;

internal static class MailRegistration
{
    public static IServiceCollection AddSpaceMail(this IServiceCollection services)
    {
        services.AddSingleton(provider => new SiteAddress(
            provider.GetRequiredService<SiteSettings>().Address, provider.GetRequiredService<IHostEnvironment>().IsDevelopment(), provider.GetRequiredService<IServer>()));
        services.AddSingleton<IMailSite>(provider => provider.GetRequiredService<SiteAddress>());
        services.AddSingleton(provider => Mailer(provider, provider.GetRequiredService<MailSettings>()));
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
