namespace SpaceAdmin.Web.Settings;

/// <summary>How much is logged. The logging reads it while the program is put together, so it is checked before that, and not as options.</summary>
internal static class LogLevels
{
    private const string Logging = "Logging";
    private const string Levels = "LogLevel";

    /// <exception cref="SettingsException">A level is none that there is.</exception>
    public static void Check(IConfiguration configuration)
    {
        var logging = configuration.GetSection(Logging);
        var wrong = logging.GetChildren().Select(one => one.GetSection(Levels)).Prepend(logging.GetSection(Levels))
            .SelectMany(levels => levels.GetChildren())
            .Where(level => !string.IsNullOrEmpty(level.Value) && !Enum.TryParse<LogLevel>(level.Value, ignoreCase: true, out _))
            .Select(level => SettingsException.Sentence(level.Path, level.Value, string.Join(", ", Enum.GetNames<LogLevel>())))
            .ToList();
        if (wrong.Count > 0)
        {
            throw new SettingsException(wrong);
        }
    }
}
