using System.Collections.Frozen;
using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Users;

/// <summary>What the rules need to know of a user.</summary>
/// <param name="Sessions">In how many browsers it is signed in.</param>
public sealed record UserFacts(
    int Id, string Name, int? ResellerId, int? CustomerId, UserStatus Status, int Sessions, bool HasAuthenticator, int Passkeys)
{
    /// <summary>What all its roles allow it, also those that the actor does not see.</summary>
    public IReadOnlySet<string> Granted { get; init; } = FrozenSet<string>.Empty;

    /// <summary>An administrator who can sign in, while nobody else is one.</summary>
    public bool IsLastAdministrator { get; init; }

    public bool HasSecondFactor => HasAuthenticator || Passkeys > 0;

    public Scope Scope => this switch
    {
        { CustomerId: not null } => Scope.Customer,
        { ResellerId: not null } => Scope.Reseller,
        _ => Scope.Platform,
    };

    /// <summary>In words; null when there is none.</summary>
    public string? SecondFactor => (HasAuthenticator, Passkeys) switch
    {
        (false, 0) => null,
        (true, 0) => "Authenticator app",
        (true, var keys) => $"Authenticator app, {Keys(keys)}",
        (false, var keys) => Keys(keys),
    };

    private static string Keys(int count) => count == 1 ? "1 passkey" : $"{count} passkeys";
}

/// <summary>What the rules need to know of a role.</summary>
/// <param name="ResellerId">Whose it is; null for a role of the installation.</param>
/// <param name="Grants">What it allows.</param>
public sealed record RoleFacts(int Id, string Name, int? ResellerId, bool RequiresSecondFactor, IReadOnlySet<string> Grants)
{
    public bool IsAdministrator => ResellerId is null && Name == BuiltInRoles.Administrator;

    /// <summary>A reseller's own roles are seen by its own people only, not by administrators.</summary>
    public bool IsVisibleTo(Actor actor) => ResellerId is null || actor.ResellerId == ResellerId;
}
