using Microsoft.AspNetCore.Components;
using MudBlazor;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Schedules;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Services;

/// <summary>What is to happen to a service by itself, and what became of what was.</summary>
public sealed partial class ScheduleSection(ScheduleCommands commands, IDialogService dialogs, ISnackbar snackbar)
{
    [Parameter, EditorRequired]
    public int Number { get; set; }

    [Parameter, EditorRequired]
    public ServiceOutlook Outlook { get; set; } = null!;

    /// <summary>Told when nothing was done, most often because the page showed an older state.</summary>
    [Parameter, EditorRequired]
    public Func<Task> Refused { get; set; } = null!;

    private List<ScheduleRow> Pending => [.. Outlook.Schedules.Where(schedule => schedule.State is ScheduleState.Pending).OrderBy(schedule => schedule.On ?? Outlook.TermEndsOn)];

    private List<ScheduleRow> Earlier => [.. Outlook.Schedules.Where(schedule => !schedule.IsOpen)];

    // Leaving the page must not undo a click.
    private Task ScheduleAsync() => RunAsync(
        () => ScheduleDialog.AskAsync(dialogs, Number, Outlook, null, input => commands.ScheduleAsync(Number, input.Action, input.Day, input.Why, CancellationToken.None)),
        $"Scheduled for service #{Number}.");

    private Task ChangeAsync(ScheduleRow schedule) => RunAsync(
        () => ScheduleDialog.AskAsync(dialogs, Number, Outlook, schedule, input => commands.ChangeAsync(schedule.Id, schedule.Version, input.Day, input.Why, CancellationToken.None)),
        $"The schedule of service #{Number} is changed.");

    private Task UndoAsync(ScheduleRow schedule) => RunAsync(
        async () => await commands.UndoAsync(schedule.Id, schedule.Version, CancellationToken.None),
        $"Service #{Number} is not {schedule.Action.PastTense()} {ScheduleWords.When(schedule.On)}.");

    private async Task RunAsync(Func<Task<Result<int>?>> ask, string done)
    {
        if (await ask() is { } result && !snackbar.Report(result, _ => done))
        {
            await Refused();
        }
    }
}
