namespace SpaceAdmin.Core.Audit;

/// <summary>The kinds of things that entries are about. Kept as words, so that a row of any version can be shown and checked.</summary>
public static class AuditKinds
{
    public const string Service = "Service";
    public const string Note = "Note";
    public const string Import = "Import";
    public const string Export = "Export";
    public const string Reseller = "Reseller";
    public const string Customer = "Customer";
    public const string Plan = "Plan";
    public const string AddOn = "Add-on";
    public const string Invoice = "Invoice";
    public const string Monitor = "Monitor";
    public const string Provisioner = "Provisioner";
    public const string ServiceType = "Service type";
    public const string Mail = "Mail";
    public const string User = "User";
    public const string Role = "Role";
    public const string Account = "Account";

    public static IReadOnlyList<string> All { get; } = [Service, Note, Import, Export, Plan, AddOn, Invoice, Monitor, Provisioner, ServiceType, Mail, Customer, Reseller, User, Role, Account];
}
