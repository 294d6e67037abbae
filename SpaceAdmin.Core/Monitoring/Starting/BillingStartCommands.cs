using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>Starts the billing of what an import brought.</summary>
public sealed class BillingStartCommands(UnitOfWork unitOfWork)
{
    /// <summary>Lets the monitor issue, warn, suspend and cancel for all services of a reseller that wait for it.</summary>
    /// <param name="seen">How many waited when the actor looked; another number now is refused as stale, since nobody saw what would come of it.</param>
    /// <returns>For how many services it began.</returns>
    public Task<Result<int>> StartAsync(int resellerId, int seen, CancellationToken ct) =>
        unitOfWork.RunBulkAsync<int>(Permissions.MonitorSettings, async write =>
        {
            if (await write.Db.Resellers.VisibleTo(write.Actor).SingleOrDefaultAsync(one => one.Id == resellerId, ct).ConfigureAwait(false) is not { } reseller)
            {
                return new Failure.NotFound("That reseller");
            }

            var begun = await write.Db.Services.Where(service => service.ResellerId == resellerId)
                .StartBillingAsync(reseller.Local(write.Now).Today, ct).ConfigureAwait(false);
            if (begun.Services == 0)
            {
                return new MonitorRefusal.NothingWaits(reseller.Name);
            }

            if (begun.Services != seen)
            {
                return new Failure.Stale();
            }

            write.Audit(
                resellerId, AuditKinds.Monitor, AuditActions.StartBilling, reseller.Name,
                detail: string.Create(CultureInfo.InvariantCulture, $"{begun.Services:N0} services; {begun.Held:N0} held for the days to pay"));
            write.Publish([Topics.Monitor, Topics.Reseller(resellerId), Topics.AllServices, .. Topics.People(resellerId)]);
            return begun.Services;
        }, ct);
}
