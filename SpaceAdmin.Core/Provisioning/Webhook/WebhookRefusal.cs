using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>What is refused of a webhook alone.</summary>
public abstract record WebhookRefusal(string Name, string Message) : Failure.Rejected(Name, Message)
{
    /// <summary>It never repeats the key.</summary>
    public sealed record NoKey()
        : WebhookRefusal("webhook.no-key", "A key is “whsec_” and 24 to 64 random bytes in base64, as Standard Webhooks describes. “New key” makes one.");
}
