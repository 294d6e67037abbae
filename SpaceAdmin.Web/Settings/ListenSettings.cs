namespace SpaceAdmin.Web.Settings;

/// <summary>Where the server listens. It reads this by itself, but says what is wrong only once the database is there, and not in one line.</summary>
internal sealed class ListenSettings : ISettings
{
    public static string Section => "";

    [Allowed("addresses without a path, with semicolons between them, such as http://localhost:5000")]
    public string? Urls { get; set; }

    public IEnumerable<string> Refused() => Urls is null || Urls.Split(';', StringSplitOptions.RemoveEmptyEntries).All(IsAddress) ? [] : [nameof(Urls)];

    private static bool IsAddress(string text)
    {
        try
        {
            return BindingAddress.Parse(text) is { Scheme: var scheme, PathBase: "" }
                && (scheme.Equals("http", StringComparison.OrdinalIgnoreCase) || scheme.Equals("https", StringComparison.OrdinalIgnoreCase));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
