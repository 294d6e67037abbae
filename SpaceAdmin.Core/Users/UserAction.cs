using SpaceAdmin.Core.Audit;

namespace SpaceAdmin.Core.Users;

/// <summary>What can be done to somebody's account, in the order of the buttons.</summary>
public enum UserAction
{
    Rename,
    ChangeRoles,
    InviteAgain,
    Unlock,
    Enable,
    EndSessions,
    ResetSecondFactor,
    Disable,
}

/// <summary>An action that makes sense for the account as it stands and that the viewer may take.</summary>
/// <param name="Refusal">Why it would be refused right now; null when it would go ahead.</param>
public sealed record OfferedUserAction(UserAction Action, string? Refusal);

/// <summary>What was done, and to whom.</summary>
public sealed record UserOutcome(int Id, string Name, UserAction Action);

internal static class UserActions
{
    /// <summary>What the audit log calls it.</summary>
    public static string Verb(this UserAction action) => action switch
    {
        UserAction.Rename => AuditActions.ChangeUser,
        UserAction.ChangeRoles => AuditActions.ChangeRoles,
        UserAction.InviteAgain => AuditActions.InviteAgain,
        UserAction.Unlock => AuditActions.UnlockUser,
        UserAction.Enable => AuditActions.EnableUser,
        UserAction.EndSessions => AuditActions.EndSessions,
        UserAction.ResetSecondFactor => AuditActions.ResetSecondFactor,
        UserAction.Disable => AuditActions.DisableUser,
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };
}
