using MudBlazor;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Users;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Users;

/// <summary>What is done to accounts, as its buttons and messages say it.</summary>
internal static class UserWords
{
    public static string Title(this UserAction action) => action switch
    {
        UserAction.Rename => "Rename",
        UserAction.ChangeRoles => "Save roles",
        UserAction.InviteAgain => "Invite again",
        UserAction.Unlock => "Unlock",
        UserAction.Enable => "Enable user",
        UserAction.EndSessions => "End all sessions",
        UserAction.ResetSecondFactor => "Reset second factor",
        UserAction.Disable => "Disable user",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };

    /// <summary>What is asked before it, since it takes something away that the user may be in the middle of; null where it does not.</summary>
    public static UserQuestion? Question(this UserAction action, string name) => action switch
    {
        UserAction.Disable => new($"{name} is signed out everywhere at once and cannot sign in.", "The account can be enabled again at any time."),
        UserAction.EndSessions => new($"{name} is signed out in every browser at once.", "Signing in again is possible right away."),
        UserAction.ResetSecondFactor => new(
            $"The authenticator app of {name}, its recovery codes and all passkeys stop working, and {name} is signed out everywhere.",
            "Be sure who asks for this: afterwards the password alone is enough."),
        _ => null,
    };

    public static string Sentence(UserOutcome outcome) => outcome.Action switch
    {
        UserAction.Rename => $"The name is {outcome.Name} now.",
        UserAction.ChangeRoles => $"{outcome.Name} has other roles now.",
        UserAction.Unlock => $"{outcome.Name} is unlocked.",
        UserAction.Enable => $"{outcome.Name} is enabled.",
        UserAction.EndSessions => $"{outcome.Name} is signed out everywhere.",
        UserAction.ResetSecondFactor => $"{outcome.Name} has no second factor any more, and is signed out everywhere.",
        UserAction.Disable => $"{outcome.Name} is disabled.",
        var action => throw new ArgumentOutOfRangeException(nameof(outcome), action, null),
    };

    extension(ISnackbar snackbar)
    {
        /// <summary>An invitation stands also when its mail did not go out; whoever sent it must know.</summary>
        public bool ReportInvited(Result<Invited> result)
        {
            if (result.Value is { MailProblem: { } problem } invited)
            {
                snackbar.Add($"{invited.Email} was invited, but the mail could not be sent: {problem} Invite again later.", Severity.Warning);
                return true;
            }

            return snackbar.Report(result, sent => $"An invitation was sent to {sent.Email}.");
        }
    }

    internal sealed record UserQuestion(string Text, string Hint);
}
