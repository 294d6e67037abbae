using System.Globalization;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Outbox;

/// <summary>What decisions about messages ask of their write.</summary>
internal static class OutboxWrites
{
    /// <summary>Marks a message as somebody decided, and records that.</summary>
    public static void Decide(this Write write, OutboxMessage message, OutboxDecision decision)
    {
        message.Decide(decision, write.Actor, write.Now);
        var (kind, subject) = message.Channel switch
        {
            OutboxChannel.Mail => (AuditKinds.Mail, $"Mail: {message.Event}"),
            OutboxChannel.Provisioning => (AuditKinds.Service, string.Create(CultureInfo.InvariantCulture, $"#{message.ServiceId} {message.About}")),
            _ => throw new ArgumentOutOfRangeException(nameof(message), message.Channel, null),
        };
        write.Audit(new AuditEntry(write.Actor, write.Now, message.ResellerId, kind, decision.AuditAction(), subject)
        {
            ServiceId = message.ServiceId,
            Detail = message.Channel is OutboxChannel.Mail ? message.About : Describe(message),
        });
    }

    private static string Describe(OutboxMessage message) => message.Event is OutboxEvents.QuantityChanged ? $"Quantity {message.Text}" : message.Event;
}
