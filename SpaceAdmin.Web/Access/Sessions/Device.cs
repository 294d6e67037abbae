namespace SpaceAdmin.Web.Access;

/// <summary>A browser in words that its user knows it by, from what it says of itself. Nothing is decided by it.</summary>
internal static class Device
{
    // In this order: most browsers claim to be several others too.
    private static readonly (string Part, string Name)[] s_browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
    ];

    private static readonly (string Part, string Name)[] s_systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"),
        ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ];

    /// <summary>"Firefox on Windows"; "Unknown browser" where it says nothing that we know.</summary>
    public static string Name(string? userAgent)
    {
        var browser = Find(s_browsers, userAgent) ?? "Unknown browser";
        return Find(s_systems, userAgent) is { } system ? $"{browser} on {system}" : browser;
    }

    private static string? Find((string Part, string Name)[] known, string? userAgent) =>
        userAgent is null ? null : known.FirstOrDefault(one => userAgent.Contains(one.Part, StringComparison.Ordinal)).Name;
}
