namespace SpaceAdmin.Core.Common;

/// <summary>Whether a text that may be missing is short and plain enough to be kept.</summary>
internal static class PlainText
{
    public static bool IsLine(string? text, int maxLength) => text is null || text.Length <= maxLength && !text.Any(char.IsControl);

    /// <summary>Of some lines.</summary>
    public static bool IsText(string? text, int maxLength) =>
        text is null || text.Length <= maxLength && !text.Any(sign => char.IsControl(sign) && sign is not ('\r' or '\n'));
}
