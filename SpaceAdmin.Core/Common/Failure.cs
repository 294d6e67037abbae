namespace SpaceAdmin.Core.Common;

/// <summary>
/// Why a command did nothing: an outcome that the user caused and can act on. Anything else is an exception. Each refusal of a
/// feature is a record of its own (<c>ServiceRefusal.NotInStatus</c>), with what it is about as its properties.
/// </summary>
/// <param name="Name">Stable, for programs and translations: <c>service.not-in-status</c>.</param>
/// <param name="Message">The sentence for people. It stands beside the name and nowhere else.</param>
public abstract record Failure(string Name, string Message)
{
    public sealed record Forbidden() : Failure("forbidden", "You do not have permission to do that.");

    /// <summary>Also the answer for what exists but is not the actor's to see.</summary>
    public sealed record NotFound(string What) : Failure("not-found", $"{What} was not found.");

    /// <summary>A rule says no, and says why. Each feature has its own, one record a reason.</summary>
    public abstract record Rejected(string Name, string Message) : Failure(Name, Message);

    public sealed record Stale() : Failure("stale", "Somebody else changed this in the meantime. It shows the newest state now; please look again.");
}
