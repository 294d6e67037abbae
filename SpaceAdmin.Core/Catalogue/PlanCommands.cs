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
            if (await write.Db.Services.VisibleTo(write.Actor).SingleOrDefaultAsync(one => one.Id == number, ct).ConfigureAwait(false) is not { } service)
            {
                return new Failure.NotFound($"Service #{number}");
            }

            if (service.Version != version)
            {
                return new Failure.Stale();
            }

            var names = await write.Db.Plans.Where(plan => plan.ResellerId == service.ResellerId && plan.TypeId == service.TypeId && (plan.Id == planId || plan.Id == service.PlanId))
                .Where(plan => plan.ArchivedAt == null || plan.Id == service.PlanId)
                .ToDictionaryAsync(plan => plan.Id, plan => plan.Name, ct).ConfigureAwait(false);
            if (planId is { } wanted && !names.ContainsKey(wanted))
            {
                return new Failure.Rejected("Choose a plan of the same reseller and of the same type as the service.");
            }

            var before = service.PlanId;
            service.PutOn(planId);
            write.Audit(new AuditEntry(write.Actor, write.Now, service.ResellerId, AuditKinds.Service, AuditActions.ChangePlan, $"#{service.Id} {service.Name}")
            {
                ServiceId = service.Id,
                Before = Name(before),
                After = Name(planId),
            });
            write.Publish([.. ServiceChanges.TopicsOf(service), .. Topics.Catalogue(service.ResellerId)]);
            return number;

            string? Name(int? plan) => plan is { } id ? names.GetValueOrDefault(id) : null;
        }, ct);
}
