using Microsoft.AspNetCore.Components;
using MudBlazor;
using SpaceAdmin.Core.Users;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Users;

/// <summary>What can be done to an account, as the rules say for this viewer.</summary>
public sealed partial class UserButtons(UserCommands commands, IDialogService dialogs, ISnackbar snackbar)
{
    [Parameter, EditorRequired]
    public int Id { get; set; }

    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<OfferedUserAction> Actions { get; set; } = null!;

    /// <summary>Whether others have the same buttons on this page, so that each says whose it is.</summary>
    [Parameter]
    public bool InAList { get; set; }

    /// <summary>Told when nothing was done, most often because the page showed an older state.</summary>
    [Parameter, EditorRequired]
    public Func<Task> Refused { get; set; } = null!;

    // The name and the roles are changed where they stand.
    private IEnumerable<OfferedUserAction> Buttons => Actions.Where(offered => offered.Action is not (UserAction.Rename or UserAction.ChangeRoles));

    private string IdOf(string refusal) =>
        $"refused-{Id}-{Buttons.Select(offered => offered.Refusal).OfType<string>().Distinct().ToList().IndexOf(refusal)}";

    private async Task RunAsync(UserAction action)
    {
        if (action.Question(Name) is { } question && !await ConfirmDialog.AskAsync(dialogs, $"{action.Title()}: {Name}?", question.Text, action.Title(), hint: question.Hint))
        {
            return;
        }

        if (!await SendAsync(action))
        {
            await Refused();
        }
    }

    // Leaving the page must not undo a click.
    private async Task<bool> SendAsync(UserAction action) => action is UserAction.InviteAgain
        ? snackbar.ReportInvited(await commands.InviteAgainAsync(Id, CancellationToken.None))
        : snackbar.Report(
            await (action switch
            {
                UserAction.Unlock => commands.UnlockAsync(Id, CancellationToken.None),
                UserAction.Enable => commands.EnableAsync(Id, CancellationToken.None),
                UserAction.EndSessions => commands.EndSessionsAsync(Id, CancellationToken.None),
                UserAction.ResetSecondFactor => commands.ResetSecondFactorAsync(Id, CancellationToken.None),
                UserAction.Disable => commands.DisableAsync(Id, CancellationToken.None),
                _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
            }),
            UserWords.Sentence);
}
