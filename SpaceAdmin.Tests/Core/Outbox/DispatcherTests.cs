using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Core.Services;
using static SpaceAdmin.Core.Services.ServiceAction;
using static SpaceAdmin.Core.Services.ServiceStatus;

namespace SpaceAdmin.Tests.Core.Outbox;

/// <summary>How messages are tried, tried again and given up.</summary>
public sealed class DispatcherTests : OutboxTest
{
    [Fact]
    public async Task Deliver_WithoutAClearAnswer_TriesAgainLaterAndLater()
    {
        var shop = await Space.AddServiceAsync("shop", Active);
        Outside.StayUnclear("502 Bad Gateway");
        await AskAsync(shop, Suspend);

        for (var tries = 1; tries < Options.MaxAttempts; tries++)
        {
            Assert.Equal(1, await DeliverAsync());
            var message = await MessageAsync();
            Assert.Equal((OutboxState.Pending, tries, "502 Bad Gateway"), (message.State, message.Attempts, message.Answer));
            var longest = Options.FirstWait * Math.Pow(2, tries - 1);
            Assert.InRange(message.DueAt - Space.Clock.GetUtcNow(), longest / 2, longest);
            Assert.Equal(0, await DeliverAsync());
            Assert.Equal(Suspend, (await ReadAsync(shop)).PendingAction);
            Space.Clock.SetUtcNow(message.DueAt);
        }

        Assert.Equal(1, await DeliverAsync());
        Assert.Equal(OutboxState.Failed, (await MessageAsync()).State);
        Assert.Equal((Active, null), ((await ReadAsync(shop)).Status, (await ReadAsync(shop)).PendingAction));
        Assert.Single(Outside.Arrived.Select(request => request.Key).Distinct());
        Assert.Equal(Enumerable.Repeat("502 Bad Gateway", Options.MaxAttempts), (await Space.Queries.MessagesAsync(shop.Id, Ct))[0].Tries.Select(one => one.Words));
    }

    [Fact]
    public async Task Deliver_WhenTheAnswerComesAtLast_Counts()
    {
        var shop = await Space.AddServiceAsync("shop", Active);
        Outside.StayUnclear("Timed out.", takesEffect: true);
        await AskAsync(shop, Suspend);
        await DeliverAsync();

        LetTimePass();
        await DeliverAsync();

        Assert.Equal(Suspended, await Space.StatusAsync(shop));
        Assert.Single(Outside.Effects);
        Assert.Equal(2, Outside.Arrived.Count);
    }

    [Fact]
    public async Task Deliver_ByAHandlerThatThrows_TriesAgain()
    {
        var shop = await Space.AddServiceAsync("shop", Active);
        Outside.Step = () => throw new IOException("The line was cut.");
        await AskAsync(shop, Suspend);
        await DeliverAsync();
        Assert.Equal((OutboxState.Pending, "The line was cut."), ((await MessageAsync()).State, (await MessageAsync()).Answer));

        Outside.Step = () => { };
        LetTimePass();
        await DeliverAsync();

        Assert.Equal(Suspended, await Space.StatusAsync(shop));
    }

    [Fact]
    public async Task Deliver_OfMessagesOfOneService_KeepsTheirOrder()
    {
        var shop = await Space.AddServiceAsync("shop", Active);
        await AddQuantityMessageAsync(shop, 3);
        await AddQuantityMessageAsync(shop, 2);
        Outside.StayUnclear("Timed out.");
        Assert.Equal(1, await DeliverAsync()); // the second one waits for the first

        Outside.Confirm();
        LetTimePass();
        Assert.Equal(2, await DeliverAsync());

        var (first, second) = ((await MessagesAsync())[0].Key, (await MessagesAsync())[1].Key);
        Assert.Equal([first, second], Outside.Effects.Select(effect => effect.Key));
    }

    [Fact]
    public async Task Deliver_OfManyServices_DoesNotLetOneHoldUpTheOthers()
    {
        var slow = await Space.AddServiceAsync("slow", Active);
        await AskAsync(slow, Suspend);
        for (var i = 0; i < 20; i++)
        {
            await AskAsync(await Space.AddServiceAsync($"quick-{i}", Active), Suspend);
        }

        Outside.Answers = (_, request) => request.Service.Number == slow.Id ? (new ProvisionerAnswer(OutboxVerdict.Unclear, "Timed out."), false) : (ScriptedOutside.Confirmed, true);
        await DeliverAsync();

        Assert.Equal(20, (await MessagesAsync()).Count(message => message.State is OutboxState.Done));
        Assert.Equal(Active, await Space.StatusAsync(slow));
    }

    [Fact]
    public async Task Deliver_ByTwoDispatchers_SendsEachMessageOnce()
    {
        for (var i = 0; i < 30; i++)
        {
            await AskAsync(await Space.AddServiceAsync($"shop-{i}", Active), Suspend);
        }

        await Task.WhenAll(Dispatcher().DrainAsync(Ct), Dispatcher().DrainAsync(Ct));

        Assert.Equal(30, Outside.Arrived.Count);
        Assert.All(await MessagesAsync(), message => Assert.Equal(OutboxState.Done, message.State));
    }

    [Fact]
    public async Task Deliver_WhenTheAnswerComesAfterTheLease_LeavesItToWhoeverHasItNow()
    {
        var shop = await Space.AddServiceAsync("shop", Active);
        await AskAsync(shop, Suspend);
        var late = true;
        Outside.Answers = (_, _) =>
        {
            if (late)
            {
                late = false;
                Space.Clock.Advance(Options.Lease + TimeSpan.FromSeconds(1));
                DeliverAsync().GetAwaiter().GetResult(); // the other one is asked meanwhile, and confirmed
                return (new ProvisionerAnswer(OutboxVerdict.Refused, "Too late."), false);
            }

            return (ScriptedOutside.Confirmed, true);
        };

        await DeliverAsync();

        Assert.Equal(Suspended, await Space.StatusAsync(shop));
        Assert.Equal(OutboxState.Done, (await MessageAsync()).State);
    }

    [Fact]
    public async Task Decide_WhileATryIsUnderWay_IsRefused()
    {
        var shop = await Space.AddServiceAsync("shop", Active);
        await AskAsync(shop, Suspend);
        string? refused = null;
        Outside.Answers = (_, _) =>
        {
            refused = Commands.GiveUpAsync(MessageAsync().GetAwaiter().GetResult().Id, Ct).GetAwaiter().GetResult().Failure?.Message;
            return (ScriptedOutside.Confirmed, true);
        };

        await DeliverAsync();

        Assert.Equal("It is being tried right now. Wait for the answer.", refused);
        Assert.Equal(Suspended, await Space.StatusAsync(shop));
    }

    [Fact]
    public async Task Run_WhenSomethingIsAsked_DeliversItWithoutWaiting()
    {
        var shop = await Space.AddServiceAsync("shop", Active);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var running = Dispatcher().RunAsync(stop.Token);

        await AskAsync(shop, Suspend);
        while (await Space.StatusAsync(shop) is not Suspended)
        {
            await Task.Delay(10, Ct);
        }

        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task List_OfTheQueue_ShowsEachMessageUnderItsTabAndToItsOwnTenantAlone()
    {
        await AskAsync(await Space.AddServiceAsync("failed", Active), Suspend);
        Outside.Refuse("No.");
        await DeliverAsync();
        await AskAsync(await Space.AddServiceAsync("retried", Active), Suspend);
        Outside.StayUnclear("Busy.");
        await DeliverAsync();
        await AskAsync(await Space.AddServiceAsync("new", Active), Suspend);

        foreach (var (tab, name) in new[] { (QueueTab.Failed, "failed"), (QueueTab.Retrying, "retried"), (QueueTab.Pending, "new") })
        {
            var page = await Queue.ListAsync(tab, 1, 25, Ct);
            Assert.Equal(name, Assert.Single(page.Rows).About);
            Assert.Equal([1, 1, 1], page.Counts.Values);
        }

        Space.Actor = Actors.Of(Space.Theirs);
        Assert.Empty((await Queue.ListAsync(QueueTab.Failed, 1, 25, Ct)).Rows);
        Assert.Equal("Message", (await Commands.TryAgainAsync((await MessagesAsync())[0].Id, Ct)).Failure?.Message.Split(' ')[0]);
    }

    private async Task AddQuantityMessageAsync(SpaceService service, int quantity)
    {
        await using var db = Space.CreateDbContext();
        db.Outbox.Add(new OutboxMessage(OutboxChannel.Provisioning, OutboxEvents.QuantityChanged, $"Quantity:{service.Id}:{quantity}", service.ResellerId, service.CustomerId, Space.Clock.GetUtcNow())
        {
            ServiceId = service.Id,
            Text = $"{quantity}",
        });
        await db.SaveChangesAsync(Ct);
    }
}
