namespace SpaceAdmin.Web.Settings;

/// <summary>Whether machines may read /metrics, and by what they are known.</summary>
internal sealed class MetricsSettings : ISettings
{
    private const int MinLength = 16;

    public static string Section => "Metrics";

    public bool Enabled { get; set; }

    [Allowed("16 characters or more, by which the reader of /metrics is known", IsSecret = true)]
    public string? Token { get; set; }

    public IEnumerable<string> Refused() => Enabled && !(Token?.Length >= MinLength) ? [nameof(Token)] : [];
}
