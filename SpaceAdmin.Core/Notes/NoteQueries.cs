using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Notes;

/// <summary>A note as its reader sees it.</summary>
public sealed record NoteRow
{
    public required int Id { get; init; }

    /// <summary>Markdown, for its author to edit.</summary>
    public required string Text { get; init; }

    /// <summary>The same, rendered and safe to put on a page.</summary>
    public required string Html { get; init; }

    public required bool CustomerCanRead { get; init; }

    public required bool Pinned { get; init; }

    public required string AuthorName { get; init; }

    /// <summary>Somebody of the customer wrote it, and not of the desk.</summary>
    public required bool FromCustomer { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? EditedAt { get; init; }

    public required bool MayEdit { get; init; }

    public required bool MayDelete { get; init; }
}

public sealed class NoteQueries(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor)
{
    /// <summary>What the reader of a note is called where it is the writer too.</summary>
    public const string Oneself = "You";

    /// <summary>A service's notes: pinned ones first, then the newest. Empty when the service is not the actor's to see.</summary>
    public async Task<IReadOnlyList<NoteRow>> ListAsync(int number, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.NotesRead);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var notes = await Read(db, actor, number)
            .OrderByDescending(row => row.Note.Pinned).ThenByDescending(row => row.Note.Id)
            .ToListAsync(ct).ConfigureAwait(false);
        return
        [
            .. notes.Select(row => Row(row.Note, row.Note.AuthorName, row.Note.Pinned, row.FromCustomer, NoteRules.MayEdit(row.Note, actor), NoteRules.MayDelete(row.Note, actor))),
        ];
    }

    /// <summary>What the signed-in customer and its provider wrote to one another about a service, the newest first; nothing of the staff's own.</summary>
    public async Task<IReadOnlyList<NoteRow>> ListMineAsync(int number, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.MyServicesSee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var notes = await Read(db, actor, number)
            .Where(row => row.Note.CustomerCanRead)
            .OrderByDescending(row => row.Note.Id) // whatever colleagues pinned for one another
            .ToListAsync(ct).ConfigureAwait(false);
        return
        [
            .. notes.Select(row => (Row: row, Own: NoteRules.MayChangeMine(row.Note, actor)))
                .Select(one => Row(one.Row.Note, Name(one.Row, actor), pinned: false, one.Row.FromCustomer, one.Own, one.Own)),
        ];
    }

    // A provider speaks with one voice: who of its people wrote is not told.
    private static string Name(ReadNote row, Actor actor) => row.Note.IsBy(actor) ? Oneself : row.FromCustomer ? row.Note.AuthorName : row.Reseller;

    private static IQueryable<ReadNote> Read(SpaceDb db, Actor actor, int number) =>
        from service in db.Services.VisibleTo(actor)
        where service.Id == number
        join note in db.Notes.AsNoTracking() on service.Id equals note.ServiceId
        where note.DeletedAt == null
        select new ReadNote
        {
            Note = note,
            Reseller = service.Reseller.Name,
            FromCustomer = db.Users.Any(user => user.Id == note.AuthorUserId && user.CustomerId == service.CustomerId),
        };

    private static NoteRow Row(Note note, string author, bool pinned, bool fromCustomer, bool mayEdit, bool mayDelete) => new()
    {
        Id = note.Id,
        Text = note.Text,
        Html = NoteMarkdown.ToHtml(note.Text),
        CustomerCanRead = note.CustomerCanRead,
        Pinned = pinned,
        AuthorName = author,
        FromCustomer = fromCustomer,
        CreatedAt = note.CreatedAt,
        EditedAt = note.EditedAt,
        MayEdit = mayEdit,
        MayDelete = mayDelete,
    };

    private sealed class ReadNote
    {
        public required Note Note { get; init; }

        public required string Reseller { get; init; }

        public required bool FromCustomer { get; init; }
    }
}
