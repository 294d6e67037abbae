using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Notes;

public sealed partial class NoteCommands(UnitOfWork unitOfWork)
{
    public Task<Result<int>> AddAsync(int number, string text, bool customerCanRead, CancellationToken ct) =>
        AddAsync(number, text, customerCanRead, NoteRules.MayWrite, ct);

    public Task<Result<int>> EditAsync(int noteId, string text, bool customerCanRead, CancellationToken ct) =>
        ChangeAsync(noteId, AuditActions.EditNote, NoteRules.MayEdit, Edit(text, customerCanRead), ct);

    public Task<Result<int>> PinAsync(int noteId, bool pinned, CancellationToken ct) =>
        ChangeAsync(noteId, pinned ? AuditActions.PinNote : AuditActions.UnpinNote, (_, actor) => NoteRules.MayWrite(actor), (note, _, _) =>
        {
            note.Pin(pinned);
            return null;
        }, ct);

    /// <summary>Takes a note away; <see cref="RestoreAsync"/> brings it back for <see cref="Note.UndoWindow"/>.</summary>
    public Task<Result<int>> DeleteAsync(int noteId, CancellationToken ct) =>
        ChangeAsync(noteId, AuditActions.DeleteNote, NoteRules.MayDelete, Delete, ct);

    public Task<Result<int>> RestoreAsync(int noteId, CancellationToken ct) =>
        ChangeAsync(noteId, AuditActions.RestoreNote, (note, actor) => NoteRules.MayWrite(actor) || NoteRules.MayDelete(note, actor), Restore, ct, deleted: true);

    private static Func<Note, Actor, DateTimeOffset, Failure?> Edit(string text, bool customerCanRead) => (note, _, now) =>
    {
        if (Note.Refusal(text) is { } refused)
        {
            return refused;
        }

        note.Edit(text.Trim(), customerCanRead, now);
        return null;
    };

    private static Failure? Delete(Note note, Actor actor, DateTimeOffset now)
    {
        note.Delete(actor, now);
        return null;
    }

    private static Failure? Restore(Note note, Actor actor, DateTimeOffset now)
    {
        if (!note.MayRestore(actor, now))
        {
            return new NoteRefusal.Gone();
        }

        note.Restore();
        return null;
    }

    private Task<Result<int>> AddAsync(int number, string text, bool customerCanRead, Func<Actor, bool> may, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(may, async write =>
        {
            if (Note.Refusal(text) is { } refused)
            {
                return refused;
            }

            var service = await write.Db.Services.VisibleTo(write.Actor).AsNoTracking()
                .SingleOrDefaultAsync(s => s.Id == number, ct).ConfigureAwait(false);
            if (service is null)
            {
                return new Failure.NotFound($"Service #{number}");
            }

            var note = new Note(number, text.Trim(), customerCanRead, write.Actor, write.Now);
            write.Db.Notes.Add(note);
            await write.SaveAsync(ct).ConfigureAwait(false); // gives the key
            await RecordAsync(write, service, AuditActions.AddNote, before: null, wasSeen: false, note, ct).ConfigureAwait(false);
            return note.Id;
        }, ct);

    private Task<Result<int>> ChangeAsync(
        int noteId,
        string action,
        Func<Note, Actor, bool> may,
        Func<Note, Actor, DateTimeOffset, Failure?> change,
        CancellationToken ct,
        bool deleted = false,
        bool mine = false) =>
        unitOfWork.RunAsync<int>(actor => mine ? NoteRules.MayWriteMine(actor) : actor.Can(Permissions.NotesRead), async write =>
        {
            var found = await write.Db.Notes
                .Where(note => note.Id == noteId && (note.DeletedAt != null) == deleted)
                .Where(note => !mine || (note.CustomerCanRead && (note.DeletedAt == null || note.DeletedByUserId == write.Actor.UserId)))
                .Join(write.Db.Services.VisibleTo(write.Actor), note => note.ServiceId, service => service.Id, (note, service) => new { note, service })
                .SingleOrDefaultAsync(ct).ConfigureAwait(false);
            if (found is null)
            {
                return new Failure.NotFound("That note");
            }

            if (!may(found.note, write.Actor))
            {
                return new Failure.Forbidden();
            }

            var (before, wasSeen) = (Described(found.note), IsSeen(found.note));
            if (change(found.note, write.Actor, write.Now) is { } refused)
            {
                return refused;
            }

            await RecordAsync(write, found.service, action, before, wasSeen, found.note, ct).ConfigureAwait(false);
            return noteId;
        }, ct);

    private static async Task RecordAsync(Write write, SpaceService service, string action, string? before, bool wasSeen, Note note, CancellationToken ct)
    {
        // Notes whose undo has run out go for good here: no clean-up job for a handful of rows.
        var gone = write.Now - Note.UndoWindow;
        await write.Db.Notes.Where(note => note.ServiceId == service.Id && note.DeletedAt < gone).ExecuteDeleteAsync(ct).ConfigureAwait(false);

        write.Audit(new AuditEntry(write.Actor, write.Now, service.ResellerId, AuditKinds.Note, action, $"#{service.Id} {service.Name}")
        {
            ServiceId = service.Id,
            Before = before,
            After = Described(note),
        });
        write.Publish([Topics.Notes(service.Id), .. wasSeen || IsSeen(note) ? [Topics.CustomerNotes(service.Id)] : Array.Empty<string>()]);
    }

    private static bool IsSeen(Note note) => note is { CustomerCanRead: true, DeletedAt: null };

    // What it says to whom; nothing when it is deleted.
    private static string? Described(Note note) => note.DeletedAt is not null
        ? null
        : $"{(note.Pinned ? "Pinned. " : "")}{(note.CustomerCanRead ? "The customer can read it. " : "")}{note.Text}";
}
