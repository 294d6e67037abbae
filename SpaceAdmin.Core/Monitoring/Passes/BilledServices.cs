using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>Whom the passes may ask for money.</summary>
internal static class BilledServices
{
    /// <summary>Without those whose billing nobody started: they came by an import. The indexes of the passes know none of them either.</summary>
    public static IQueryable<SpaceService> Billed(this IQueryable<SpaceService> services) => services.Where(service => service.AwaitsBillingSince == null);

    /// <summary>Of those that are <see cref="Billed"/>, the ones that are not <see cref="SpaceService.IsBeingCancelled"/>.</summary>
    public static IQueryable<SpaceService> Staying(this IQueryable<SpaceService> services) => services.Billed().Where(service =>
        service.PendingAction != ServiceAction.Cancel && (service.StuckAction != ServiceAction.Cancel || service.OperationId == null));
}
