using Microsoft.AspNetCore.Components;
using MudBlazor;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Services;

/// <summary>What can be done to a service, as the transition table and the viewer's permissions say.</summary>
public sealed partial class ServiceButtons(ServiceCommands commands, IDialogService dialogs, ISnackbar snackbar)
{
    [Parameter, EditorRequired]
    public ServiceDetails Service { get; set; } = null!;

    /// <summary>Told when the service is gone.</summary>
    [Parameter, EditorRequired]
    public Action Deleted { get; set; } = null!;

    /// <summary>Told when nothing was done, most often because the page showed an older state.</summary>
    [Parameter, EditorRequired]
    public Func<Task> Refused { get; set; } = null!;

    private static string Css(ServiceAction action) => action switch
    {
        ServiceAction.Activate => "primary",
        ServiceAction.Suspend => "",
        _ => "danger",
    };

    private async Task RunAsync(OfferedAction offered)
    {
        var service = Service; // what the viewer saw when pressing the button: its version goes along
        StatusReason reason = default;
        if (offered.Action is not ServiceAction.Activate)
        {
            if (await ActionDialog.AskAsync(dialogs, service, offered) is not { } confirmed)
            {
                return;
            }

            reason = confirmed.Reason;
        }

        // Leaving the page must not undo a click.
        var result = await commands.ApplyAsync(service.Number, offered.Action, service.Version, reason, CancellationToken.None);
        if (!snackbar.Report(result, Sentence))
        {
            await Refused();
        }
        else if (result.Value is { Action: ServiceAction.Delete, IsAsked: false })
        {
            Deleted();
        }
    }

    private static string Sentence(ServiceOutcome outcome)
    {
        if (outcome.IsAsked)
        {
            return $"Service #{outcome.Number} “{outcome.Name}” is {outcome.Action.PastTense()} as soon as the outside confirms it.";
        }

        var addOns = outcome.Followed.Count switch
        {
            0 => "",
            1 => $" Its add-on #{outcome.Followed[0]} went along.",
            var count => $" Its {count} add-ons went along.",
        };
        return $"Service #{outcome.Number} “{outcome.Name}” is {outcome.Action.PastTense()}.{addOns}";
    }
}
