using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Notes;

/// <summary>A note as its reader sees it.</summary>
/// <param name="Text">Markdown, for its author to edit.</param>
/// <param name="Html">The same, rendered and safe to put on a page.</param>
public sealed record NoteRow(
    int Id, string Text, string Html, bool CustomerCanRead, bool Pinned, string AuthorName, DateTimeOffset CreatedAt, DateTimeOffset? EditedAt, bool MayEdit, bool MayDelete);

public sealed class NoteQueries(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor)
{
    /// <summary>A service's notes: pinned ones first, then the newest. Empty when the service is not the actor's to see.</summary>
    public async Task<IReadOnlyList<NoteRow>> ListAsync(int number, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.NotesRead);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var notes = await db.Services.VisibleTo(actor)
            .Where(service => service.Id == number)
            .Join(db.Notes, service => service.Id, note => note.ServiceId, (_, note) => note)
            .Where(note => note.DeletedAt == null)
            .OrderByDescending(note => note.Pinned).ThenByDescending(note => note.Id)
            .AsNoTracking()
            .ToListAsync(ct).ConfigureAwait(false);

        return
        [
            .. notes.Select(note => new NoteRow(
                note.Id,
                note.Text,
                NoteMarkdown.ToHtml(note.Text),
                note.CustomerCanRead,
                note.Pinned,
                note.AuthorName,
                note.CreatedAt,
                note.EditedAt,
                NoteRules.MayEdit(note, actor),
                NoteRules.MayDelete(note, actor))),
        ];
    }
}
