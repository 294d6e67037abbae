using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Tests.Core.Access;

/// <summary>Every command and every query of Core, with what it needs and who sees what it is about.</summary>
internal static partial class PermissionTable
{
    public static IReadOnlyList<PermissionRow> Rows { get; } = [.. Services, .. Schedules, .. Catalogue, .. AddOns, .. Notes, .. Customers, .. Users, .. Roles, .. Resellers, .. Sessions, .. Files, .. Oversight, .. Billing, .. Monitoring, .. Outbox, .. Provisioning, .. Mail];

    /// <summary>Whoever runs the installation, and the staff of the reseller that it belongs to.</summary>
    private static bool Desk(Who who) => who is Who.CommandLine or Who.Platform or Who.OurStaff;

    /// <summary>What is a customer's own.</summary>
    private static bool Own(Who who) => who is Who.Anna or Who.OnBehalfOfAnna;

    /// <summary>For whoever holds <paramref name="need"/>, about something on the desk.</summary>
    private static PermissionRow Row(string method, string need, Func<Asking, Task<Func<Task<Answer>>>> arrange) =>
        new(method, actor => actor.Can(need), Desk, arrange);

    /// <summary>About what is the installation's: nobody else is told whether it is there.</summary>
    private static PermissionRow OfPlatform(string method, string need, Func<Asking, Task<Func<Task<Answer>>>> arrange) =>
        new(method, actor => actor.Can(need) && actor.Scope is Scope.Platform, _ => true, arrange);
}
