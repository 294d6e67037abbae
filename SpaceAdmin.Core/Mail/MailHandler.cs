using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Core.Mail;

/// <summary>Tells customers by mail what happened, in the words of their reseller.</summary>
public sealed class MailHandler(IDbContextFactory<SpaceDb> dbs, IMailTransport transport, IMailSite site, TimeProvider time) : IOutboxHandler
{
    public OutboxChannel Channel => OutboxChannel.Mail;

    public IQueryable<long>? Waiting(SpaceDb db, DateTimeOffset now) => MailGathering.Waiting(db, now);

    /// <summary>What its customer is to be told of the same event goes along; later tries tell the same as the first.</summary>
    public Task PrepareAsync(Write write, OutboxMessage message, CancellationToken ct) =>
        message is { GathersUntil: not null, Attempts: 1, Answer: null } ? MailGathering.GatherAsync(write, message, ct) : Task.CompletedTask;

    public async Task<OutboxAnswer> SendAsync(OutboxMessage message, CancellationToken ct)
    {
        if (MailEvents.Find(message.Event) is not { } about)
        {
            return Refused($"There is no mail for “{message.Event}”.");
        }

        OutgoingMail mail;
        await using (var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false))
        {
            var told = await FirstAsync(db, message, ct).ConfigureAwait(false);
            var occasion = MailOccasion.Of(told, await OthersAsync(db, told, ct).ConfigureAwait(false));
            if (await MailFacts.ReadAsync(db, site.Address, occasion, ct).ConfigureAwait(false) is not { } facts)
            {
                return Refused("The customer is not there any more.");
            }

            var content = Repeated(message) is { } sent ? await AgainAsync(db, sent, ct).ConfigureAwait(false) : await NewAsync(db, about, facts, occasion.IsOfSeveral, ct).ConfigureAwait(false);
            if (content is null)
            {
                return Repeated(message) is null
                    ? new OutboxAnswer(OutboxVerdict.Needless, "Mails of this event are switched off.")
                    : Refused("The mail that was to be sent again is not there any more.");
            }

            if (facts.Email is not { } email)
            {
                return new OutboxAnswer(OutboxVerdict.Needless, $"{facts.Name} has no e-mail address.");
            }

            mail = MailComposer.Mail(email, facts.Name, content, facts.Reseller) with
            {
                Id = IdOf(message),
                Attachments = await MailAttachments.MakeAsync(db, message.Event, occasion, time.GetUtcNow(), ct).ConfigureAwait(false),
            };
        }

        var answer = await transport.SendAsync(mail, ct).ConfigureAwait(false);
        return answer.Verdict is OutboxVerdict.Confirmed ? new MailAnswer(answer.Words, mail.To, mail.Content) : answer;
    }

    public async Task SettleAsync(Write write, OutboxMessage message, OutboxAnswer answer, CancellationToken ct)
    {
        if (message.State is OutboxState.Done && answer is MailAnswer sent)
        {
            write.Db.SentMails.Add(new SentMail(message.Id, message.Event, message.ResellerId, message.CustomerId, write.Now)
            {
                ServiceId = message.ServiceId,
                InvoiceId = message.InvoiceId,
                To = sent.To,
                Subject = sent.Content.Subject,
                Text = sent.Content.Text,
                Html = sent.Content.Html,
            });
        }

        await write.SaveAsync(ct).ConfigureAwait(false);
        await FollowAsync(write, message, ct).ConfigureAwait(false);
    }

    public async Task<Failure?> DecideAsync(Write write, OutboxMessage message, OutboxDecision decision, CancellationToken ct)
    {
        message.Decide(decision, write.Actor, write.Now);
        await write.SaveAsync(ct).ConfigureAwait(false);
        await FollowAsync(write, message, ct).ConfigureAwait(false);
        return null;
    }

    /// <summary>What a message says whose mail is one that was sent before.</summary>
    internal static string Repeating(long sentMailId) => JsonSerializer.Serialize(new Payload(sentMailId));

    private static long? Repeated(OutboxMessage message) => message.Payload is { } payload ? JsonSerializer.Deserialize<Payload>(payload)?.SentMailId : null;

    // Whose mail is sent again: it knows what else that was about.
    private static async Task<OutboxMessage> FirstAsync(SpaceDb db, OutboxMessage message, CancellationToken ct)
    {
        while (Repeated(message) is { } sent
            && await db.SentMails.Where(one => one.Id == sent).Join(db.Outbox.AsNoTracking(), one => one.OutboxMessageId, one => one.Id, (_, first) => first).SingleOrDefaultAsync(ct).ConfigureAwait(false) is { } first)
        {
            message = first;
        }

        return message;
    }

    private static Task<List<OutboxMessage>> OthersAsync(SpaceDb db, OutboxMessage message, CancellationToken ct) => message.GathersUntil is null
        ? Task.FromResult<List<OutboxMessage>>([])
        : db.Outbox.AsNoTracking().Where(other => other.LeaderId == message.Id).OrderBy(other => other.Id).ToListAsync(ct);

    // What the mail told, or could not, is shown with each service and invoice that it is about.
    private static async Task FollowAsync(Write write, OutboxMessage message, CancellationToken ct)
    {
        var others = await OthersAsync(write.Db, message, ct).ConfigureAwait(false);
        if (others.Count > 0)
        {
            await MailGathering.FollowAsync(write, message, ct).ConfigureAwait(false);
            write.Publish(others.SelectMany(OutboxTopics.Of));
        }

        if (message.State is not OutboxState.Done)
        {
            return; // no list of sent mails is another
        }

        int[] invoices = [.. others.Append(message).Select(one => one.InvoiceId).OfType<int>()];
        var invoiced = invoices.Length == 0
            ? []
            : await write.Db.InvoiceLines.Where(line => EF.Parameter(invoices).Contains(line.InvoiceId) && line.ServiceId != 0).Select(line => line.ServiceId).Distinct().ToListAsync(ct).ConfigureAwait(false);
        write.Publish([Topics.Customer(message.CustomerId), .. message.ServiceId is { } service ? [Topics.Service(service)] : Array.Empty<string>(), .. invoiced.Select(Topics.Service)]);
    }

    private static async Task<MailContent?> NewAsync(SpaceDb db, MailEvent about, MailFacts facts, bool several, CancellationToken ct)
    {
        var template = await MailComposer.FindAsync(db, facts.Reseller.Id, about, ct).ConfigureAwait(false);
        return template is { IsOff: true } ? null : MailRenderer.Render(MailComposer.ContentOf(about, template, several), facts.Values);
    }

    // Word by word, whatever the template says now, and also where such mails are switched off: somebody asked for it.
    private static Task<MailContent?> AgainAsync(SpaceDb db, long sent, CancellationToken ct) =>
        db.SentMails.Where(one => one.Id == sent).Select(one => new MailContent(one.Subject, one.Text, one.Html)).SingleOrDefaultAsync(ct);

    // The same at each try, and another one for the message of that key in another installation.
    private static string IdOf(OutboxMessage message)
    {
        var named = string.Create(CultureInfo.InvariantCulture, $"{message.Key} {message.ResellerId} {message.CreatedAt.UtcTicks}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(named)).AsSpan(0, 16));
    }

    private static OutboxAnswer Refused(string words) => new(OutboxVerdict.Refused, words);

    private sealed record Payload(long SentMailId);
}
