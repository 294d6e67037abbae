using System.Globalization;

namespace SpaceAdmin.Core.Live;

/// <summary>What a page can listen to. As fine as one service, so that a note on one does not reload every open page.</summary>
public static class Topics
{
    /// <summary>Anything in the list of any reseller: for pages of the platform.</summary>
    public const string AllServices = "services";

    /// <summary>Users, roles, customers and resellers: for pages of the platform.</summary>
    public const string AllPeople = "people";

    /// <summary>The roles of the installation, which every reseller sees besides its own.</summary>
    public const string AllRoles = "roles";

    /// <summary>Every new entry of the audit log.</summary>
    public const string AllAudit = "audit";

    public static string Service(int number) => Name("service", number);

    /// <summary>The notes of one service.</summary>
    public static string Notes(int number) => Name("notes", number);

    /// <summary>Those of them that its customer reads: it hears of no others.</summary>
    public static string CustomerNotes(int number) => Name("customer-notes", number);

    /// <summary>The list of one reseller's services.</summary>
    public static string Reseller(int id) => Name("reseller", id);

    /// <summary>The list of one customer's services.</summary>
    public static string Customer(int id) => Name("customer", id);

    /// <summary>A user's roles, password or account: whoever is signed in as that user is asked again who it is.</summary>
    public static string User(int id) => Name("user", id);

    /// <summary>The users, roles and customers of one reseller.</summary>
    public static string PeopleOf(int reseller) => Name("people", reseller);

    /// <summary>What a change among the people of that reseller is told to; null is the installation itself.</summary>
    public static IEnumerable<string> People(int? reseller) => reseller is { } id ? [AllPeople, PeopleOf(id)] : [AllPeople];

    /// <summary>What a change of a role of that reseller is told to; null is a role of the installation.</summary>
    public static IEnumerable<string> Roles(int? reseller) => reseller is null ? [AllPeople, AllRoles] : People(reseller);

    /// <summary>What a page listens to that shows the roles of that reseller, or of the platform, and who holds them.</summary>
    public static IEnumerable<string> RolesSeenBy(int? reseller) => reseller is { } id ? [PeopleOf(id), AllRoles] : [AllPeople];

    /// <summary>The invoices of every reseller.</summary>
    public const string AllInvoices = "invoices";

    /// <summary>That a customer paid: the monitor goes to work, so that nobody waits for its time.</summary>
    public const string Payments = "payments";

    /// <summary>The runs, the settings and the pause of the monitor, which every reseller sees.</summary>
    public const string Monitor = "monitor";

    /// <summary>What waits to leave the program, and what could not.</summary>
    public const string Queue = "queue";

    /// <summary>The invoices, payments and balances of one reseller.</summary>
    public static string InvoicesOf(int reseller) => Name("invoices", reseller);

    /// <summary>Those of one customer.</summary>
    public static string InvoicesOfCustomer(int customer) => Name("customer-invoices", customer);

    /// <summary>What a change of an invoice is told to.</summary>
    public static IEnumerable<string> Invoices(int reseller, int customer) => [AllInvoices, InvoicesOf(reseller), InvoicesOfCustomer(customer)];

    /// <summary>What every reseller sells.</summary>
    public const string AllCatalogues = "catalogues";

    /// <summary>What one reseller sells.</summary>
    public static string CatalogueOf(int reseller) => Name("catalogue", reseller);

    /// <summary>What a change of that is told to.</summary>
    public static IEnumerable<string> Catalogue(int reseller) => [AllCatalogues, CatalogueOf(reseller)];

    /// <summary>What customers order, of every reseller.</summary>
    public const string AllOrders = "orders";

    /// <summary>What customers of one reseller order.</summary>
    public static string OrdersOf(int reseller) => Name("orders", reseller);

    /// <summary>What a new order is told to.</summary>
    public static IEnumerable<string> Orders(int reseller) => [AllOrders, OrdersOf(reseller)];

    /// <summary>New entries of one reseller's part of the audit log.</summary>
    public static string AuditOf(int reseller) => Name("audit", reseller);

    /// <summary>What an entry about that reseller's rows is told to; null is the installation itself.</summary>
    public static IEnumerable<string> Audit(int? reseller) => reseller is { } id ? [AllAudit, AuditOf(id)] : [AllAudit];

    private static string Name(string kind, int id) => string.Create(CultureInfo.InvariantCulture, $"{kind}:{id}");
}
