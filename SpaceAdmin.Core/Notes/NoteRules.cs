using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Notes;

/// <summary>Who may do what to a note that it sees.</summary>
public static class NoteRules
{
    public static bool MayWrite(Actor actor) => actor.Can(Permissions.NotesWrite);

    public static bool MayEdit(Note note, Actor actor) => MayWrite(actor) && note.IsBy(actor);

    public static bool MayDelete(Note note, Actor actor) => MayEdit(note, actor) || actor.Can(Permissions.NotesDeleteOthers);
}
