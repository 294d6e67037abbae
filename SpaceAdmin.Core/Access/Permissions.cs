using System.Collections.Frozen;

namespace SpaceAdmin.Core.Access;

/// <summary>Every permission there is. A role holds only those of its own scope.</summary>
public static class Permissions
{
    public const string ServicesSee = "services.see";
    public const string ServicesActivate = "services.activate";
    public const string ServicesSuspend = "services.suspend";
    public const string ServicesCancel = "services.cancel";
    public const string ServicesDelete = "services.delete";
    public const string ServicesHold = "services.hold";
    public const string ServicesChangeSuspension = "services.change-suspension";
    public const string ServicesImport = "services.import";
    public const string ServicesExport = "services.export";
    public const string NotesRead = "notes.read";
    public const string NotesWrite = "notes.write";
    public const string NotesDeleteOthers = "notes.delete-others";
    public const string CustomersSee = "customers.see";
    public const string CustomersManage = "customers.manage";
    public const string CustomersSignInAs = "customers.sign-in-as";
    public const string CatalogueSee = "catalogue.see";
    public const string CatalogueManage = "catalogue.manage";
    public const string InvoicesSee = "invoices.see";
    public const string InvoicesManage = "invoices.manage";
    public const string PaymentsRecord = "payments.record";
    public const string PaymentsTakeBack = "payments.take-back";
    public const string BalancesChange = "balances.change";
    public const string MonitorSee = "monitor.see";
    public const string MonitorRun = "monitor.run";
    public const string MonitorSettings = "monitor.settings";
    public const string MonitorPause = "monitor.pause";
    public const string QueueWork = "queue.work";
    public const string QueueRecordOnly = "queue.record-only";
    public const string ProvisioningManage = "provisioning.manage";
    public const string MailSee = "mail.see";
    public const string MailSend = "mail.send";
    public const string MailManage = "mail.manage";
    public const string ServiceTypesManage = "service-types.manage";
    public const string UsersSee = "users.see";
    public const string UsersManage = "users.manage";
    public const string RolesSee = "roles.see";
    public const string RolesManage = "roles.manage";
    public const string ResellersManage = "resellers.manage";
    public const string ActivitySee = "activity.see";
    public const string AuditSee = "audit.see";
    public const string MyServicesSee = "my-services.see";
    public const string MyServicesRequestCancellation = "my-services.request-cancellation";
    public const string MyInvoicesSee = "my-invoices.see";
    public const string MyServicesWriteNotes = "my-services.write-notes";
    public const string AddOnsOrder = "add-ons.order";

    private const string Services = "Services";
    private const string Notes = "Notes";
    private const string Customers = "Customers";
    private const string Catalogue = "Plans and add-ons";
    private const string Billing = "Invoices and payments";
    private const string Monitor = "Surface Monitor";
    private const string Outside = "Provisioning and mail";
    private const string People = "Staff and roles";
    private const string Oversight = "Oversight";
    private const string Own = "My Ecommerce";

    private static readonly Scope[] s_platform = [Scope.Platform];
    private static readonly Scope[] s_desk = [Scope.Platform, Scope.Reseller];
    private static readonly Scope[] s_own = [Scope.Customer];

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(ServicesSee, Services, "See services", s_desk, "See the services of every customer."),
        new(ServicesActivate, Services, "Activate services", s_desk, "Activate services by hand."),
        new(ServicesSuspend, Services, "Suspend services", s_desk, "Suspend services by hand."),
        new(ServicesCancel, Services, "Cancel services", s_desk, "Cancel services by hand."),
        new(ServicesDelete, Services, "Delete services", s_desk, "Delete services that were never active or are cancelled."),
        new(ServicesHold, Services, "Hold services", s_desk, "Promise a customer that a service is not suspended until a date."),
        new(ServicesChangeSuspension, Services, "Change suspensions", s_desk, "Say that a suspension is for a debt, or that no payment lifts it."),
        new(ServicesImport, Services, "Import services", s_desk, "Import services from a file."),
        new(ServicesExport, Services, "Export services", s_desk, "Export all services to a file."),
        new(NotesRead, Notes, "Read notes", s_desk, "Read the staff's notes on services."),
        new(NotesWrite, Notes, "Write notes", s_desk, "Write notes, and change and delete one's own."),
        new(NotesDeleteOthers, Notes, "Delete others' notes", s_desk, "Delete the notes of others."),
        new(CustomersSee, Customers, "See customers", s_desk, "See customers, their addresses and whether they can sign in."),
        new(CustomersManage, Customers, "Manage customers", s_desk, "Create and edit customers, and invite them to sign in."),
        new(CustomersSignInAs, Customers, "Sign in as a customer", s_desk, "See what a customer sees, and act for it. Every act is recorded under both names."),
        new(CatalogueSee, Catalogue, "See plans and add-ons", s_desk, "See what is sold, and how many services were bought as it."),
        new(CatalogueManage, Catalogue, "Manage plans and add-ons", s_desk, "Create, price and archive what is sold, and put services on plans."),
        new(InvoicesSee, Billing, "See invoices", s_desk, "See invoices, payments and balances."),
        new(InvoicesManage, Billing, "Manage invoices", s_desk, "Issue invoices ahead of the monitor, and void them."),
        new(PaymentsRecord, Billing, "Record payments", s_desk, "Record that a customer paid."),
        new(PaymentsTakeBack, Billing, "Take back payments", s_desk, "Record that a payment bounced, was another customer's, or was refunded."),
        new(BalancesChange, Billing, "Change balances", s_desk, "Add to what a customer has paid ahead, or take from it, with a reason."),
        new(MonitorSee, Monitor, "See the monitor", s_desk, "See what the Surface Monitor did, will do and could not do."),
        new(MonitorRun, Monitor, "Run the monitor", s_desk, "Let the Surface Monitor run now instead of at its time."),
        new(MonitorSettings, Monitor, "Set the monitor's days", s_desk, "Set the days and the texts by which the Surface Monitor acts."),
        new(MonitorPause, Monitor, "Pause the monitor", s_platform, "Pause the Surface Monitor for all resellers, and resume it."),
        new(QueueWork, Outside, "Work the queue", s_desk, "Try again what the outside did not do, or give it up."),
        new(QueueRecordOnly, Outside, "Record without the outside", s_desk, "Let a status count although no provisioner confirmed it."),
        new(ProvisioningManage, Outside, "Manage provisioning", s_desk, "Set how services reach a hosting panel or a webhook, with its password or key."),
        new(MailSee, Outside, "See mails", s_desk, "Read the mails that customers got."),
        new(MailSend, Outside, "Send mails again", s_desk, "Send a mail to its customer once more."),
        new(MailManage, Outside, "Manage mail templates", s_desk, "Write what the mails to customers say, and switch them off."),
        new(ServiceTypesManage, Outside, "Manage service types", s_platform, "Add types of services, and say what provisions them."),
        new(UsersSee, People, "See users", s_desk, "See who can sign in, and with which roles."),
        new(UsersManage, People, "Manage users", s_desk, "Invite people, change their roles, disable them, end their sessions and reset their second factor."),
        new(RolesSee, People, "See roles", s_desk, "See what each role allows and who holds it."),
        new(RolesManage, People, "Manage roles", s_desk, "Create, change and delete roles, up to what one may do oneself."),
        new(ResellersManage, People, "Manage resellers", s_platform, "Create resellers, change their settings and disable them."),
        new(ActivitySee, Oversight, "See activity", s_desk, "See who did what to a service."),
        new(AuditSee, Oversight, "Read the audit log", s_desk, "Read the audit log, with sign-ins, and export it."),
        new(MyServicesSee, Own, "See my services", s_own, "See one's own services."),
        new(MyServicesRequestCancellation, Own, "Request cancellation", s_own, "Ask for the cancellation of one's own services."),
        new(MyServicesWriteNotes, Own, "Write notes", s_own, "Write to the provider, and answer it, on one's own services."),
        new(MyInvoicesSee, Own, "See my invoices", s_own, "See one's own invoices and payments."),
        new(AddOnsOrder, Own, "Order add-ons", s_own, "Extend one's own services with add-ons, and pay for them."),
    ];

    /// <summary>What somebody who is signed in as a customer may still not do for it: only customers order.</summary>
    public static IReadOnlySet<string> InPersonOnly { get; } = FrozenSet.ToFrozenSet([AddOnsOrder], StringComparer.Ordinal);

    private static readonly FrozenDictionary<Scope, FrozenSet<string>> s_byScope = Enum.GetValues<Scope>().ToFrozenDictionary(
        scope => scope,
        scope => All.Where(permission => permission.Scopes.Contains(scope)).Select(permission => permission.Name).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>What a role of <paramref name="scope"/> may hold at the most.</summary>
    public static IReadOnlySet<string> Of(Scope scope) => s_byScope[scope];
}
