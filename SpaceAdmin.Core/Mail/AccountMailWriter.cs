using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Core.Mail;

/// <summary>Writes the mails that let people into their accounts, in the words of the reseller that they belong to.</summary>
public sealed class AccountMailWriter(IDbContextFactory<SpaceDb> dbs)
{
    /// <param name="happened">An invitation, or a new password.</param>
    /// <param name="lifetime">How long the link works.</param>
    public async Task<OutgoingMail> WriteAsync(string happened, User user, Uri link, TimeSpan lifetime, CancellationToken ct)
    {
        var about = MailEvents.Find(happened) is { Subject: MailSubject.Account } found ? found : throw new ArgumentException($"“{happened}” is not about an account.", nameof(happened));
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var reseller = user.ResellerId is { } id ? await db.Resellers.AsNoTracking().SingleAsync(one => one.Id == id, ct).ConfigureAwait(false) : null;
        var content = reseller is null && happened == OutboxEvents.Invitation
            ? MailEvents.InvitationToThePlatform
            : MailComposer.ContentOf(about, await MailComposer.FindAsync(db, reseller?.Id, about, ct).ConfigureAwait(false));
        return MailComposer.Mail(user.Email!, user.Name, MailRenderer.Render(content, Values(reseller, user.Name, user.Email!, link, link, lifetime)), reseller);
    }

    internal static Dictionary<string, string> Values(Reseller? reseller, string name, string email, Uri? site, Uri? link, TimeSpan lifetime)
    {
        var values = MailFacts.OfReseller(reseller, site);
        values[MailVariables.UserName] = name;
        values[MailVariables.UserEmail] = email;
        values[MailVariables.Link] = link?.AbsoluteUri ?? "";
        values[MailVariables.LinkHours] = lifetime.TotalHours.ToString("0", CultureInfo.InvariantCulture);
        return values;
    }
}
