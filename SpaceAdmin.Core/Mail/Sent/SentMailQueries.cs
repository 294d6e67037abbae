using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Mail;

/// <summary>Reads the mails that customers got.</summary>
public sealed class SentMailQueries(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor)
{
    /// <summary>So many are listed, the newest first.</summary>
    public const int MaxRows = 50;

    /// <summary>Those about a service, and about invoices that it stands on.</summary>
    public async Task<IReadOnlyList<SentMailRow>> OfServiceAsync(int number, CancellationToken ct)
    {
        var actor = await ActorAsync(ct).ConfigureAwait(false);
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        if (await db.Services.VisibleTo(actor).Where(service => service.Id == number).Select(service => (int?)service.CustomerId)
            .SingleOrDefaultAsync(ct).ConfigureAwait(false) is not { } customer)
        {
            return [];
        }

        var invoices = db.InvoiceLines.Where(line => line.ServiceId == number).Select(line => (int?)line.InvoiceId);
        var gathered = db.Outbox.Where(message => message.LeaderId != null && (message.ServiceId == number || invoices.Contains(message.InvoiceId))).Select(message => message.LeaderId);
        return await RowsAsync(
            db.SentMails.VisibleTo(actor).Where(mail => mail.CustomerId == customer
                && (mail.ServiceId == number || invoices.Contains(mail.InvoiceId) || gathered.Contains(mail.OutboxMessageId))), ct).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<SentMailRow>> OfCustomerAsync(int customerId, CancellationToken ct)
    {
        var actor = await ActorAsync(ct).ConfigureAwait(false);
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await RowsAsync(db.SentMails.VisibleTo(actor).Where(mail => mail.CustomerId == customerId), ct).ConfigureAwait(false);
    }

    /// <summary>Null when it is not the actor's to read.</summary>
    public async Task<SentMailDetails?> FindAsync(long id, CancellationToken ct)
    {
        var actor = await ActorAsync(ct).ConfigureAwait(false);
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.SentMails.VisibleTo(actor).Where(mail => mail.Id == id)
            .Select(mail => new SentMailDetails(mail.Id, mail.Event, mail.To, mail.Subject, mail.Text, mail.SentAt))
            .SingleOrDefaultAsync(ct).ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<SentMailRow>> RowsAsync(IQueryable<SentMail> mails, CancellationToken ct) => await mails
        .OrderByDescending(mail => mail.Id)
        .Take(MaxRows)
        .Select(mail => new SentMailRow(mail.Id, mail.Event, mail.To, mail.Subject, mail.SentAt))
        .ToListAsync(ct).ConfigureAwait(false);

    private async Task<Actor> ActorAsync(CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.MailSee);
        return actor;
    }
}
