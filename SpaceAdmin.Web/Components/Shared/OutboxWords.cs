using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Web.Components.Shared;

/// <summary>How the state of a message is said.</summary>
internal static class OutboxWords
{
    public static string State(OutboxRow message) => message switch
    {
        { State: OutboxState.Pending, UnderWay: true } => "under way",
        { State: OutboxState.Pending, Answer: not null } => "to be tried again",
        { State: OutboxState.Pending } => "to be sent",
        { State: OutboxState.Waiting } => "waits for the part before it",
        { State: OutboxState.Done, Channel: OutboxChannel.Mail } => "sent",
        { State: OutboxState.Done } => "confirmed",
        { State: OutboxState.Failed } => "failed",
        { State: OutboxState.GivenUp, Channel: OutboxChannel.Mail } => "not sent",
        { State: OutboxState.GivenUp } => "given up",
        { State: OutboxState.Recorded } => "recorded without the outside",
        _ => throw new ArgumentOutOfRangeException(nameof(message), message.State, null),
    };

    /// <summary>What is happening with one that is not over.</summary>
    public static string Progress(OutboxRow message) => message switch
    {
        { State: OutboxState.Failed } => message.Attempts == 1 ? "The outside answered:" : $"After {message.Attempts} tries the last answer was:",
        { UnderWay: true, Attempts: 1 } => "The outside is asked now.",
        { UnderWay: true } => $"The outside is asked for the {Ordinal(message.Attempts)} time. The last answer was:",
        { Answer: null } => "The outside is about to be asked.",
        _ => $"It is tried again soon; {(message.Attempts == 1 ? "the first try" : $"the last of {message.Attempts} tries")} gave:",
    };

    public static string Decision(OutboxDecision decision) => decision switch
    {
        OutboxDecision.TryAgain => "Try again",
        OutboxDecision.GiveUp => "Give up",
        OutboxDecision.RecordOnly => "Record only",
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, null),
    };

    private static string Ordinal(int number) => (number % 100, number % 10) switch
    {
        (11 or 12 or 13, _) => $"{number}th",
        (_, 1) => $"{number}st",
        (_, 2) => $"{number}nd",
        (_, 3) => $"{number}rd",
        _ => $"{number}th",
    };
}
