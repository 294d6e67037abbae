using Microsoft.AspNetCore.Components;
using MudBlazor;
using SpaceAdmin.Core.Notes;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Notes;

public sealed partial class NoteItem(NoteCommands commands, ISnackbar snackbar)
{
    private bool _editing;

    [Parameter, EditorRequired]
    public NoteRow Note { get; set; } = null!;

    [Parameter]
    public bool MayPin { get; set; }

    /// <summary>On the page of a customer, which changes its own only.</summary>
    [Parameter]
    public bool Mine { get; set; }

    /// <summary>Whose draft an edit is.</summary>
    [Parameter]
    public int? UserId { get; set; }

    private async Task<bool> SaveAsync(string text, bool customerCanRead)
    {
        var result = Mine
            ? await commands.EditMineAsync(Note.Id, text, CancellationToken.None)
            : await commands.EditAsync(Note.Id, text, customerCanRead, CancellationToken.None);
        return snackbar.Report(result, _ => "Note saved.");
    }

    private async Task PinAsync()
    {
        var pinned = !Note.Pinned;
        snackbar.Report(await commands.PinAsync(Note.Id, pinned, CancellationToken.None), _ => pinned ? "Note pinned." : "Note unpinned.");
    }

    private async Task DeleteAsync()
    {
        // This component is gone by the time somebody wants it back, so nothing here may be used then but what is captured.
        var (id, mine) = (Note.Id, Mine);
        var (notes, bar) = (commands, snackbar);
        bar.Report(await (mine ? notes.DeleteMineAsync(id, CancellationToken.None) : notes.DeleteAsync(id, CancellationToken.None)), _ => "Note deleted.", options =>
        {
            options.Action = "Undo";
            options.OnClick = async _ => bar.Report(
                await (mine ? notes.RestoreMineAsync(id, CancellationToken.None) : notes.RestoreAsync(id, CancellationToken.None)), _ => "Note restored.");
        });
    }
}
