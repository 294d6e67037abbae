namespace SpaceAdmin.Core.Provisioning;

/// <summary>As the panel counts; it takes a hosting space's by name, an add-on's by number.</summary>
internal enum SolidCpStatus
{
    Active = 1,
    Suspended = 2,
    Cancelled = 3,
    New = 4,
}

/// <param name="RoleId">1 an administrator, 2 a reseller, 3 a customer; more for the staff of the first two.</param>
internal sealed record SolidCpUser(int Id, int RoleId);

/// <param name="Comments">Null where the panel leaves them out.</param>
internal sealed record SolidCpPackage(int Id, int PlanId, int StatusId, string? Comments);

/// <param name="PurchaseDate">As the panel writes it.</param>
internal sealed record SolidCpAddOn(int Id, int PlanId, int Quantity, int StatusId, string PurchaseDate, string Comments);

/// <summary>Somebody whom the panel is to know from now on.</summary>
internal sealed record SolidCpNewUser(int ParentPackageId, string UserName, string Password, string FirstName, string LastName, string Email);
