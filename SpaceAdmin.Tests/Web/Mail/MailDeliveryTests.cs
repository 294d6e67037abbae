using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SpaceAdmin.Core.Mail;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Tests.Core.Mail;

namespace SpaceAdmin.Tests.Web;

/// <summary>From what happened to a real mailbox: whatever the server does, the queue and the mailbox end right.</summary>
public sealed class MailDeliveryTests : MailTest, IAsyncDisposable
{
    private readonly SmtpServer _server = new();

    private protected override IMailTransport Transport => MailHandlerTests.Smtp(_server.Port, TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Dispose();
    }

    [Fact]
    public async Task Mail_ThatTheServerTakes_ArrivesOnce()
    {
        await AddressAsync();
        await TellAsync(OutboxEvents.Suspended, (await Space.AddServiceAsync()).Id);

        Assert.Equal((1, 0), (await DispatchAsync(), await DispatchAsync()));

        Assert.Single(_server.Received);
        Assert.Equal(OutboxState.Done, (await MessageAsync()).State);
    }

    [Fact]
    public async Task Mail_WhileTheServerIsBusyAndThenCutsTheLine_ArrivesAndCountsOnce()
    {
        await AddressAsync();
        await TellAsync(OutboxEvents.Suspended, (await Space.AddServiceAsync()).Id);
        _server.ToRecipient = "451 Greylisted";
        await DispatchAsync();
        Assert.Equal((OutboxState.Pending, "The mail server is busy: Greylisted"), ((await MessageAsync()).State, (await MessageAsync()).Answer));

        _server.ToRecipient = "250 Fine";
        _server.CutsAfterData = true;
        await DispatchLaterAsync();
        Assert.Equal((OutboxState.Pending, 2), ((await MessageAsync()).State, (await MessageAsync()).Attempts));

        _server.CutsAfterData = false;
        await DispatchLaterAsync();

        Assert.Equal(OutboxState.Done, (await MessageAsync()).State);
        Assert.Single(_server.Received.Select(one => one.Message.MessageId).Distinct());
        Assert.Single(await Sent.OfCustomerAsync(Space.Anna.Id, Ct));
    }

    [Fact]
    public async Task Mail_ThatTheMailboxRefuses_FailsAtOnce_AndLeavesWhenItIsTriedAgain()
    {
        await AddressAsync();
        await TellAsync(OutboxEvents.Suspended, (await Space.AddServiceAsync()).Id);
        _server.ToRecipient = "550 No such user";
        await DispatchAsync();
        Assert.Equal((OutboxState.Failed, "The mail server refused: No such user"), ((await MessageAsync()).State, (await MessageAsync()).Answer));

        _server.ToRecipient = "250 Fine";
        Assert.Equal(0, await DispatchLaterAsync());
        Assert.True((await new OutboxCommands(Space.UnitOfWork, [Handler]).TryAgainAsync((await MessageAsync()).Id, Ct)).Succeeded);
        await DispatchAsync();

        Assert.Equal((OutboxState.Done, 1), ((await MessageAsync()).State, _server.Received.Count));
    }

    [Fact]
    public async Task Mail_ToACustomerWithoutAnAddress_IsNothingToDecideAbout()
    {
        await TellAsync(OutboxEvents.Suspended, (await Space.AddServiceAsync()).Id);

        await DispatchAsync();

        Assert.Equal((OutboxState.GivenUp, "anna has no e-mail address."), ((await MessageAsync()).State, (await MessageAsync()).Answer));
        Assert.Equal([0, 0, 0], (await new OutboxQueries(Space, Space, Space.Clock).ListAsync(QueueTab.Failed, 1, 25, Ct)).Counts.Values);
    }

    private Task<int> DispatchAsync() =>
        new OutboxDispatcher(Space, Space.Writer, [Handler], Space.Feed, Space.Clock, new OutboxOptions(), NullLogger<OutboxDispatcher>.Instance).DrainAsync(Ct);

    private Task<int> DispatchLaterAsync()
    {
        Space.Clock.Advance(new OutboxOptions().LongestWait);
        return DispatchAsync();
    }

    private async Task<OutboxMessage> MessageAsync()
    {
        await using var db = Space.CreateDbContext();
        return await db.Outbox.AsNoTracking().SingleAsync(Ct);
    }
}
