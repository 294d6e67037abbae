using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Notes;

/// <summary>What a customer writes to its provider. It is never for the staff alone, and never about somebody else's note.</summary>
public sealed partial class NoteCommands
{
    public Task<Result<int>> AddMineAsync(int number, string text, CancellationToken ct) =>
        AddAsync(number, text, customerCanRead: true, NoteRules.MayWriteMine, ct);

    public Task<Result<int>> EditMineAsync(int noteId, string text, CancellationToken ct) =>
        ChangeAsync(noteId, AuditActions.EditNote, NoteRules.MayChangeMine, Edit(text, customerCanRead: true), ct, mine: true);

    /// <inheritdoc cref="DeleteAsync"/>
    public Task<Result<int>> DeleteMineAsync(int noteId, CancellationToken ct) =>
        ChangeAsync(noteId, AuditActions.DeleteNote, NoteRules.MayChangeMine, Delete, ct, mine: true);

    public Task<Result<int>> RestoreMineAsync(int noteId, CancellationToken ct) =>
        ChangeAsync(noteId, AuditActions.RestoreNote, NoteRules.MayChangeMine, Restore, ct, deleted: true, mine: true);
}
