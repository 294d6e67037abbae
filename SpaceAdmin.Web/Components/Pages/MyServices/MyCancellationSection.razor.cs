using Microsoft.AspNetCore.Components;
using MudBlazor;
using SpaceAdmin.Core.Schedules;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.MyServices;

/// <summary>A customer's wish to end a service, and what became of it. What changed comes with the page's own topic.</summary>
public sealed partial class MyCancellationSection(CancellationCommands commands, IDialogService dialogs, ISnackbar snackbar)
{
    [Parameter, EditorRequired]
    public int Number { get; set; }

    [Parameter, EditorRequired]
    public MyCancellation Cancellation { get; set; } = null!;

    // Leaving the page must not undo a click.
    private async Task RequestAsync()
    {
        if (await CancellationDialog.AskAsync(dialogs, Number, Cancellation.TermEndsOn, (atEnd, reason) => commands.RequestAsync(Number, atEnd, reason, CancellationToken.None)) is { } result)
        {
            snackbar.Report(result, _ => "Your request is with your provider.");
        }
    }

    private async Task WithdrawAsync() =>
        snackbar.Report(await commands.WithdrawAsync(Number, CancellationToken.None), _ => "Your request is withdrawn.");
}
