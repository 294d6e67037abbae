using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;

namespace SpaceAdmin.Core.Services;

public enum ServiceAction
{
    Activate,
    Suspend,
    Cancel,
    Delete,
}

public static class ServiceActions
{
    public static string Permission(this ServiceAction action) => action switch
    {
        ServiceAction.Activate => Permissions.ServicesActivate,
        ServiceAction.Suspend => Permissions.ServicesSuspend,
        ServiceAction.Cancel => Permissions.ServicesCancel,
        ServiceAction.Delete => Permissions.ServicesDelete,
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };

    public static string AuditAction(this ServiceAction action) => action switch
    {
        ServiceAction.Activate => AuditActions.Activate,
        ServiceAction.Suspend => AuditActions.Suspend,
        ServiceAction.Cancel => AuditActions.Cancel,
        ServiceAction.Delete => AuditActions.Delete,
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };

    /// <summary>"activated", "suspended": for sentences about what happened or cannot.</summary>
    public static string PastTense(this ServiceAction action) => action switch
    {
        ServiceAction.Activate => "activated",
        ServiceAction.Suspend => "suspended",
        ServiceAction.Cancel => "cancelled",
        ServiceAction.Delete => "deleted",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };
}
