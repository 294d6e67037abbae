using System.Globalization;

namespace SpaceAdmin.Core.Common;

/// <summary>
/// Reads and writes the query part of an address, which is where the lists keep their view. Somebody may have typed it, so
/// nonsense is nothing: the list's default stands in for it.
/// </summary>
public static class AddressQuery
{
    /// <summary>Trimmed, and no longer than <paramref name="max"/> characters.</summary>
    public static string? Text(string? text, int max) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Trim() is var trimmed && trimmed.Length > max ? trimmed[..max] : text.Trim();

    public static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A value of an enum by its name only: Enum.TryParse alone would take "7" and "Active,Suspended" as well.</summary>
    public static T? Name<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase) ? value : null;

    /// <summary>With its question mark; a pair without a value stays out of it.</summary>
    public static string Write(params IEnumerable<(string Key, string? Value)> pairs)
    {
        var said = string.Join('&', pairs.Where(pair => pair.Value is not null).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value!)}"));
        return said.Length == 0 ? "" : "?" + said;
    }

    /// <summary>As addresses have it: in lower case.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum =>
#pragma warning disable CA1308 // Addresses are written in lower case.
        value.ToString().ToLowerInvariant();
#pragma warning restore CA1308
}
