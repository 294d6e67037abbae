using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Customers;

namespace SpaceAdmin.Tests;

/// <summary>The kinds of actors that there are, each with every permission of its scope.</summary>
internal static class Actors
{
    public static Actor Administrator { get; } = new(1, "Ada", Scope.Platform, null, null, Permissions.Of(Scope.Platform));

    /// <summary>Somebody whose account was given the reseller's role but no reseller.</summary>
    public static Actor UnboundReseller { get; } = new(4, "Uma", Scope.Reseller, null, null, Permissions.Of(Scope.Reseller));

    public static Actor UnboundCustomer { get; } = new(5, "Ulf", Scope.Customer, null, null, Permissions.Of(Scope.Customer));

    public static Actor Of(Reseller reseller) => new(2, "Rosa", Scope.Reseller, reseller.Id, null, Permissions.Of(Scope.Reseller));

    public static Actor Of(Customer customer) =>
        new(3, customer.UserName, Scope.Customer, customer.ResellerId, customer.Id, Permissions.Of(Scope.Customer));

    public static Actor Without(this Actor actor, string permission) =>
        actor with { Granted = actor.Granted.Where(granted => granted != permission).ToHashSet(StringComparer.Ordinal) };
}
