using SpaceAdmin.Web.Hosting;

namespace SpaceAdmin.Web.Monitoring;

/// <summary>Whether machines may read /metrics, and by what they are known; checked before anything starts.</summary>
/// <param name="Token">Null while there is no such address.</param>
internal sealed record MetricsSettings(string? Token)
{
    public const string EnabledKey = "Metrics:Enabled";
    public const string TokenKey = "Metrics:Token";

    private const int MinLength = 16;

    public bool Enabled => Token is not null;

    /// <exception cref="SettingsException">A value is not allowed.</exception>
    public static MetricsSettings Read(IConfiguration configuration) => configuration[EnabledKey] switch
    {
        null => new MetricsSettings(Token: null),
        var text when bool.TryParse(text, out var enabled) => new MetricsSettings(enabled ? ReadToken(configuration[TokenKey]?.Trim()) : null),
        var text => throw new SettingsException(EnabledKey, text, "true, false"),
    };

    /// <summary>Not the token, wherever it may be written.</summary>
    public override string ToString() => Enabled ? "On" : "Off";

    private static string ReadToken(string? token) => token?.Length >= MinLength
        ? token
        : throw new SettingsException(TokenKey, string.IsNullOrEmpty(token) ? token : "…", $"{MinLength} characters or more, by which the reader of /metrics is known");
}
