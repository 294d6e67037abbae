using System.Text.Json;
using SpaceAdmin.Core.Outside;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>Finds the words for people in what a webhook answered.</summary>
internal static class WebhookWords
{
    private static readonly string[] s_fields = ["reason", "message", "error", "detail"];

    /// <summary>Null when there are none: it is empty, a page, or an object that says something else.</summary>
    public static string? Of(string body)
    {
        var text = body.Trim();
        var words = text switch
        {
            "" or ['<', ..] => "",
            ['{' or '[' or '"', ..] => OfJson(text),
            _ => text,
        };
        return OutsideWords.Clean(words ?? text) is { Length: > 0 } clean ? clean : null;
    }

    // Null for what only looks like JSON, which is text then.
    private static string? OfJson(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return Find(json.RootElement, depth: 2) ?? "";
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // {"reason": "…"}, or {"error": {"message": "…"}}.
    private static string? Find(JsonElement element, int depth)
    {
        if (element.ValueKind is JsonValueKind.String)
        {
            return element.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
        }

        return element.ValueKind is not JsonValueKind.Object || depth == 0
            ? null
            : s_fields.Select(field => element.TryGetProperty(field, out var value) ? Find(value, depth - 1) : null).FirstOrDefault(words => words is not null);
    }
}
