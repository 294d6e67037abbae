using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Notes;

namespace SpaceAdmin.Tests.Core.Access;

internal static partial class PermissionTable
{
    private static IEnumerable<PermissionRow> Notes =>
    [
        Row("NoteQueries.ListAsync", Permissions.NotesRead, async asking =>
        {
            var service = await asking.Space.AddServiceAsync();
            await asking.Space.AddNoteAsync(service, Actors.Administrator);
            return () => Asking.QueryAsync(() => asking.Get<NoteQueries>().ListAsync(service.Id, Asking.Ct), notes => notes.Count > 0);
        }),
        Row("NoteCommands.AddAsync", Permissions.NotesWrite, async asking =>
        {
            var service = await asking.Space.AddServiceAsync();
            return () => Asking.CommandAsync(asking.Get<NoteCommands>().AddAsync(service.Id, "Call back.", customerCanRead: false, Asking.Ct));
        }),
        new("NoteCommands.EditAsync", actor => Reads(actor, Permissions.NotesWrite) && actor.UserId is not null, Desk, OwnNoteAsync((notes, note) => notes.EditAsync(note, "Called.", customerCanRead: false, Asking.Ct))),
        new("NoteCommands.PinAsync", actor => Reads(actor, Permissions.NotesWrite), Desk, OwnNoteAsync((notes, note) => notes.PinAsync(note, pinned: true, Asking.Ct))),
        new("NoteCommands.DeleteAsync another's", actor => Reads(actor, Permissions.NotesDeleteOthers), Desk, async asking =>
        {
            var note = await asking.Space.AddNoteAsync(await asking.Space.AddServiceAsync(), Actors.Administrator with { UserId = 99 });
            return () => Asking.CommandAsync(asking.Get<NoteCommands>().DeleteAsync(note, Asking.Ct));
        }),
        new("NoteCommands.RestoreAsync", actor => Reads(actor, Permissions.NotesWrite) || Reads(actor, Permissions.NotesDeleteOthers), Desk, OwnNoteAsync((notes, note) => notes.RestoreAsync(note, Asking.Ct), deleted: true)),
        new("NoteQueries.ListMineAsync", actor => actor.Can(Permissions.MyServicesSee), Own, async asking =>
        {
            var service = await asking.Space.AddServiceAsync();
            await asking.Space.AddNoteAsync(service, Actors.Administrator, customerCanRead: true);
            return () => Asking.QueryAsync(() => asking.Get<NoteQueries>().ListMineAsync(service.Id, Asking.Ct), notes => notes.Count > 0);
        }),
        Mine("AddMineAsync", async asking =>
        {
            var service = await asking.Space.AddServiceAsync();
            return () => Asking.CommandAsync(asking.Get<NoteCommands>().AddMineAsync(service.Id, "Please call.", Asking.Ct));
        }),
        Mine("EditMineAsync", OwnNoteAsync((notes, note) => notes.EditMineAsync(note, "Called.", Asking.Ct), customerCanRead: true)),
        Mine("DeleteMineAsync", OwnNoteAsync((notes, note) => notes.DeleteMineAsync(note, Asking.Ct), customerCanRead: true)),
        Mine("RestoreMineAsync", OwnNoteAsync((notes, note) => notes.RestoreMineAsync(note, Asking.Ct), customerCanRead: true, deleted: true)),
    ];

    private static PermissionRow Mine(string method, Func<Asking, Task<Func<Task<Answer>>>> arrange) =>
        new($"NoteCommands.{method}", actor => actor.Can(Permissions.MyServicesWriteNotes), Own, arrange);

    private static bool Reads(Actor actor, string and) => actor.Can(Permissions.NotesRead) && actor.Can(and);

    private static Func<Asking, Task<Func<Task<Answer>>>> OwnNoteAsync(
        Func<NoteCommands, int, Task<SpaceAdmin.Core.Common.Result<int>>> change, bool customerCanRead = false, bool deleted = false) => async asking =>
    {
        var note = await asking.Space.AddNoteAsync(await asking.Space.AddServiceAsync(), asking.Space.Actor, customerCanRead: customerCanRead);
        if (deleted)
        {
            await using var db = asking.Space.CreateDbContext();
            db.Notes.Single(row => row.Id == note).Delete(asking.Space.Actor, asking.Space.Clock.GetUtcNow());
            await db.SaveChangesAsync(Asking.Ct);
        }

        return () => Asking.CommandAsync(change(asking.Get<NoteCommands>(), note));
    };
}
