using System.Globalization;
using System.Xml.Linq;

namespace SpaceAdmin.Tests.Outside;

/// <summary>What the panel holds, and what its operations do to it.</summary>
public sealed partial class SolidCpServer
{
    private static readonly string[] s_statuses = ["Active", "Suspended", "Cancelled", "New"];

    private readonly List<PanelUser> _users = [new(2, UserName, 2, "Our", "Hosting", "desk@hosting.example")];
    private readonly List<PanelPackage> _packages = [];
    private readonly List<PanelAddOn> _addOns = [];
    private int _lastId = 100;

    public IReadOnlyList<PanelUser> Users => Read(_users);

    public IReadOnlyList<PanelPackage> Packages => Read(_packages);

    public IReadOnlyList<PanelAddOn> AddOns => Read(_addOns);

    public PanelUser Add(PanelUser user) => Add(_users, user);

    public PanelPackage Add(PanelPackage package) => Add(_packages, package);

    public PanelAddOn Add(PanelAddOn addOn) => Add(_addOns, addOn);

    private IReadOnlyList<T> Read<T>(List<T> rows)
    {
        lock (_gate)
        {
            return [.. rows];
        }
    }

    private T Add<T>(List<T> rows, T row)
    {
        lock (_gate)
        {
            rows.Add(row);
            return row;
        }
    }

    /// <summary>What stands below the result's element; null where the panel leaves that out.</summary>
    private object? Carry(PanelCall call) => (call.Path, call.Operation) switch
    {
        ("/esUsers.asmx", "GetUserByUsername") => _users.Find(user => string.Equals(user.UserName, Text(call, "username"), StringComparison.OrdinalIgnoreCase)) is { } user ? Xml(user) : null,
        ("/esPackages.asmx", "CreateUserWizard") => CreateUser(call),
        ("/esPackages.asmx", "GetMyPackages") => _packages.Where(package => package.UserId == Number(call, "userId")).Select(package => new XElement(Ns + "PackageInfo", Xml(package, withComments: false))).ToArray(),
        ("/esPackages.asmx", "GetPackage") => _packages.Find(package => package.Id == Number(call, "packageId")) is { } package ? Xml(package, withComments: true) : null,
        ("/esPackages.asmx", "AddPackage") => Xml(AddPackage(call)),
        ("/esPackages.asmx", "ChangePackageStatus") => ChangeStatus(call),
        ("/esPackages.asmx", "GetPackageAddons") => DataSet(_addOns.Where(addOn => addOn.PackageId == Number(call, "packageId"))),
        ("/esPackages.asmx", "AddPackageAddonById") => Xml(AddAddOn(call)),
        ("/esPackages.asmx", "UpdatePackageAddonLiteral") => Xml(UpdateAddOn(call)),
        _ => throw new InvalidOperationException($"{call.Path} has no {call.Operation}."),
    };

    private object Refusal(string operation, int code) => operation is "AddPackage" or "AddPackageAddonById" or "UpdatePackageAddonLiteral" ? Xml(code) : code;

    private int CreateUser(PanelCall call)
    {
        if (Number(call, "parentPackageId") != ParentPackageId)
        {
            return -300;
        }

        if (_users.Exists(user => string.Equals(user.UserName, Text(call, "username"), StringComparison.OrdinalIgnoreCase)))
        {
            return -1100;
        }

        _users.Add(new PanelUser(++_lastId, Text(call, "username"), Number(call, "roleId"), Text(call, "firstName"), Text(call, "lastName"), Text(call, "email")));
        return _lastId;
    }

    private int AddPackage(PanelCall call)
    {
        _packages.Add(new PanelPackage(
            ++_lastId, Number(call, "userId"), Number(call, "planId"), Text(call, "packageName"), Text(call, "packageComments"), Number(call, "statusId"), Text(call, "purchaseDate")));
        return _lastId;
    }

    // The real one takes the status by its name, as XML has enumerations, and says -1 of a package that it does not know.
    private int ChangeStatus(PanelCall call)
    {
        var status = Array.IndexOf(s_statuses, Text(call, "status")) + 1;
        var at = _packages.FindIndex(package => package.Id == Number(call, "packageId"));
        if (status == 0 || at < 0)
        {
            return status == 0 ? throw new InvalidOperationException($"“{Text(call, "status")}” is no status.") : -1;
        }

        _packages[at] = _packages[at] with { StatusId = status };
        return 0;
    }

    private int AddAddOn(PanelCall call)
    {
        if (!_packages.Exists(package => package.Id == Number(call, "packageId")))
        {
            return -300;
        }

        // The panel's own clock, and no comments: the operation has no room for any.
        _addOns.Add(new PanelAddOn(
            ++_lastId, Number(call, "packageId"), Number(call, "addonPlanId"), Number(call, "quantity"), "", 1, Now.ToString("O", CultureInfo.InvariantCulture)));
        return _lastId;
    }

    // The real one says 0 of an add-on that it does not know, too.
    private int UpdateAddOn(PanelCall call)
    {
        var at = _addOns.FindIndex(addOn => addOn.Id == Number(call, "packageAddonId"));
        if (at >= 0)
        {
            _addOns[at] = _addOns[at] with
            {
                PlanId = Number(call, "planId"), Quantity = Number(call, "quantity"), StatusId = Number(call, "statusId"), PurchaseDate = Text(call, "purchaseDate"), Comments = Text(call, "comments"),
            };
        }

        return 0;
    }

    /// <summary>What the panel's clock says.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private XNamespace Ns => Namespace;

    private XElement[] Xml(PanelUser user) =>
    [
        new(Ns + "RoleId", user.RoleId), new(Ns + "StatusId", 1), new(Ns + "UserId", user.Id), new(Ns + "Username", user.UserName),
        new(Ns + "FirstName", user.FirstName), new(Ns + "LastName", user.LastName), new(Ns + "Email", user.Email),
    ];

    // Its list of somebody's packages leaves the comments out.
    private XElement[] Xml(PanelPackage package, bool withComments) =>
    [
        new(Ns + "PackageId", package.Id), new(Ns + "UserId", package.UserId), new(Ns + "ParentPackageId", ParentPackageId), new(Ns + "StatusId", package.StatusId),
        new(Ns + "PlanId", package.PlanId), new(Ns + "PurchaseDate", package.PurchaseDate), new(Ns + "PackageName", package.Name),
        .. withComments ? [new XElement(Ns + "PackageComments", package.Comments)] : Array.Empty<XElement>(),
    ];

    private XElement[] Xml(int result) => [new(Ns + "Result", result), new(Ns + "ExceedingQuotas", DataSet([]))];

    // As .NET writes a DataSet: a schema, and the rows in no namespace at all.
    private static XElement[] DataSet(IEnumerable<PanelAddOn> rows)
    {
        XNamespace diff = "urn:schemas-microsoft-com:xml-diffgram-v1";
        XNamespace schema = "http://www.w3.org/2001/XMLSchema";
        var tables = rows.Select(row => new XElement(
            "Table",
            new XElement("PackageAddonID", row.Id), new XElement("PackageID", row.PackageId), new XElement("PlanID", row.PlanId), new XElement("Quantity", row.Quantity),
            new XElement("PurchaseDate", row.PurchaseDate), new XElement("StatusID", row.StatusId), new XElement("Comments", row.Comments), new XElement("PlanName", "More"))).ToArray();
        return
        [
            new XElement(schema + "schema", new XAttribute("id", "NewDataSet"), new XElement(schema + "element", new XAttribute("name", "NewDataSet"))),
            new XElement(diff + "diffgram", tables.Length == 0 ? null : new XElement("NewDataSet", tables)),
        ];
    }

    private static string Text(PanelCall call, string parameter) =>
        call.Parameters.Elements().SingleOrDefault(element => element.Name.LocalName == parameter)?.Value
        ?? throw new InvalidOperationException($"{call.Operation} came without {parameter}.");

    private static int Number(PanelCall call, string parameter) => int.Parse(Text(call, parameter), CultureInfo.InvariantCulture);
}
