using System.Globalization;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Core.Mail;

/// <summary>What one mail to a customer is about.</summary>
/// <param name="Text">What it says besides the event itself: a reason, or an amount.</param>
/// <param name="About">The services by number, each with its name for when it is gone; several that are told together.</param>
/// <param name="InvoiceIds">Likewise.</param>
internal sealed record MailOccasion(int CustomerId, string? Text, IReadOnlyDictionary<int, string?> About, IReadOnlyList<int> InvoiceIds)
{
    /// <summary>The request that was answered, where one was.</summary>
    public int? RequestId { get; init; }

    /// <summary>The credit note that was issued, where one was.</summary>
    public int? CreditNoteId { get; init; }

    public bool IsOfSeveral => About.Count > 1 || InvoiceIds.Count > 1;

    /// <param name="others">What its mail tells too: as many messages of the same event and customer.</param>
    public static MailOccasion Of(OutboxMessage message, IReadOnlyList<OutboxMessage> others)
    {
        List<OutboxMessage> all = [message, .. others];
        return new(
            message.CustomerId,
            message.Text,
            all.Where(one => one.ServiceId is not null).DistinctBy(one => one.ServiceId).ToDictionary(one => one.ServiceId!.Value, one => one.About),
            [.. all.Select(one => one.InvoiceId).OfType<int>().Distinct()])
        {
            RequestId = message.Event == OutboxEvents.CancellationAnswered ? NamedBy(message.Key) : null,
            CreditNoteId = message.Event == OutboxEvents.CreditNoteIssued ? NamedBy(message.Key) : null,
        };
    }

    // A key ends with what it is about where it is written once for each.
    private static int? NamedBy(string key) => int.TryParse(key.AsSpan(key.LastIndexOf(':') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
