namespace SpaceAdmin.Core.Common;

/// <summary>An outcome that the user caused and can act on. Anything else is an exception.</summary>
public abstract record Failure(string Message)
{
    public sealed record Forbidden() : Failure("You do not have permission to do that.");

    /// <summary>Also the answer for what exists but is not the actor's to see.</summary>
    public sealed record NotFound(string What) : Failure($"{What} was not found.");

    public sealed record Rejected(string Reason) : Failure(Reason);

    public sealed record Stale() : Failure("Somebody else changed this in the meantime. It shows the newest state now; please look again.");
}
