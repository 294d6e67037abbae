using System.Globalization;
using MimeKit;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Users;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Web.Mail;

/// <summary>What our mails say.</summary>
internal static class MailTexts
{
    /// <param name="by">Who invites: a reseller, or null for the installation itself.</param>
    public static MailText Invitation(User user, string? by, Uri link) => new(
        To(user),
        by is null ? "You are invited to SpaceAdmin" : $"{by} invites you to SpaceAdmin",
        $"""
        Hello {user.Name},

        {(by is null ? $"you have an account in SpaceAdmin at {link.Authority}." : $"{by} made an account for you in SpaceAdmin at {link.Authority}.")}
        To choose a password or a passkey and sign in, open this link:

        {link.AbsoluteUri}

        It works once, and for {Hours(IInvitationSender.Lifetime)}. After that, the page that it leads to can send you a new one.
        If you did not expect this mail, you need not do anything.
        """);

    public static MailText PasswordReset(User user, Uri link) => new(
        To(user),
        "A new password for SpaceAdmin",
        $"""
        Hello {user.Name},

        somebody, probably you, asked for a new password for your account in SpaceAdmin at {link.Authority}.
        To choose one, open this link:

        {link.AbsoluteUri}

        It works once, and for {Hours(PasswordResetTokens.Lifetime)}.
        If it was not you, you need not do anything: your password stays as it is.
        """);

    private static MailboxAddress To(User user) => new(user.Name, user.Email!);

    private static string Hours(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0} hours");
}
