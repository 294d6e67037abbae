using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Web.Mail;

/// <summary>Sends people the links to their accounts. Each method gives null when the mail left, else the sentence why not.</summary>
internal sealed class AccountMails(SpaceDb db, AccountLinks links, IMailer mailer, MailSettings settings, SiteAddress site, TimeProvider time)
{
    /// <summary>Why no mail at all can leave; null while mail is set up.</summary>
    public string? Problem => settings.Missing is [var key, ..] ? NoMailer.Sentence(key) : site.Value is null ? NoMailer.Sentence(SiteAddress.Key) : null;

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

        var by = await db.Resellers.Where(reseller => reseller.Id == invited.ResellerId).Select(reseller => reseller.Name).SingleOrDefaultAsync(ct);
        var link = await LinkAsync(LinkKind.Invitation, invited);
        return await mailer.SendAsync(MailTexts.Invitation(invited, by, link), ct);
    }

    public async Task<string?> ResetPasswordAsync(User user, CancellationToken ct) =>
        Problem ?? await mailer.SendAsync(MailTexts.PasswordReset(user, await LinkAsync(LinkKind.PasswordReset, user)), ct);

    private async Task<Uri> LinkAsync(LinkKind kind, User user) => new(site.Value!, await links.MakeAsync(kind, user));
}
