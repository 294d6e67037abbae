using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Mail;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Mail;

/// <summary>Mails of a reseller whose customer Anna has an address.</summary>
public abstract class MailTest : IDisposable
{
    protected const string Address = "anna@shop.example";

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected Space Space { get; } = new();

    protected MailTemplateCommands Templates => new(Space.UnitOfWork, Space, Space, Space.Mails, Space.Mails);

    protected MailTemplateQueries Queries => new(Space, Space, Space.Mails);

    protected SentMailQueries Sent => new(Space, Space);

    protected SentMailCommands Again => new(Space.UnitOfWork);

    private protected virtual IMailTransport Transport => Space.Mails;

    private protected MailHandler Handler => new(Space, Transport, Space.Mails, Space.Clock);

    public void Dispose()
    {
        Space.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected async Task AddressAsync(string? email = Address, string? name = "Anna Berg")
    {
        await using var db = Space.CreateDbContext();
        (await db.Customers.SingleAsync(customer => customer.Id == Space.Anna.Id, Ct)).Change(name, email);
        await db.SaveChangesAsync(Ct);
    }

    /// <summary>A message about something of Anna's, as a command writes it.</summary>
    private protected async Task<OutboxMessage> TellAsync(string happened, int? service = null, int? invoice = null, string? text = null, string? about = null, string? key = null)
    {
        await using var db = Space.CreateDbContext();
        var message = db.Outbox.Add(new OutboxMessage(OutboxChannel.Mail, happened, key ?? $"{Guid.NewGuid()}", Space.Ours.Id, Space.Anna.Id, Space.Clock.GetUtcNow())
        {
            ServiceId = service, InvoiceId = invoice, Text = text, About = about,
        }).Entity;
        await db.SaveChangesAsync(Ct);
        return message;
    }

    /// <summary>One try, and what follows from it in the transaction that marks the message.</summary>
    private protected async Task<(OutboxAnswer Answer, IReadOnlyCollection<string> Topics)> DeliverAsync(OutboxMessage message)
    {
        var answer = await Handler.SendAsync(message, Ct);
        await using var db = Space.CreateDbContext();
        await using var write = await db.BeginWriteAsync(Ct);
        var stored = await db.Outbox.SingleAsync(one => one.Id == message.Id, Ct);
        if (answer.Verdict is OutboxVerdict.Unclear)
        {
            return (answer, []);
        }

        stored.Settle(answer.Verdict is OutboxVerdict.Confirmed ? OutboxState.Done : OutboxState.Failed, answer.Words, Space.Clock.GetUtcNow());
        var settling = Space.WriteOn(db, Actor.Outbox);
        await Handler.SettleAsync(settling, stored, answer, Ct);
        await db.SaveChangesAsync(Ct);
        await write.CommitAsync(Ct);
        return (answer, settling.Topics);
    }

    /// <summary>A mail about a service of Anna's that left.</summary>
    private protected async Task<(SpaceService Service, SentMailRow Mail)> SentAsync(string happened = OutboxEvents.Suspended)
    {
        await AddressAsync();
        var service = await Space.AddServiceAsync("shop.example");
        await DeliverAsync(await TellAsync(happened, service.Id, text: "Payment overdue"));
        return (service, (await Sent.OfServiceAsync(service.Id, Ct))[0]);
    }

    private protected static void AssertRejected<T>(string sentence, Result<T> result) => Assert.Equal(sentence, Assert.IsAssignableFrom<Failure.Rejected>(result.Failure).Message);
}
