using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Core.Outbox;

/// <summary>What hears of a message.</summary>
internal static class OutboxTopics
{
    public static IEnumerable<string> Of(OutboxMessage message) =>
    [
        Topics.Queue,
        .. message.ServiceId is { } service ? [Topics.Service(service)] : Array.Empty<string>(),
        .. message.InvoiceId is null ? Array.Empty<string>() : Topics.Invoices(message.ResellerId, message.CustomerId),
    ];
}
