using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Tests.Core.Mail;

/// <summary>What was sent can be read, and sent once more.</summary>
public sealed class SentMailTests : MailTest
{
    [Fact]
    public async Task Sent_IsTold_WordByWord()
    {
        var (service, row) = await SentAsync();

        Assert.Equal((OutboxEvents.Suspended, Address, "shop.example is suspended", Space.Clock.GetUtcNow()), (row.Event, row.To, row.Subject, row.SentAt));
        Assert.Equal([row], await Sent.OfCustomerAsync(Space.Anna.Id, Ct));
        Assert.Empty(await Sent.OfCustomerAsync(Space.Bert.Id, Ct));
        Assert.Contains($"your service shop.example, #{service.Id}, is suspended.\n\nReason: Payment overdue\n", (await Sent.FindAsync(row.Id, Ct))!.Text, StringComparison.Ordinal);
        Space.Actor = Actors.Of(Space.Theirs);
        Assert.Empty(await Sent.OfServiceAsync(service.Id, Ct));
        Assert.Null(await Sent.FindAsync(row.Id, Ct));
    }

    [Fact]
    public async Task SendAgain_SaysTheSameWords_ToTheAddressOfNow()
    {
        var (service, row) = await SentAsync();
        await AddressAsync("new@shop.example");
        await Templates.SaveAsync(Space.Ours.Id, OutboxEvents.Suspended, new("Other", "Words", null), 0, Ct);
        await Templates.SwitchAsync(Space.Ours.Id, OutboxEvents.Suspended, off: true, 1, Ct);

        Assert.Equal("new@shop.example", (await Again.SendAgainAsync(row.Id, Ct)).Value);
        await DeliverAsync(await NewestAsync());

        var (first, second) = (Space.Mails.Sent.First(), Space.Mails.Sent.Last());
        Assert.Equal("new@shop.example", second.To);
        Assert.Equal(first.Content, second.Content);
        Assert.NotEqual(first.Id, second.Id); // mailers would drop it as the one that they have
        Assert.Equal(["new@shop.example", Address], (await Sent.OfServiceAsync(service.Id, Ct)).Select(mail => mail.To));
        var entry = (await Space.AuditAsync()).Single(one => one.Action == AuditActions.SendMailAgain);
        Assert.Equal((service.Id, "Mail: Suspended", "To anna, new@shop.example"), (entry.ServiceId, entry.Subject, entry.Detail));
    }

    [Fact]
    public async Task SendAgain_WhileItIsOnItsWay_IsRefused_AndOnceItLeftIsNot()
    {
        var (_, row) = await SentAsync();
        await Again.SendAgainAsync(row.Id, Ct);

        AssertRejected("It is being sent again already.", await Again.SendAgainAsync(row.Id, Ct));

        await DeliverAsync(await NewestAsync());
        Assert.True((await Again.SendAgainAsync(row.Id, Ct)).Succeeded);
        Assert.Equal($"again:{row.Id}:2", (await NewestAsync()).Key);
    }

    [Fact]
    public async Task SendAgain_ToSomebodyWithoutAnAddress_SaysSo()
    {
        var (_, row) = await SentAsync();
        await AddressAsync(email: null);

        AssertRejected("anna has no e-mail address. It can be set on the customer’s page.", await Again.SendAgainAsync(row.Id, Ct));
    }

    [Fact]
    public async Task SendAgain_OfAnothersMail_IsNotFound()
    {
        var (_, row) = await SentAsync();
        Space.Actor = Actors.Of(Space.Theirs);

        Assert.IsType<Failure.NotFound>((await Again.SendAgainAsync(row.Id, Ct)).Failure);
    }

    [Fact]
    public async Task SendAgain_WakesWhoeverDelivers()
    {
        var (_, row) = await SentAsync();
        var woken = new TaskCompletionSource();
        using var queue = Space.Feed.Subscribe(Topics.Queue, () =>
        {
            woken.TrySetResult();
            return Task.CompletedTask;
        });

        await Again.SendAgainAsync(row.Id, Ct);

        await woken.Task.WaitAsync(Ct);
    }

    private async Task<OutboxMessage> NewestAsync()
    {
        await using var db = Space.CreateDbContext();
        return await db.Outbox.AsNoTracking().OrderByDescending(message => message.Id).FirstAsync(Ct);
    }
}
