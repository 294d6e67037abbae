using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Monitoring;

internal static class StayingServices
{
    /// <summary>Without those that are <see cref="SpaceService.IsBeingCancelled"/>.</summary>
    public static IQueryable<SpaceService> Staying(this IQueryable<SpaceService> services) => services.Where(service =>
        service.PendingAction != ServiceAction.Cancel && (service.StuckAction != ServiceAction.Cancel || service.OperationId == null));
}
