namespace SpaceAdmin.Core.Outbox;

public enum OutboxVerdict
{
    /// <summary>It is done.</summary>
    Confirmed,

    /// <summary>It will not be done, however often it is asked.</summary>
    Refused,

    /// <summary>Nobody knows, or it may go well later.</summary>
    Unclear,

    /// <summary>There is nothing to do: it is switched off, say, or there is nobody to tell. Nobody has to decide about it.</summary>
    Needless,
}

/// <summary>What came back from outside.</summary>
/// <param name="Words">For people: the outside's own words where it has some.</param>
public record OutboxAnswer(OutboxVerdict Verdict, string Words);
