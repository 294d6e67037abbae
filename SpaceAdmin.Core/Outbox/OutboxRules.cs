using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Outbox;

/// <summary>What can be decided about a message as it stands.</summary>
internal static class OutboxRules
{
    /// <summary>Why a decision is refused, or null.</summary>
    public static Failure? Validate(OutboxChannel channel, OutboxState state, bool underWay, OutboxDecision decision) =>
        underWay ? new OutboxRefusal.UnderWay()
        : state is OutboxState.Waiting ? new OutboxRefusal.EarlierPartFirst()
        : state is not (OutboxState.Pending or OutboxState.Failed) ? new OutboxRefusal.Over()
        : decision is OutboxDecision.RecordOnly && channel is not OutboxChannel.Provisioning ? new OutboxRefusal.MailNotRecorded()
        : null;

    /// <summary>What a page offers <paramref name="actor"/> about it, in the order of the buttons: nothing before its first try, which comes at once.</summary>
    public static IReadOnlyList<OutboxDecision> Offered(OutboxMessage message, DateTimeOffset now, Actor actor) => message.Answer is null
        ? []
        : [.. Enum.GetValues<OutboxDecision>().Where(decision => actor.Can(decision.Permission()) && Validate(message.Channel, message.State, message.IsUnderWay(now), decision) is null)];
}
