using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>What a webhook is, and what a connection to one needs: an address and a key.</summary>
public static class WebhookDescription
{
    public const string Key = "webhook";

    private static readonly ProvisionerKind s_kind = new(
        Key, "Webhook", "Each status counts when the reseller’s webhook has confirmed it. Every reseller sets its own up under Provisioning.")
    {
        PlanHint = "What the webhook’s receiver calls it. It may stay empty.",
    };

    public static ProvisionerDescription Value { get; } = new(s_kind)
    {
        Noun = "a webhook",
        About = "Each change of a status is posted there as JSON, signed as Standard Webhooks describes. It counts when the receiver has confirmed it.",
        Address = new AddressField("https://shop.example/hook", "Where requests are posted to.")
        {
            WithoutHttps = "Without https everybody on the way can read what is sent. The signature alone keeps it from being altered.",
        },
        Fields =
        [
            new SecretField("Key", "Make a key with “New key”, or type the one that the receiver has.")
            {
                Noun = "key", IsRequired = true, IsSent = false, Make = WebhookSignature.NewSecret, Reader = ReadKey,
            },
        ],
    };

    private static Result<string> ReadKey(string typed)
    {
        var key = typed.Trim();
        return key.Length > 0 && WebhookSignature.SecretRefusal(key) is not null ? new WebhookRefusal.NoKey() : key;
    }
}
