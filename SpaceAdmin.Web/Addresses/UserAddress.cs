using System.Globalization;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Users;

namespace SpaceAdmin.Web.Addresses;

/// <summary>Addresses of the two lists: everybody, for administrators, and a reseller's own staff. Opening somebody keeps the view.</summary>
internal static class UserAddress
{
    public const string Users = "/admin/users";
    public const string Staff = "/staff";

    /// <summary>The list of those who act in a scope.</summary>
    public static string ListOf(Scope scope) => scope is Scope.Platform ? Users : Staff;

    public static string Of(Scope scope, UserListQuery query, int? id = null) =>
        (id is { } user ? string.Create(CultureInfo.InvariantCulture, $"{ListOf(scope)}/{user}") : ListOf(scope)) + query.ToQueryString();
}
