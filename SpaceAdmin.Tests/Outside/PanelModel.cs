using System.Xml.Linq;

namespace SpaceAdmin.Tests.Outside;

/// <param name="RoleId">1 an administrator, 2 a reseller, 3 a customer.</param>
public sealed record PanelUser(int Id, string UserName, int RoleId, string FirstName, string LastName, string Email);

/// <param name="StatusId">1 active, 2 suspended, 3 cancelled, 4 new.</param>
public sealed record PanelPackage(int Id, int UserId, int PlanId, string Name, string Comments, int StatusId, string PurchaseDate);

/// <param name="StatusId">1 active, 2 suspended, 3 cancelled, 4 new.</param>
public sealed record PanelAddOn(int Id, int PackageId, int PlanId, int Quantity, string Comments, int StatusId, string PurchaseDate);

/// <summary>One request that reached a <see cref="SolidCpServer"/>.</summary>
/// <param name="Path">The service: /esPackages.asmx, say.</param>
/// <param name="Parameters">The element below the body, which bears the operation's name.</param>
public sealed record PanelCall(string Path, string SoapAction, string Operation, XElement Parameters, string Body, string? Authorization);
