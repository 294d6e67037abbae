using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Outside;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>Tells an address of the reseller's what is to be done. It does each thing once, by the header webhook-id.</summary>
public sealed class WebhookProvisioner(OutsideClient outside, TimeProvider time) : IProvisioner
{
    public ProvisionerDescription Description => WebhookDescription.Value;

    public Task<ProvisionerAnswer> SendAsync(ProvisionerConnection connection, string key, ProvisioningRequest request, OutsideReferences references, CancellationToken ct) =>
        PostAsync(connection, WebhookSignature.IdOf(key), WebhookBody.Of(request), ct);

    public Task<ProvisionerAnswer> TestAsync(ProvisionerConnection connection, CancellationToken ct) =>
        PostAsync(connection, $"test_{Guid.NewGuid():N}", WebhookBody.Test(time.GetUtcNow()), ct);

    private async Task<ProvisionerAnswer> PostAsync(ProvisionerConnection connection, string id, WebhookBody body, CancellationToken ct)
    {
        if (WebhookSignature.SecretRefusal(connection.Secret) is { } refused)
        {
            return new ProvisionerAnswer(OutboxVerdict.Refused, refused);
        }

        var now = time.GetUtcNow();
        var json = body.ToJson();
        using var request = new HttpRequestMessage(HttpMethod.Post, connection.Address)
        {
            Content = new StringContent(json, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json")),
            Headers =
            {
                { "User-Agent", "SpaceAdmin" },
                { WebhookSignature.IdHeader, id },
                { WebhookSignature.TimestampHeader, WebhookSignature.Timestamp(now) },
                { WebhookSignature.SignatureHeader, WebhookSignature.Sign(connection.Secret, id, now, json) },
            },
        };
        return Answer(await outside.SendAsync(request, ct).ConfigureAwait(false));
    }

    private static ProvisionerAnswer Answer(OutsideReply reply)
    {
        if (reply.Failure is { } failure)
        {
            return new ProvisionerAnswer(OutboxVerdict.Unclear, failure);
        }

        var words = WebhookWords.Of(reply.Body);
        var status = reply.Status.ToString(CultureInfo.InvariantCulture);
        return reply switch
        {
            { IsSuccess: true } => new ProvisionerAnswer(OutboxVerdict.Confirmed, words ?? $"Confirmed ({status})."),
            { Status: 409 or 422 } => new ProvisionerAnswer(OutboxVerdict.Refused, words ?? $"Refused ({status}), without a reason."),
            { IsRedirect: true } => new ProvisionerAnswer(OutboxVerdict.Unclear, $"The webhook sends on to another address ({status}), which is not followed."),
            _ => new ProvisionerAnswer(OutboxVerdict.Unclear, OutsideWords.Clean(words is null ? $"The webhook answered {status}." : $"The webhook answered {status}: {words}")),
        };
    }
}
