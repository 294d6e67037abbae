using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Catalogue;

/// <summary>Puts services on plans.</summary>
public sealed class PlanCommands(UnitOfWork unitOfWork)
{
    /// <summary>Puts a service on a plan of its reseller and type, or takes it off.</summary>
    /// <param name="version">That of the service; another one now is refused as stale.</param>
    public Task<Result<int>> AssignAsync(int number, int version, int? planId, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.CatalogueManage, async write =>
        {
            var found = await write.FindServiceAsync(number, version, ct).ConfigureAwait(false);
            if (!found.Succeeded)
            {
                return found.Failure;
            }

            var service = found.Value;
            var names = await write.Db.Plans.Where(plan => plan.ResellerId == service.ResellerId && plan.TypeId == service.TypeId && (plan.Id == planId || plan.Id == service.PlanId))
                .Where(plan => plan.ArchivedAt == null || plan.Id == service.PlanId)
                .ToDictionaryAsync(plan => plan.Id, plan => plan.Name, ct).ConfigureAwait(false);
            if (planId is { } wanted && !names.ContainsKey(wanted))
            {
                return new CatalogueRefusal.PlanDoesNotFit();
            }

            var before = service.PlanId;
            service.PutOn(planId);
            write.Audit(AuditActions.ChangePlan, service, Name(before), Name(planId));
            write.Publish(Topics.Catalogue(service.ResellerId));
            return number;

            string? Name(int? plan) => plan is { } id ? names.GetValueOrDefault(id) : null;
        }, ct);
}
