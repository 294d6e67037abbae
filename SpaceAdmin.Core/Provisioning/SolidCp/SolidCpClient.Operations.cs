using System.Xml.Linq;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Outside;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>What of the panel's operations we use. Their parameters stand in its order.</summary>
internal sealed partial class SolidCpClient
{
    private const int RoleOfCustomers = 3;

    public async Task<SolidCpUser?> FindUserAsync(string userName, CancellationToken ct)
    {
        var result = await CallAsync(UserAccounts, "GetUserByUsername", [("username", userName)], ct).ConfigureAwait(false);
        return result is null || !result.HasElements ? null : new SolidCpUser(Number(result.Element(_ns + "UserId")), Number(result.Element(_ns + "RoleId")));
    }

    /// <summary>Makes a customer, without any hosting space.</summary>
    /// <returns>Its number.</returns>
    public async Task<int> CreateUserAsync(SolidCpNewUser user, CancellationToken ct) => Good(Number(await CallAsync(
        Packages,
        "CreateUserWizard",
        [
            ("parentPackageId", user.ParentPackageId),
            ("username", user.UserName),
            ("password", user.Password),
            ("roleId", RoleOfCustomers),
            ("firstName", user.FirstName),
            ("lastName", user.LastName),
            ("email", user.Email),
            ("secondaryEmail", ""),
            ("htmlMail", true),
            ("sendAccountLetter", user.Email.Length > 0), // the only way in which the customer learns of the password
            ("createPackage", false),
            ("planId", 0),
            ("sendPackageLetter", false),
            ("domainName", ""),
            ("tempDomain", false),
            ("createWebSite", false),
            ("createFtpAccount", false),
            ("ftpAccountName", ""),
            ("createMailAccount", false),
            ("hostName", ""),
            ("createZoneRecord", false),
        ],
        ct).ConfigureAwait(false)));

    public async Task<IReadOnlyList<SolidCpPackage>> PackagesOfAsync(int userId, CancellationToken ct) =>
        [.. (await CallAsync(Packages, "GetMyPackages", [("userId", userId)], ct).ConfigureAwait(false))?.Elements(_ns + "PackageInfo").Select(Package) ?? []];

    public async Task<SolidCpPackage?> FindPackageAsync(int packageId, CancellationToken ct) =>
        await CallAsync(Packages, "GetPackage", [("packageId", packageId)], ct).ConfigureAwait(false) is { HasElements: true } result ? Package(result) : null;

    /// <summary>Makes an active hosting space.</summary>
    /// <returns>Its number.</returns>
    public async Task<int> AddPackageAsync(int userId, int planId, string name, string comments, DateTimeOffset purchasedAt, CancellationToken ct) => PackageResult(await CallAsync(
        Packages,
        "AddPackage",
        [
            ("userId", userId),
            ("planId", planId),
            ("packageName", name),
            ("packageComments", comments),
            ("statusId", (int)SolidCpStatus.Active),
            ("purchaseDate", purchasedAt),
        ],
        ct).ConfigureAwait(false));

    public async Task ChangeStatusAsync(int packageId, SolidCpStatus status, CancellationToken ct)
    {
        var result = Number(await CallAsync(Packages, "ChangePackageStatus", [("packageId", packageId), ("status", status.ToString())], ct).ConfigureAwait(false));
        Good(result == -1 ? SolidCpCodes.PackageNotFound : result); // here, and here alone, it has this for that
    }

    public async Task<IReadOnlyList<SolidCpAddOn>> AddOnsOfAsync(int packageId, CancellationToken ct)
    {
        var result = await CallAsync(Packages, "GetPackageAddons", [("packageId", packageId)], ct).ConfigureAwait(false);

        // A DataSet: its rows stand in no namespace.
        return [.. result?.Descendants("Table").Select(row => new SolidCpAddOn(
            Number(row.Element("PackageAddonID")),
            Number(row.Element("PlanID")),
            Number(row.Element("Quantity")),
            Number(row.Element("StatusID")),
            row.Element("PurchaseDate")?.Value ?? "",
            row.Element("Comments")?.Value ?? "")) ?? []];
    }

    /// <summary>Makes an active add-on, without comments: the operation takes none.</summary>
    /// <returns>Its number.</returns>
    public async Task<int> AddAddOnAsync(int packageId, int planId, int quantity, CancellationToken ct) => PackageResult(await CallAsync(
        Packages, "AddPackageAddonById", [("packageId", packageId), ("addonPlanId", planId), ("quantity", quantity)], ct).ConfigureAwait(false));

    public async Task UpdateAddOnAsync(SolidCpAddOn addOn, CancellationToken ct) => PackageResult(await CallAsync(
        Packages,
        "UpdatePackageAddonLiteral",
        [
            ("packageAddonId", addOn.Id),
            ("planId", addOn.PlanId),
            ("quantity", addOn.Quantity),
            ("statusId", addOn.StatusId),
            ("purchaseDate", addOn.PurchaseDate),
            ("comments", addOn.Comments),
        ],
        ct).ConfigureAwait(false));

    private SolidCpPackage Package(XElement element) => new(
        Number(element.Element(_ns + "PackageId")), Number(element.Element(_ns + "PlanId")), Number(element.Element(_ns + "StatusId")), element.Element(_ns + "PackageComments")?.Value);

    private int PackageResult(XElement? result)
    {
        var number = Number(result?.Element(_ns + "Result"));
        var exceeded = result?.Element(_ns + "ExceedingQuotas")?.Descendants("QuotaName").Select(quota => OutsideWords.Clean(quota.Value)).Where(name => name.Length > 0).ToArray() ?? [];
        return number < 0 && exceeded.Length > 0
            ? throw new SolidCpException(OutboxVerdict.Refused, OutsideWords.Clean($"{SolidCpCodes.Sentence(number)} {string.Join(", ", exceeded)}."))
            : Good(number);
    }
}
