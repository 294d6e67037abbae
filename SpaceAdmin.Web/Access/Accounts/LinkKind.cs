using Microsoft.AspNetCore.Identity;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;

namespace SpaceAdmin.Web.Access;

/// <summary>What a link in a mail is good for.</summary>
/// <param name="Name">In the audit log.</param>
/// <param name="Path">The page that it leads to.</param>
/// <param name="Done">What the audit log calls its use.</param>
public sealed record LinkKind(string Name, string Path, string Provider, string Purpose, string Done)
{
    public static LinkKind Invitation { get; } =
        new("Invitation", "/account/invitation", InvitationTokens.ProviderName, "Accept", AuditActions.AcceptInvitation);

    public static LinkKind PasswordReset { get; } =
        new("Password reset", "/account/reset-password", PasswordResetTokens.ProviderName, UserManager<User>.ResetPasswordTokenPurpose, AuditActions.ResetPassword);

    /// <summary>An invitation is for somebody who never came in, a new password for somebody who did.</summary>
    public bool Fits(User user) => user.EmailConfirmed != (this == Invitation);
}
