using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Core.Mail;

/// <summary>Changes what a reseller's mails say, and whether they leave.</summary>
public sealed class MailTemplateCommands(
    UnitOfWork unitOfWork, IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor, IMailTransport transport, IMailSite site)
{
    /// <param name="version">The version that the actor was looking at, 0 where nothing was ever changed; another one now is refused as stale.</param>
    /// <returns>The version that it has now.</returns>
    public Task<Result<int>> SaveAsync(int resellerId, string happened, MailContent content, int version, CancellationToken ct) =>
        ChangeAsync(resellerId, happened, version, AuditActions.ChangeMailTemplate, (about, template) =>
        {
            if (MailRules.Refusal(about, content) is { } refused)
            {
                return refused;
            }

            template.Write(content.Subject.Trim(), Lines(content.Text), string.IsNullOrWhiteSpace(content.Html) ? null : Lines(content.Html));
            return null;
        }, ct);

    /// <summary>Its words are the default ones again.</summary>
    /// <inheritdoc cref="SaveAsync"/>
    public Task<Result<int>> ResetAsync(int resellerId, string happened, int version, CancellationToken ct) =>
        ChangeAsync(resellerId, happened, version, AuditActions.ResetMailTemplate, (_, template) =>
        {
            template.Write(null, null, null);
            return null;
        }, ct);

    /// <summary>Whether customers are told of it at all.</summary>
    /// <inheritdoc cref="SaveAsync"/>
    public Task<Result<int>> SwitchAsync(int resellerId, string happened, bool off, int version, CancellationToken ct) =>
        ChangeAsync(resellerId, happened, version, off ? AuditActions.TurnOffMails : AuditActions.TurnOnMails, (about, template) =>
        {
            if (off && !about.CanBeOff)
            {
                return new MailRefusal.CannotBeOff();
            }

            template.Switch(off);
            return null;
        }, ct);

    /// <summary>Sends a mail as these words would make it, saved or not, to the actor's own address.</summary>
    /// <param name="number">The service that it speaks of; null for the newest one.</param>
    /// <returns>The address that it went to.</returns>
    public async Task<Result<string>> SendTestAsync(int resellerId, string happened, MailContent content, int? number, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        OutgoingMail mail;
        await using (var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false))
        {
            var draft = await MailDraft.ReadAsync(db, actor, site.Address, resellerId, happened, content, number, ct).ConfigureAwait(false);
            if (!draft.Succeeded)
            {
                return draft.Failure;
            }

            if (await db.Users.Where(user => user.Id == actor.UserId).Select(user => user.Email).SingleOrDefaultAsync(ct).ConfigureAwait(false) is not { } own)
            {
                return new MailRefusal.NoAddressOfYours();
            }

            var words = draft.Value.Content;
            mail = MailComposer.Mail(own, actor.Name, words with { Subject = $"[Test] {words.Subject}" }, draft.Value.Reseller);
        }

        var answer = await transport.SendAsync(mail, ct).ConfigureAwait(false);
        return answer.Verdict is OutboxVerdict.Confirmed ? mail.To : new MailRefusal.NotSent(answer.Words);
    }

    private Task<Result<int>> ChangeAsync(
        int resellerId, string happened, int version, string action, Func<MailEvent, MailTemplate, MailRefusal?> change, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.MailManage, async write =>
        {
            if (MailEvents.Find(happened) is not { } about)
            {
                return new Failure.NotFound("That event");
            }

            if (!await write.Db.Resellers.VisibleTo(write.Actor).AnyAsync(reseller => reseller.Id == resellerId, ct).ConfigureAwait(false))
            {
                return new Failure.NotFound("That reseller");
            }

            var template = await write.Db.MailTemplates.SingleOrDefaultAsync(one => one.ResellerId == resellerId && one.Event == about.Name, ct).ConfigureAwait(false);
            if ((template?.Version ?? 0) != version)
            {
                return new Failure.Stale();
            }

            var before = Said(about, template);
            template ??= write.Db.MailTemplates.Add(new MailTemplate(resellerId, about.Name)).Entity;
            if (change(about, template) is { } refused)
            {
                return refused;
            }

            var changes = Changes(before, Said(about, template));
            if (!changes.Any)
            {
                return write.Unchanged(version);
            }

            write.Audit(resellerId, AuditKinds.Mail, action, $"Mail: {about.Name}", changes.Before, changes.After);
            return template.Version;
        }, ct);

    private static (MailContent Content, bool IsOff) Said(MailEvent about, MailTemplate? template) => (MailComposer.ContentOf(about, template), template is { IsOff: true });

    private static AuditChanges Changes((MailContent Content, bool IsOff) before, (MailContent Content, bool IsOff) after) => new AuditChanges()
        .Add("Mails", before.IsOff ? "off" : "on", after.IsOff ? "off" : "on")
        .Add("Subject", before.Content.Subject, after.Content.Subject)
        .Add("Text", before.Content.Text, after.Content.Text)
        .Add("HTML", before.Content.Html, after.Content.Html);

    private static string Lines(string text) => text.ReplaceLineEndings("\n").Trim();
}
