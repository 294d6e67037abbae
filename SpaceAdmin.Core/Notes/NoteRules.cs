using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Notes;

/// <summary>Who may do what to a note that it sees.</summary>
public static class NoteRules
{
    public static bool MayWrite(Actor actor) => actor.Can(Permissions.NotesWrite);

    public static bool MayEdit(Note note, Actor actor) => MayWrite(actor) && note.IsBy(actor);

    /// <summary>To the provider, by its customer.</summary>
    public static bool MayWriteMine(Actor actor) => actor.Can(Permissions.MyServicesWriteNotes);

    /// <summary>A customer changes and deletes what it wrote itself.</summary>
    public static bool MayChangeMine(Note note, Actor actor) => MayWriteMine(actor) && note.CustomerCanRead && note.IsBy(actor);

    public static bool MayDelete(Note note, Actor actor) => MayEdit(note, actor) || actor.Can(Permissions.NotesDeleteOthers);
}
