using Microsoft.AspNetCore.Components;
using MudBlazor;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Services;

/// <summary>The promise that a service is not suspended before a day.</summary>
public sealed partial class HoldButtons(HoldCommands commands, IDialogService dialogs, ISnackbar snackbar)
{
    [Parameter, EditorRequired]
    public int Number { get; set; }

    /// <summary>Of the service; it goes along with the command.</summary>
    [Parameter, EditorRequired]
    public int Version { get; set; }

    [Parameter, EditorRequired]
    public ServiceOutlook Outlook { get; set; } = null!;

    /// <summary>Told when nothing was done, most often because the page showed an older state.</summary>
    [Parameter, EditorRequired]
    public Func<Task> Refused { get; set; } = null!;

    private async Task HoldAsync()
    {
        var version = Version; // what the viewer saw when pressing the button
        if (await HoldDialog.AskAsync(dialogs, Number, Outlook, input => commands.HoldAsync(Number, version, input.Until!.Value, input.Reason, CancellationToken.None)) is { } result
            && !snackbar.Report(result, number => $"Service #{number} is held."))
        {
            await Refused();
        }
    }

    private async Task ReleaseAsync()
    {
        if (!snackbar.Report(await commands.ReleaseAsync(Number, Version, CancellationToken.None), number => $"Service #{number} is not held any more."))
        {
            await Refused();
        }
    }
}
