namespace SpaceAdmin.Web.Hosting;

/// <summary>What an installation asks of its accounts, from the configuration.</summary>
internal static class AccountSettings
{
    private const string AdministratorKey = "Accounts:AdministratorSecondFactor";

    /// <summary>Whether administrators need a second factor. In Development they do not, so that the demo opens at once.</summary>
    /// <exception cref="SettingsException">It is neither true nor false.</exception>
    public static bool AdministratorSecondFactor(IConfiguration configuration, IHostEnvironment environment) => configuration[AdministratorKey] switch
    {
        null => !environment.IsDevelopment(),
        var text when bool.TryParse(text, out var required) => required,
        var text => throw new SettingsException(AdministratorKey, text, "true, false"),
    };
}
