using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Services;

/// <summary>What commands about services ask of their write.</summary>
internal static class ServiceWrites
{
    /// <summary>The service of that number, tracked, with its reseller; or why it is not the actor's to change.</summary>
    /// <param name="version">The version that the actor was looking at; another one now is refused as stale.</param>
    public static async Task<Result<SpaceService>> FindServiceAsync(this Write write, int number, int version, CancellationToken ct)
    {
        var service = await write.Db.Services.VisibleTo(write.Actor).Include(one => one.Reseller).SingleOrDefaultAsync(one => one.Id == number, ct).ConfigureAwait(false);
        return service is null ? new Failure.NotFound($"Service #{number}")
            : service.Version != version ? new Failure.Stale()
            : service;
    }

    /// <summary>The instant of the write in the calendar of the service's reseller.</summary>
    public static LocalNow Local(this Write write, SpaceService service) => service.Reseller.Local(write.Now);

    /// <summary>Records what was done to a service, and tells everybody who shows it.</summary>
    public static void Audit(this Write write, string action, SpaceService service, string? before, string? after, string? detail = null)
    {
        write.Audit(new AuditEntry(write.Actor, write.Now, service.ResellerId, AuditKinds.Service, action, $"#{service.Id} {service.Name}")
        {
            ServiceId = service.Id,
            Before = before,
            After = after,
            Detail = detail,
        });
        write.Publish(ServiceChanges.TopicsOf(service));
    }
}
