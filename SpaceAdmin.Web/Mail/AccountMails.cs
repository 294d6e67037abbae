using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Mail;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Users;
using SpaceAdmin.Web.Access;
using SpaceAdmin.Web.Settings;

namespace SpaceAdmin.Web.Mail;

/// <summary>Sends people the links to their accounts. Each method gives null when the mail left, else the sentence why not.</summary>
internal sealed class AccountMails(
    SpaceDb db, AccountLinks links, AccountMailWriter writer, IMailTransport transport, MailSettings settings, SiteAddress site, TimeProvider time)
{
    /// <summary>Why no mail at all can leave; null while mail is set up.</summary>
    public string? Problem => settings.Missing is [var key, ..] ? NoMailer.Sentence(key) : site.Address is null ? NoMailer.Sentence(SiteAddress.Key) : null;

    /// <param name="voidOlder">Whether the links of older invitations stop working.</param>
    public async Task<string?> InviteAsync(int userId, bool voidOlder, CancellationToken ct)
    {
        if (Problem is { } refused)
        {
            return refused;
        }

        var now = time.GetUtcNow();
        var stamp = voidOlder ? Guid.NewGuid().ToString("N") : null;
        await db.Users.Where(user => user.Id == userId && !user.EmailConfirmed).ExecuteUpdateAsync(
            users => users.SetProperty(user => user.InvitedAt, now).SetProperty(user => user.SecurityStamp, user => stamp ?? user.SecurityStamp), ct);

        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == userId && !user.EmailConfirmed, ct) is not { } invited)
        {
            return "There is no open invitation of this user.";
        }

        return await SendAsync(OutboxEvents.Invitation, invited, LinkKind.Invitation, IInvitationSender.Lifetime, ct);
    }

    public async Task<string?> ResetPasswordAsync(User user, CancellationToken ct) =>
        Problem ?? await SendAsync(OutboxEvents.PasswordReset, user, LinkKind.PasswordReset, PasswordResetTokens.Lifetime, ct);

    // Past the outbox: no table may hold a link that still works, and whoever invites is told at once whether it left.
    private async Task<string?> SendAsync(string happened, User user, LinkKind kind, TimeSpan lifetime, CancellationToken ct)
    {
        var link = new Uri(site.Address!, await links.MakeAsync(kind, user));
        var answer = await transport.SendAsync(await writer.WriteAsync(happened, user, link, lifetime, ct), ct);
        return answer.Verdict is OutboxVerdict.Confirmed ? null : answer.Words;
    }
}
