using Microsoft.Extensions.Options;

namespace SpaceAdmin.Web.Settings;

internal static class SettingsRegistration
{
    /// <summary>Every setting that is our own, to be injected as its class; checked by <see cref="CheckSettings"/>.</summary>
    public static IServiceCollection AddSpaceSettings(this IServiceCollection services)
    {
        // Before its section, which overrides it.
        services.AddOptions<AccountSettings>().Configure<IHostEnvironment>((accounts, environment) => accounts.AdministratorSecondFactor = !environment.IsDevelopment());
        services.AddOptions<MailSettings>().PostConfigure<IHostEnvironment>((mail, environment) => mail.ChooseFolder(environment));
        return services
            .AddSection<ConnectionSettings>()
            .AddSection<DatabaseSettings>()
            .AddSection<AccountSettings>()
            .AddSection<ListenSettings>()
            .AddSection<SiteSettings>()
            .AddSection<MailSettings>()
            .AddSection<MonitorHostSettings>()
            .AddSection<OutsideSettings>()
            .AddSection<MetricsSettings>();
    }

    /// <summary>Before anything is opened or made: what the program cannot start with has touched nothing.</summary>
    /// <exception cref="SettingsException">A setting has a value that is not allowed.</exception>
    public static void CheckSettings(this IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (Exception exception) when (exception is OptionsValidationException || exception is AggregateException { InnerExceptions: var all } && all.All(one => one is OptionsValidationException))
        {
            var faults = exception is AggregateException many ? many.InnerExceptions : [exception];
            throw new SettingsException(faults.OfType<OptionsValidationException>().SelectMany(fault => fault.Failures), exception);
        }
    }

    private static IServiceCollection AddSection<T>(this IServiceCollection services)
        where T : class, ISettings
    {
        services.AddOptions<T>().ValidateOnStart();
        services.AddSingleton<IConfigureOptions<T>, SettingsSection<T>>();
        services.AddSingleton<IValidateOptions<T>, SettingsSection<T>>();
        return services.AddSingleton(provider => provider.GetRequiredService<IOptions<T>>().Value);
    }
}
