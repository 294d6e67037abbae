using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Core.Mail;

/// <summary>What one mail to a customer is about.</summary>
/// <param name="Text">What it says besides the event itself: a reason, or an amount.</param>
/// <param name="About">The service's name, for one that is gone.</param>
internal sealed record MailOccasion(int CustomerId, int? ServiceId, int? InvoiceId, string? Text, string? About)
{
    /// <summary>The request that was answered, where one was.</summary>
    public int? RequestId { get; init; }

    public static MailOccasion Of(OutboxMessage message) => new(message.CustomerId, message.ServiceId, message.InvoiceId, message.Text, message.About)
    {
        // Its key names it: it is written once for each request.
        RequestId = message.Event == OutboxEvents.CancellationAnswered && int.TryParse(message.Key[(message.Key.LastIndexOf(':') + 1)..], out var request) ? request : null,
    };
}
