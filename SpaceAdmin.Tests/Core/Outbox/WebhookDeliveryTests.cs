using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Outside;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Tests.Outside;
using static SpaceAdmin.Core.Services.ServiceAction;
using static SpaceAdmin.Core.Services.ServiceStatus;

namespace SpaceAdmin.Tests.Core.Outbox;

/// <summary>From the button to a real server and back: whatever the line does, the service, the queue and the other side end right.</summary>
public sealed class WebhookDeliveryTests : OutboxTest, IAsyncLifetime
{
    private static readonly OutsidePolicy s_policy = new(AllowsPrivateAddresses: true, Patience: TimeSpan.FromSeconds(1));

    private readonly OutsideClient _client = new(s_policy, new OutsideAddresses(s_policy));
    private readonly TaskCompletionSource _muchLater = new();
    private WebhookServer _server = null!;

    /// <summary>What the server does first, and with what words that stands in the queue.</summary>
    public static TheoryData<string, string> Mishaps => new()
    {
        { "fails", "The webhook answered 503." },
        { "cuts", "cut" },
        { "loses the answer", "cut" },
        { "cuts in the middle", "cut" },
        { "is silent", "did not answer within 1 seconds" },
        { "answers late", "did not answer within 1 seconds" },
    };

    private protected override IReadOnlyList<IProvisioner> Provisioners => [new WebhookProvisioner(_client, Space.Clock)];

    public async ValueTask InitializeAsync()
    {
        _server = await WebhookServer.StartAsync();
        await MoveAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _muchLater.TrySetResult();
        await _server.DisposeAsync();
        _client.Dispose();
        Dispose();
    }

    [Fact]
    public async Task Suspend_ThatTheServerConfirms_Counts()
    {
        var shop = await Space.AddServiceAsync("shop", Active);
        await AskAsync(shop, Suspend, "Owes");
        await DeliverAsync();

        Assert.Equal(Suspended, await Space.StatusAsync(shop));
        var call = Assert.Single(_server.Calls);
        Assert.True(call.SignatureFits);
        Assert.Equal(("suspend", shop.Id, "anna"), (call.Action, call.Service, call.Json["customer"]!["userName"]!.GetValue<string>()));
        Assert.Equal(OutboxState.Done, (await MessageAsync()).State);
    }

    [Theory, InlineData(409), InlineData(422)]
    public async Task Suspend_ThatTheServerRefuses_ShowsItsWordsAndIsTriedAgainByHand(int status)
    {
        _server.Next(WebhookReply.Refuse("A restore is running.", status));
        var shop = await Space.AddServiceAsync("shop", Active);
        await AskAsync(shop, Suspend);
        await DeliverAsync();

        Assert.Equal((Active, "A restore is running."), (await Space.StatusAsync(shop), (await MessageAsync()).Answer));
        Assert.Null(_server.LastAction(shop.Id));

        await Commands.TryAgainAsync((await MessageAsync()).Id, Ct);
        await DeliverAsync();

        Assert.Equal((Suspended, "suspend"), (await Space.StatusAsync(shop), _server.LastAction(shop.Id)));
    }

    [Theory, MemberData(nameof(Mishaps))]
    public async Task Suspend_AfterAMishap_CountsOnceOnBothSides(string mishap, string words)
    {
        _server.Next(mishap switch
        {
            "fails" => WebhookReply.Fail(503),
            "cuts" => WebhookReply.Cut(),
            "loses the answer" => WebhookReply.LoseAnswer(),
            "cuts in the middle" => WebhookReply.CutInTheMiddle(),
            "is silent" => WebhookReply.Silence(),
            _ => WebhookReply.Late(_muchLater.Task),
        });
        var shop = await Space.AddServiceAsync("shop", Active);
        await AskAsync(shop, Suspend);
        await DeliverAsync();

        var waiting = await MessageAsync();
        Assert.Equal((OutboxState.Pending, 1), (waiting.State, waiting.Attempts));
        Assert.Contains(words, waiting.Answer, StringComparison.Ordinal);
        Assert.Equal((Active, Suspend), ((await ReadAsync(shop)).Status, (await ReadAsync(shop)).PendingAction));

        LetTimePass();
        await DeliverAsync();

        Assert.Equal((Suspended, OutboxState.Done), (await Space.StatusAsync(shop), (await MessageAsync()).State));
        Assert.Single(_server.Done);
        Assert.Equal(2, _server.Calls.Count);
        Assert.Single(_server.Calls.Select(call => (call.Id, call.Body)).Distinct());
        Assert.Single(await MessagesAsync(OutboxChannel.Mail));
    }

    [Fact]
    public async Task Suspend_WhileTheServerIsAway_WaitsUntilItComesBack()
    {
        var shop = await Space.AddServiceAsync("shop", Active);
        await _server.DisposeAsync();
        await AskAsync(shop, Suspend);
        await DeliverAsync();
        Assert.Equal(OutboxState.Pending, (await MessageAsync()).State);
        Assert.NotNull((await MessageAsync()).Answer);

        _server = await WebhookServer.StartAsync();
        await MoveAsync();
        LetTimePass();
        await DeliverAsync();

        Assert.Equal((Suspended, "suspend"), (await Space.StatusAsync(shop), _server.LastAction(shop.Id)));
    }

    // The reseller's webhook is where the server is now.
    private async Task MoveAsync()
    {
        await using var db = Space.CreateDbContext();
        foreach (var setting in db.ProvisionerSettings)
        {
            setting.Change(_server.Address.AbsoluteUri, FieldValues.None, null);
        }

        await db.SaveChangesAsync(Ct);
    }
}
