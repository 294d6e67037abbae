namespace SpaceAdmin.Core.Access;

/// <summary>Whose things a role, a permission or an actor is about.</summary>
public enum Scope
{
    /// <summary>The whole installation, every reseller's rows.</summary>
    Platform,

    /// <summary>One reseller's rows.</summary>
    Reseller,

    /// <summary>One customer's own rows.</summary>
    Customer,
}

/// <summary>Something an actor may do.</summary>
/// <param name="Name">The claim's value and the policy's name; stored, so it never changes.</param>
/// <param name="Group">The heading under which people find it.</param>
/// <param name="Title">What people call it: "Suspend services".</param>
/// <param name="Scopes">The scopes whose roles can hold it.</param>
/// <param name="Allows">One sentence for people who grant it.</param>
public sealed record Permission(string Name, string Group, string Title, IReadOnlyList<Scope> Scopes, string Allows);
