using Microsoft.AspNetCore.Components;
using MudBlazor;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Mail;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Mail;

/// <summary>The words of one event. What was typed stays until it is saved or given up.</summary>
public sealed partial class MailEditor(MailTemplateCommands commands, IDialogService dialogs, ISnackbar snackbar)
{
    private MailInput _input = null!;
    private bool _tried;
    private bool _renews;
    private MailTemplateDetails? _seen;

    [Parameter, EditorRequired]
    public MailTemplateDetails Template { get; set; } = null!;

    /// <summary>For viewers who write for more than one.</summary>
    [Parameter]
    public bool WithReseller { get; set; }

    /// <summary>Reads the template again.</summary>
    [Parameter, EditorRequired]
    public EventCallback Changed { get; set; }

    protected override void OnParametersSet()
    {
        if (_seen is null || _renews && !ReferenceEquals(_seen, Template))
        {
            _input = new MailInput(Template.Event, Template.Content);
            _tried = false;
            _renews = false;
        }

        _seen = Template;
    }

    private string? Said(string? refusal) => _tried ? refusal : null;

    private string? Invalid(string? refusal) => Said(refusal) is null ? null : "true";

    /// <summary>What is typed, for a preview; what is wrong with it is said by the fields from now on.</summary>
    private MailContent Read()
    {
        _tried = true;
        StateHasChanged();
        return _input.Content;
    }

    private async Task SaveAsync()
    {
        _tried = true;
        var result = await commands.SaveAsync(Template.ResellerId, Template.Event.Name, _input.Content, Template.Version, CancellationToken.None);
        if (result.Failure is not Failure.Rejected) // else said by the fields
        {
            snackbar.Report(result, _ => "The template is saved.");
            await ShowNewestAsync();
        }
    }

    private async Task ResetAsync()
    {
        if (await ConfirmDialog.AskAsync(dialogs, "Back to the default?", "The words of your own are lost.", "Back to the default"))
        {
            var result = await commands.ResetAsync(Template.ResellerId, Template.Event.Name, Template.Version, CancellationToken.None);
            snackbar.Report(result, _ => "The template is the default one again.");
            await ShowNewestAsync();
        }
    }

    private async Task SwitchAsync()
    {
        var off = !Template.IsOff;
        var result = await commands.SwitchAsync(Template.ResellerId, Template.Event.Name, off, Template.Version, CancellationToken.None);
        snackbar.Report(result, _ => off ? "These mails are turned off." : "These mails are turned on.");
        if (result.Succeeded)
        {
            await Changed.InvokeAsync(); // what is typed stays
        }
        else
        {
            await ShowNewestAsync();
        }
    }

    // What is read then takes the place of what was typed.
    private Task ShowNewestAsync()
    {
        _renews = true;
        return Changed.InvokeAsync();
    }
}
