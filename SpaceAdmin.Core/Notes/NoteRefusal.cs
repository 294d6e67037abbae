using System.Globalization;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Notes;

/// <summary>Why a note stays as it is, or is not written.</summary>
public abstract record NoteRefusal(string Name, string Message) : Failure.Rejected(Name, Message)
{
    public sealed record TextMissing() : NoteRefusal("note.text-missing", "A note needs some text.");

    public sealed record TextTooLong(int Length) : NoteRefusal(
        "note.text-too-long", string.Create(CultureInfo.InvariantCulture, $"A note has at most {Note.TextMaxLength:N0} characters; this one has {Length:N0}."));

    public sealed record Gone() : NoteRefusal("note.gone", "This note can no longer be brought back.");
}
