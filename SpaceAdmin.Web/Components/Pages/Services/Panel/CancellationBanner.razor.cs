using Microsoft.AspNetCore.Components;
using MudBlazor;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Schedules;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Services;

/// <summary>That a service is to end: because its customer asks for it, or because it is agreed.</summary>
public sealed partial class CancellationBanner(CancellationCommands commands, IDialogService dialogs, ISnackbar snackbar)
{
    [Parameter, EditorRequired]
    public int Number { get; set; }

    [Parameter, EditorRequired]
    public ServiceOutlook Outlook { get; set; } = null!;

    /// <summary>What goes along with it.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<RelatedService> AddOns { get; set; } = null!;

    /// <summary>Told when nothing was done, most often because the page showed an older state.</summary>
    [Parameter, EditorRequired]
    public Func<Task> Refused { get; set; } = null!;

    private async Task AcceptAsync(ScheduleRow request)
    {
        var words = request.On is null ? ScheduleWords.When(request, Outlook) : "now";
        var follows = AddOns.Where(addOn => ServiceLifecycle.Follows(ServiceAction.Cancel, addOn.Status, addOn.SuspensionSource)).Select(addOn => $"#{addOn.Number} {addOn.Name}").ToList();
        var text = $"It is cancelled {words}{(follows.Count > 0 ? ", with what extends it" : "")}. The customer is told.";
        if (await ConfirmDialog.AskAsync(dialogs, $"Cancel #{Number}?", text, "Accept cancellation", follows))
        {
            await RunAsync(() => commands.AcceptAsync(request.Id, request.Version, CancellationToken.None), $"The cancellation of service #{Number} is accepted.");
        }
    }

    private async Task DeclineAsync(ScheduleRow request)
    {
        if (await TextDialog.AskAsync(dialogs, $"Decline the cancellation of #{Number}?", "Answer", "Decline", "The customer reads it.", SpaceService.ReasonMaxLength) is { } answer)
        {
            await RunAsync(() => commands.DeclineAsync(request.Id, request.Version, answer, CancellationToken.None), $"The cancellation of service #{Number} is declined.");
        }
    }

    private async Task RunAsync(Func<Task<Result<int>>> run, string done)
    {
        if (!snackbar.Report(await run(), _ => done))
        {
            await Refused();
        }
    }
}
