using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Mail;

/// <summary>Reads what mails say, and shows what they would look like.</summary>
public sealed class MailTemplateQueries(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor, IMailSite site)
{
    /// <summary>Whose templates the actor may write, by name.</summary>
    public async Task<IReadOnlyList<ResellerChoice>> OwnersAsync(CancellationToken ct)
    {
        var actor = await ActorAsync(ct).ConfigureAwait(false);
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.Resellers.VisibleTo(actor).ChoicesAsync(ct).ConfigureAwait(false);
    }

    /// <summary>Every event, in its order. Null when the reseller is not the actor's to write for.</summary>
    public async Task<IReadOnlyList<MailTemplateRow>?> ListAsync(int resellerId, CancellationToken ct)
    {
        var actor = await ActorAsync(ct).ConfigureAwait(false);
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        if (!await db.Resellers.VisibleTo(actor).AnyAsync(reseller => reseller.Id == resellerId, ct).ConfigureAwait(false))
        {
            return null;
        }

        var changed = await db.MailTemplates.Where(template => template.ResellerId == resellerId)
            .Select(template => new { template.Event, template.IsOff, IsOwn = template.Subject != null })
            .ToDictionaryAsync(template => template.Event, ct).ConfigureAwait(false);
        return [.. MailEvents.All.Select(about => changed.GetValueOrDefault(about.Name) is { } template
            ? new MailTemplateRow(about, template.IsOff, template.IsOwn)
            : new MailTemplateRow(about, IsOff: false, IsOwn: false))];
    }

    /// <summary>Null when there is no such event, or the reseller is not the actor's to write for.</summary>
    public async Task<MailTemplateDetails?> FindAsync(int resellerId, string happened, CancellationToken ct)
    {
        var actor = await ActorAsync(ct).ConfigureAwait(false);
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        if (MailEvents.Find(happened) is not { } about
            || await db.Resellers.VisibleTo(actor).Where(one => one.Id == resellerId).Select(one => one.Name).SingleOrDefaultAsync(ct).ConfigureAwait(false) is not { } reseller)
        {
            return null;
        }

        var template = await MailComposer.FindAsync(db, resellerId, about, ct).ConfigureAwait(false);
        return new MailTemplateDetails(
            resellerId, reseller, about, template is { IsOff: true }, template is { Subject: not null }, MailComposer.ContentOf(about, template), template?.Version ?? 0);
    }

    /// <summary>A mail as these words would make it, saved or not.</summary>
    /// <param name="number">The service that it speaks of; null for the newest one.</param>
    public async Task<Result<MailPreview>> PreviewAsync(int resellerId, string happened, MailContent content, int? number, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var draft = await MailDraft.ReadAsync(db, actor, site.Address, resellerId, happened, content, number, ct).ConfigureAwait(false);
        return draft.Succeeded
            ? new MailPreview(draft.Value.Content with { Html = draft.Value.Content.Html is { } html ? MailHtml.ToShow(html) : null }, draft.Value.With)
            : draft.Failure;
    }

    private async Task<Actor> ActorAsync(CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.MailManage);
        return actor;
    }
}
