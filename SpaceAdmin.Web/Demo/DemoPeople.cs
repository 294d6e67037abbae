using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Web.Demo;

/// <summary>Somebody who can sign in to the demo.</summary>
internal sealed record DemoPerson(string Email, string Name, string Role);

internal static class DemoPeople
{
    public const string Password = "Demo-Space-2026";

    public static readonly DemoPerson Administrator = new("admin@demo.test", "Demo Administrator", BuiltInRoles.Administrator);
    public static readonly DemoPerson Reseller = new("reseller@demo.test", "Demo Reseller", BuiltInRoles.Reseller);
    public static readonly DemoPerson Staff = new("staff@demo.test", "Demo Staff", BuiltInRoles.Reseller);
    public static readonly DemoPerson Customer = new("customer@demo.test", "Demo Customer", BuiltInRoles.Customer);

    public static IReadOnlyList<DemoPerson> All { get; } = [Administrator, Reseller, Staff, Customer];
}
