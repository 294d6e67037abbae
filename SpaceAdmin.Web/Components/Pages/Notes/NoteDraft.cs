using System.Globalization;

namespace SpaceAdmin.Web.Components.Pages.Notes;

/// <summary>
/// Names the drafts of notes in the browser. Whoever signs in as a customer is the same user in the same browser: what was begun
/// for colleagues must not stand in the customer's editor, ready to be sent.
/// </summary>
internal static class NoteDraft
{
    public static string New(int? userId, int number, bool mine) => string.Create(CultureInfo.InvariantCulture, $"{userId}/{(mine ? "my/" : "")}{number}");

    public static string Of(int? userId, int noteId, bool mine) => string.Create(CultureInfo.InvariantCulture, $"{userId}/{(mine ? "my/" : "")}note/{noteId}");
}
