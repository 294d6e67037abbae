using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Outbox;

/// <summary>What can be decided about a message as it stands.</summary>
internal static class OutboxRules
{
    /// <summary>The sentence that refuses a decision, or null.</summary>
    public static string? Refusal(OutboxChannel channel, OutboxState state, bool underWay, OutboxDecision decision) =>
        underWay ? "It is being tried right now. Wait for the answer."
        : state is OutboxState.Waiting ? "An earlier part of it comes first. Decide about that one."
        : state is not (OutboxState.Pending or OutboxState.Failed) ? "It is over. There is nothing left to decide."
        : decision is OutboxDecision.RecordOnly && channel is not OutboxChannel.Provisioning ? "A mail has left or has not: there is nothing to record."
        : null;

    /// <summary>What a page offers <paramref name="actor"/> about it, in the order of the buttons: nothing before its first try, which comes at once.</summary>
    public static IReadOnlyList<OutboxDecision> Offered(OutboxMessage message, DateTimeOffset now, Actor actor) => message.Answer is null
        ? []
        : [.. Enum.GetValues<OutboxDecision>().Where(decision => actor.Can(decision.Permission()) && Refusal(message.Channel, message.State, message.IsUnderWay(now), decision) is null)];
}
