using System.Collections.Frozen;

namespace SpaceAdmin.Core.Access;

/// <summary>Who is acting, for whom, and what they may do.</summary>
/// <param name="UserId">Null for an actor that is no user, such as the command line.</param>
/// <param name="Name">As colleagues read it, in records and notes.</param>
/// <param name="ResellerId">The tenant it is bound to; null only in the platform scope.</param>
/// <param name="CustomerId">The customer it is; set only in the customer scope.</param>
public sealed record Actor(int? UserId, string Name, Scope Scope, int? ResellerId, int? CustomerId, IReadOnlySet<string> Granted)
{
    /// <summary>The operator at the machine's own command line, who could open the database file as well.</summary>
    public static Actor CommandLine { get; } = new(null, "Command line", Scope.Platform, null, null, Permissions.Of(Scope.Platform));

    /// <summary>The background monitor: does to services what their terms and schedules say, and nothing else.</summary>
    public static Actor SurfaceMonitor { get; } = new(
        null, "Surface Monitor", Scope.Platform, null, null,
        FrozenSet.ToFrozenSet([Permissions.ServicesSee, Permissions.ServicesActivate, Permissions.ServicesSuspend, Permissions.ServicesCancel], StringComparer.Ordinal));

    /// <summary>The program itself, where it writes down what happened and decides nothing.</summary>
    public static Actor Program { get; } = new(null, "SpaceAdmin", Scope.Platform, null, null, FrozenSet<string>.Empty);

    /// <summary>Whoever writes down what came back from outside: decides nothing.</summary>
    public static Actor Outbox { get; } = new(null, "Outbox", Scope.Platform, null, null, FrozenSet<string>.Empty);

    /// <summary>The customer as whom somebody of the desk is signed in, by user name; null for everybody who acts as itself.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>The session in which it acts; null where there is none.</summary>
    public string? SessionId { get; init; }

    /// <summary>Where its session was last used from; null where there is none.</summary>
    public string? Address { get; init; }

    /// <summary>A role asks for a second factor that this session does not have: nothing is granted until then.</summary>
    public bool AwaitsSecondFactor { get; init; }

    /// <summary>Whether it is whoever runs the machine, and no user of the product.</summary>
    public bool IsOperator => this == CommandLine;

    /// <summary>
    /// Whether the actor holds <paramref name="permission"/>. One that belongs to another scope counts for nothing,
    /// whatever path it was granted by.
    /// </summary>
    public bool Can(string permission) =>
        Granted.Contains(permission) && Permissions.Of(Scope).Contains(permission) && (OnBehalfOf is null || !Permissions.InPersonOnly.Contains(permission));

    /// <summary>For reads: the page's policy already said no, so getting here without it is a bug.</summary>
    public void Demand(string permission)
    {
        if (!Can(permission))
        {
            throw new UnauthorizedAccessException($"{Name} lacks {permission}.");
        }
    }
}
