namespace SpaceAdmin.Core.Common;

/// <summary>Asks by SQL's LIKE for a part of a text, whatever characters somebody typed.</summary>
internal static class Like
{
    /// <summary>To be handed to LIKE beside each pattern.</summary>
    public const string Escape = "\\";

    public static string Containing(string part) =>
        $"%{part.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}
