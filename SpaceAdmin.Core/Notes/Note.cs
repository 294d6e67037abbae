using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Notes;

/// <summary>A memo on a service, in Markdown. For the staff alone unless it says otherwise.</summary>
public sealed class Note
{
    public const int TextMaxLength = 4_000;

    /// <summary>How long a deleted note can be brought back.</summary>
    public static readonly TimeSpan UndoWindow = TimeSpan.FromMinutes(10);

    private Note() // EF
    {
    }

    public Note(int serviceId, string text, bool customerCanRead, Actor author, DateTimeOffset now)
    {
        ServiceId = serviceId;
        Text = text;
        CustomerCanRead = customerCanRead;
        AuthorUserId = author.UserId;
        AuthorName = author.OnBehalfOf is { } customer ? Cut($"{author.Name} for {customer}") : author.Name;
        CreatedAt = now;
    }

    public int Id { get; private set; }

    public int ServiceId { get; private set; }

    /// <summary>Markdown, as it was typed.</summary>
    public string Text { get; private set; } = "";

    public bool CustomerCanRead { get; private set; }

    public bool Pinned { get; private set; }

    public int? AuthorUserId { get; private set; }

    public string AuthorName { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? EditedAt { get; private set; }

    /// <summary>Set while it waits for an undo; then it goes for good.</summary>
    public DateTimeOffset? DeletedAt { get; private set; }

    public int? DeletedByUserId { get; private set; }

    /// <summary>The sentence that refuses a text, or null.</summary>
    public static NoteRefusal? Refusal(string text) => text.Trim().Length switch
    {
        0 => new NoteRefusal.TextMissing(),
        > TextMaxLength and var length => new NoteRefusal.TextTooLong(length),
        _ => null,
    };

    public bool IsBy(Actor actor) => AuthorUserId is not null && AuthorUserId == actor.UserId;

    public void Edit(string text, bool customerCanRead, DateTimeOffset now)
    {
        Text = text;
        CustomerCanRead = customerCanRead;
        EditedAt = now;
    }

    public void Pin(bool pinned) => Pinned = pinned;

    public void Delete(Actor actor, DateTimeOffset now)
    {
        DeletedAt = now;
        DeletedByUserId = actor.UserId;
    }

    /// <summary>Only whoever deleted it brings it back, and not for ever.</summary>
    public bool MayRestore(Actor actor, DateTimeOffset now) =>
        DeletedAt is { } at && now - at <= UndoWindow && DeletedByUserId == actor.UserId;

    public void Restore()
    {
        DeletedAt = null;
        DeletedByUserId = null;
    }

    private static string Cut(string name) => name.Length <= User.NameMaxLength ? name : name[..User.NameMaxLength];
}
