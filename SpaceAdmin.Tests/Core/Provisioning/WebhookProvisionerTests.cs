using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Outside;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Tests.Outside;

namespace SpaceAdmin.Tests.Core.Provisioning;

public sealed class WebhookProvisionerTests : ProvisionerTest
{
    private const string Key = "service:1042:activate:7";

    private readonly FakeTimeProvider _clock = new(s_decided.AddMinutes(5));

    [Fact]
    public void Kind_IsWebhook() => Assert.Equal(WebhookDescription.Key, new WebhookProvisioner(NewClient(), _clock).Description.Kind.Key);

    [Fact]
    public async Task Send_ForAnAddOn_SaysAllThatThereIs()
    {
        await using var server = await WebhookServer.StartAsync();

        AssertAnswer(OutboxVerdict.Confirmed, "Confirmed (200).", await SendAsync(server, AddOn(ProvisioningAction.ChangeQuantity, quantity: 3)));

        var call = Assert.Single(server.Calls);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""
            {
                "action": "changeQuantity",
                "decidedAt": "2026-01-05T09:00:00+00:00",
                "service": { "number": 1043, "name": "More space", "type": "Hosting add-on", "externalId": "" },
                "plan": { "name": "10 GB", "outsidePlan": "30" },
                "customer": { "userName": "anna", "name": "Anna Berg", "email": null },
                "parent": { "number": 1042, "name": "web-01", "type": "Hosting plan", "externalId": "" },
                "quantity": 3
            }
            """), call.Json), call.Body);
        Assert.Equal((Key, "1767603900", true), (call.Id, call.Timestamp, call.SignatureFits));
        Assert.Equal("application/json", call.Headers["Content-Type"]);
    }

    [Theory]
    [InlineData(ProvisioningAction.Activate, "activate")]
    [InlineData(ProvisioningAction.Suspend, "suspend")]
    [InlineData(ProvisioningAction.Cancel, "cancel")]
    [InlineData(ProvisioningAction.Delete, "delete")]
    [InlineData(ProvisioningAction.ChangeQuantity, "changeQuantity")]
    public async Task Send_OfEachAction_HasItsWord(ProvisioningAction action, string word)
    {
        await using var server = await WebhookServer.StartAsync();

        await SendAsync(server, Plan(action));

        Assert.Equal(word, Assert.Single(server.Calls).Action);
    }

    [Fact]
    public async Task Send_OfAServiceThatIsOnNoPlan_SaysSo()
    {
        await using var server = await WebhookServer.StartAsync();

        await SendAsync(server, Plan(ProvisioningAction.Suspend) with { Plan = null, Service = new ProvisionedService(5, "Grüße 🙂 \"x\"", "Domain name", "D-5") });

        var call = Assert.Single(server.Calls);
        Assert.True(call.Json.AsObject().ContainsKey("plan"));
        Assert.Null(call.Json["plan"]);
        Assert.Equal("Grüße 🙂 \"x\"", call.Json["service"]!["name"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("Done at rack 4.", "text/plain", "Done at rack 4.")]
    [InlineData("{\"message\":\"Done at rack 4.\"}", "application/json", "Done at rack 4.")]
    [InlineData("{\"id\":17}", "application/json", "Confirmed (200).")]
    [InlineData("<!doctype html><p>Fine</p>", "text/html", "Confirmed (200).")]
    public async Task Send_ThatIsConfirmed_GivesItsWords(string body, string type, string words)
    {
        await using var server = await WebhookServer.StartAsync();
        server.Next(WebhookReply.Confirm(body, type));

        AssertAnswer(OutboxVerdict.Confirmed, words, await SendAsync(server));
    }

    [Theory]
    [InlineData(409, "The disk is full.", "The disk is full.")]
    [InlineData(422, "{\"reason\":\"The disk is full.\",\"message\":\"No.\"}", "The disk is full.")]
    [InlineData(422, "{\"message\":\"The disk is full.\",\"error\":\"no\"}", "The disk is full.")]
    [InlineData(409, "{\"error\":\"The disk is full.\"}", "The disk is full.")]
    [InlineData(409, "{\"error\":{\"code\":7,\"message\":\"The disk is full.\"}}", "The disk is full.")]
    [InlineData(409, "{\"type\":\"about:blank\",\"detail\":\"The disk is full.\"}", "The disk is full.")]
    [InlineData(409, "{\"reason\":\"  \",\"detail\":\"The disk is full.\"}", "The disk is full.")]
    [InlineData(409, "\"The disk is full.\"", "The disk is full.")]
    [InlineData(409, "{The disk is full.}", "{The disk is full.}")]
    [InlineData(409, "The\r\ndisk\tis \0full.", "The disk is full.")]
    [InlineData(409, "", "Refused (409), without a reason.")]
    [InlineData(422, "{}", "Refused (422), without a reason.")]
    [InlineData(422, "[1]", "Refused (422), without a reason.")]
    [InlineData(422, "{\"reason\":7}", "Refused (422), without a reason.")]
    [InlineData(409, "<html>No</html>", "Refused (409), without a reason.")]
    public async Task Send_ThatIsRefused_GivesTheReason(int status, string body, string words)
    {
        await using var server = await WebhookServer.StartAsync();
        server.Next(WebhookReply.Refuse(body, status));

        AssertAnswer(OutboxVerdict.Refused, words, await SendAsync(server));
        Assert.Empty(server.Done);
    }

    [Fact]
    public async Task Send_ThatIsRefusedAtLength_GivesTheBeginning()
    {
        await using var server = await WebhookServer.StartAsync();
        server.Next(WebhookReply.Refuse(new string('a', 5_000)));

        Assert.Equal(new string('a', 499) + "…", (await SendAsync(server)).Words);
    }

    [Theory]
    [InlineData(400, "", "The webhook answered 400.")]
    [InlineData(401, "Who are you?", "The webhook answered 401: Who are you?")]
    [InlineData(404, "<html>Nothing here</html>", "The webhook answered 404.")]
    [InlineData(429, "{\"message\":\"Slowly.\"}", "The webhook answered 429: Slowly.")]
    [InlineData(500, "", "The webhook answered 500.")]
    [InlineData(503, "", "The webhook answered 503.")]
    public async Task Send_ThatGetsAnyOtherAnswer_IsUnclear(int status, string body, string words)
    {
        await using var server = await WebhookServer.StartAsync();
        server.Next(new WebhookReply(status, body));

        AssertAnswer(OutboxVerdict.Unclear, words, await SendAsync(server));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Send_ThatIsSentElsewhere_DoesNotGo(int status)
    {
        await using var elsewhere = await WebhookServer.StartAsync();
        await using var server = await WebhookServer.StartAsync();
        server.Next(new WebhookReply(status) { Location = elsewhere.Address });

        AssertAnswer(OutboxVerdict.Unclear, $"The webhook sends on to another address ({status}), which is not followed.", await SendAsync(server));
        Assert.Empty(elsewhere.Calls);
    }

    [Fact]
    public async Task Send_WhoseAnswerIsLost_IsDoneOnceByARepeat()
    {
        await using var server = await WebhookServer.StartAsync();
        server.Next(WebhookReply.LoseAnswer(), WebhookReply.CutInTheMiddle(), WebhookReply.Cut());
        for (var attempt = 0; attempt < 3; attempt++)
        {
            AssertAnswer(OutboxVerdict.Unclear, $"The line to {server.Address.Authority} was cut before the answer was complete.", await SendAsync(server));
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(OutboxVerdict.Confirmed, (await SendAsync(server)).Verdict);

        Assert.Equal([Key, Key, Key, Key], server.Calls.Select(call => call.Id));
        Assert.Equal(4, server.Calls.Select(call => call.Timestamp).Distinct().Count());
        Assert.Single(server.Calls.Select(call => call.Body).Distinct());
        Assert.Single(server.Done);
        Assert.Equal("activate", server.LastAction(1042));
    }

    [Fact]
    public async Task Send_WhoseAnswerIsLate_IsUnclear()
    {
        await using var server = await WebhookServer.StartAsync();
        var late = new TaskCompletionSource();
        server.Next(WebhookReply.Late(late.Task));

        var answer = await SendAsync(server, patience: TimeSpan.FromMilliseconds(250));
        late.SetResult();

        AssertAnswer(OutboxVerdict.Unclear, $"{server.Address.Authority} did not answer within 0.25 seconds.", answer);
        Assert.Single(server.Done);
    }

    [Fact]
    public async Task Send_ToWhoseCertificateDoesNotVerify_IsUnclearAndSaysWhy()
    {
        using var certificate = TestCertificate.SelfSigned("127.0.0.1");
        await using var server = await WebhookServer.StartAsync(certificate);

        var answer = await SendAsync(server);

        Assert.Equal(OutboxVerdict.Unclear, answer.Verdict);
        Assert.Contains("it is signed by itself", answer.Words, StringComparison.Ordinal);
        Assert.Empty(server.Calls);
    }

    [Fact]
    public async Task Send_WithoutASecret_SendsNothing()
    {
        await using var server = await WebhookServer.StartAsync();

        var answer = await SendAsync(server, secret: "guess");

        AssertAnswer(OutboxVerdict.Refused, WebhookSignature.SecretRefusal("guess")!, answer);
        Assert.Empty(server.Calls);
    }

    [Fact]
    public async Task Send_ToAPrivateAddress_IsUnclearAndGoesNowhere()
    {
        await using var server = await WebhookServer.StartAsync();
        using var client = new OutsideClient(OutsidePolicy.Default, new OutsideAddresses(OutsidePolicy.Default));

        var answer = await new WebhookProvisioner(client, _clock).SendAsync(Connection(server), Key, Plan(ProvisioningAction.Activate), new OutsideReferences(null, null), Ct);

        AssertAnswer(OutboxVerdict.Unclear, "“127.0.0.1” is an address of this machine itself. Only addresses that anybody can reach are allowed here.", answer);
        Assert.Empty(server.Calls);
    }

    [Fact]
    public async Task Test_AsksForNothing()
    {
        await using var server = await WebhookServer.StartAsync();
        var provisioner = new WebhookProvisioner(NewClient(), _clock);

        AssertAnswer(OutboxVerdict.Confirmed, "Confirmed (200).", await provisioner.TestAsync(Connection(server), Ct));
        await provisioner.TestAsync(Connection(server), Ct);

        Assert.Equal(["test", "test"], server.Calls.Select(call => call.Action));
        Assert.All(server.Calls, call => Assert.Equal((true, (int?)null), (call.SignatureFits, call.Service)));
        Assert.Equal(2, server.Calls.Select(call => call.Id).Distinct().Count());
    }

    private static ProvisionerConnection Connection(WebhookServer server, string secret = WebhookServer.Secret) => new(server.Address, FieldValues.None, secret);

    private Task<ProvisionerAnswer> SendAsync(WebhookServer server, ProvisioningRequest? request = null, TimeSpan? patience = null, string secret = WebhookServer.Secret) =>
        new WebhookProvisioner(NewClient(patience), _clock).SendAsync(Connection(server, secret), Key, request ?? Plan(ProvisioningAction.Activate), new OutsideReferences(null, null), Ct);
}
