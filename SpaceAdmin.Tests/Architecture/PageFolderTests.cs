namespace SpaceAdmin.Tests.Architecture;

/// <summary>Folders of pages do not know one another: links lead through the addresses. What one shows of another is written down.</summary>
public sealed class PageFolderTests
{
    private static readonly (string Reader, string Used, string Why)[] s_allowed =
    [
        ("Services.ServicesPage", "AddOns.NewOrders", "new orders stand above the grid"),
        ("Services.ServicePanel", "Invoices.ServiceInvoicesSection", "the panel shows the invoices of its service"),
        ("Services.ServicePanel", "Monitor.ServiceMonitorSection", "the panel shows its days"),
        ("Services.ServicePanel", "Notes.NotesSection", "the panel shows its notes"),
        ("Services.ServiceFactsSection", "Catalogue.ServicePlanChoice", "the panel names its plan, or asks for one"),
        ("MyServices.MyServicePage", "Invoices.ServiceInvoicesSection", "customers see the invoices of their service"),
        ("MyServices.MyServicePage", "Notes.NotesSection", "customers write to their provider"),
        ("MyServices.MyServicePage", "Services.LifecycleSection", "customers see its life-cycle as the desk does"),
        ("Customers.CustomerPage", "Invoices.CustomerBillingSection", "the page of a customer shows its invoices and balance"),
        ("Customers.CustomerPage", "Services.MailSection", "the page of a customer shows what it was told by mail"),
        ("Customers.CustomerPage", "Users.CustomerPeople", "the page of a customer shows who signs in for it"),
        ("Invoices.InvoicePage", "Services.OutboxSection", "an invoice shows what was told about it"),
        ("Resellers.ResellersPage", "Monitor.StartBillingDialog", "billing is started where the reseller is"),
        ("Catalogue.CataloguePage", "Monitor.DaysDialog", "a plan can have days of its own"),
    ];

    private static IEnumerable<string> Uses => CompiledFolders.Pages.Edges.SelectMany(edge => edge);

    [Fact]
    public void Folders_WhereWeLook_AreThere()
    {
        Assert.Superset(new HashSet<string>(["Services", "Customers", "Invoices", "Monitor", "Queue"]), CompiledFolders.Pages.All.ToHashSet());
        Assert.True(CompiledFolders.Pages.Edges.Contains(("Services", "Notes")));
    }

    [Fact]
    public void Pages_UseOtherFolders_WhereItIsWrittenDown() => Assert.DoesNotContain(Uses, use => !s_allowed.Any(allowed => Is(use, allowed)));

    [Fact]
    public void Allowed_IsOnlyWhatIsThere() => Assert.Empty(s_allowed
        .Where(allowed => !Uses.Any(use => Is(use, allowed)))
        .Select(allowed => $"{allowed.Reader} no longer uses {allowed.Used}"));

    // The types themselves, and what the compiler made of their methods.
    private static bool Is(string use, (string Reader, string Used, string Why) allowed) =>
        use.Split(" → ") is [var reader, var used] && Outer(reader) == allowed.Reader && Outer(used) == allowed.Used;

    private static string Outer(string type) => type.Split('+', '`')[0];
}
