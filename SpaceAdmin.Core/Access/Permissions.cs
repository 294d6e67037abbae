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
    public const string ServicesImport = "services.import";
    public const string ServicesExport = "services.export";
    public const string NotesRead = "notes.read";
    public const string NotesWrite = "notes.write";
    public const string NotesDeleteOthers = "notes.delete-others";
    public const string ActivitySee = "activity.see";
    public const string AuditSee = "audit.see";
    public const string MyServicesSee = "my-services.see";

    private static readonly Scope[] s_desk = [Scope.Platform, Scope.Reseller];
    private static readonly Scope[] s_own = [Scope.Customer];

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(ServicesSee, s_desk, "See the services of every customer."),
        new(ServicesActivate, s_desk, "Activate services by hand."),
        new(ServicesSuspend, s_desk, "Suspend services by hand."),
        new(ServicesCancel, s_desk, "Cancel services by hand."),
        new(ServicesDelete, s_desk, "Delete services that were never active or are cancelled."),
        new(ServicesImport, s_desk, "Import services from a file."),
        new(ServicesExport, s_desk, "Export all services to a file."),
        new(NotesRead, s_desk, "Read the staff's notes on services."),
        new(NotesWrite, s_desk, "Write notes, and change and delete one's own."),
        new(NotesDeleteOthers, s_desk, "Delete the notes of others."),
        new(ActivitySee, s_desk, "See who did what to a service."),
        new(AuditSee, s_desk, "Read the audit log, with sign-ins, and export it."),
        new(MyServicesSee, s_own, "See one's own services."),
    ];

    private static readonly FrozenDictionary<Scope, FrozenSet<string>> s_byScope = Enum.GetValues<Scope>().ToFrozenDictionary(
        scope => scope,
        scope => All.Where(permission => permission.Scopes.Contains(scope)).Select(permission => permission.Name).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>What a role of <paramref name="scope"/> may hold at the most.</summary>
    public static IReadOnlySet<string> Of(Scope scope) => s_byScope[scope];
}
