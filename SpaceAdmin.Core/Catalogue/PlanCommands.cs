using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Catalogue;

/// <summary>Creates plans, and puts services on them.</summary>
public sealed class PlanCommands(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor, TimeProvider time, ChangeFeed feed)
{
    /// <param name="resellerId">Whose plan it is; a reseller's own people may leave it out.</param>
    /// <param name="adopt">Puts on it the services of that type and name that are on no plan yet: those that came with an import.</param>
    /// <returns>The key of the new plan.</returns>
    public async Task<Result<int>> CreateAsync(int? resellerId, int typeId, string name, bool adopt, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.CatalogueManage))
        {
            return new Failure.Forbidden();
        }

        if (Plan.NameRefusal(name) is { } refused)
        {
            return new Failure.Rejected(refused);
        }

        if ((resellerId ?? actor.ResellerId) is not { } reseller)
        {
            return new Failure.Rejected("Choose the reseller that sells the plan.");
        }

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
        if (!await db.Resellers.VisibleTo(actor).AnyAsync(one => one.Id == reseller, ct).ConfigureAwait(false))
        {
            return new Failure.NotFound("That reseller");
        }

        if (!await db.ServiceTypes.AnyAsync(type => type.Id == typeId && !type.IsAddOn, ct).ConfigureAwait(false))
        {
            return new Failure.Rejected("Choose a type of services that do not extend others.");
        }

        var plan = new Plan(reseller, typeId, name);
        if (await IsTakenAsync(db, reseller, plan.Name, except: 0, ct).ConfigureAwait(false) is { } taken)
        {
            return taken;
        }

        db.Plans.Add(plan);
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        var adopted = adopt
            ? await db.Services.Where(service => service.ResellerId == reseller && service.Name == plan.Name && service.TypeId == typeId && service.PlanId == null)
                .ExecuteUpdateAsync(set => set.SetProperty(service => service.PlanId, plan.Id).SetProperty(service => service.Version, service => service.Version + 1), ct).ConfigureAwait(false)
            : 0;
        db.Audit.Add(Entry(actor, plan, AuditActions.CreatePlan, detail: adopted > 0 ? $"{adopted} {(adopted == 1 ? "service" : "services")} put on it" : null));
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        await write.CommitAsync(ct).ConfigureAwait(false);
        feed.Publish([.. Topics.Catalogue(reseller), .. Topics.Audit(reseller), .. adopted > 0 ? [Topics.Reseller(reseller), Topics.AllServices] : Array.Empty<string>()]);
        return plan.Id;
    }

    /// <param name="version">The version that the actor was looking at; another one now is refused as stale.</param>
    public async Task<Result<int>> RenameAsync(int id, int version, string name, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.CatalogueManage))
        {
            return new Failure.Forbidden();
        }

        if (Plan.NameRefusal(name) is { } refused)
        {
            return new Failure.Rejected(refused);
        }

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
        if (await db.Plans.VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == id, ct).ConfigureAwait(false) is not { } plan)
        {
            return new Failure.NotFound("That plan");
        }

        if (plan.Version != version)
        {
            return new Failure.Stale();
        }

        var before = plan.Name;
        plan.Describe(name, plan.Description);
        if (await IsTakenAsync(db, plan.ResellerId, plan.Name, plan.Id, ct).ConfigureAwait(false) is { } taken)
        {
            return taken;
        }

        db.Audit.Add(Entry(actor, plan, AuditActions.RenamePlan, before: before, after: plan.Name));
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        await write.CommitAsync(ct).ConfigureAwait(false);
        feed.Publish([.. Topics.Catalogue(plan.ResellerId), .. Topics.Audit(plan.ResellerId)]);
        return id;
    }

    /// <summary>Puts a service on a plan of its reseller and type, or takes it off.</summary>
    /// <param name="version">That of the service; another one now is refused as stale.</param>
    public async Task<Result<int>> AssignAsync(int number, int version, int? planId, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.CatalogueManage))
        {
            return new Failure.Forbidden();
        }

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
        if (await db.Services.VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == number, ct).ConfigureAwait(false) is not { } service)
        {
            return new Failure.NotFound($"Service #{number}");
        }

        if (service.Version != version)
        {
            return new Failure.Stale();
        }

        var names = await db.Plans.Where(plan => plan.ResellerId == service.ResellerId && plan.TypeId == service.TypeId && (plan.Id == planId || plan.Id == service.PlanId))
            .ToDictionaryAsync(plan => plan.Id, plan => plan.Name, ct).ConfigureAwait(false);
        if (planId is { } wanted && !names.ContainsKey(wanted))
        {
            return new Failure.Rejected("Choose a plan of the same reseller and of the same type as the service.");
        }

        var before = service.PlanId;
        service.PutOn(planId);
        db.Audit.Add(new AuditEntry(actor, time.GetUtcNow(), service.ResellerId, AuditKinds.Service, AuditActions.ChangePlan, $"#{service.Id} {service.Name}")
        {
            ServiceId = service.Id,
            Before = Name(before),
            After = Name(planId),
        });
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        await write.CommitAsync(ct).ConfigureAwait(false);
        feed.Publish([.. ServiceChanges.TopicsOf(service), .. Topics.Catalogue(service.ResellerId)]);
        return number;

        string? Name(int? plan) => plan is { } id ? names.GetValueOrDefault(id) : null;
    }

    private static async Task<Failure?> IsTakenAsync(SpaceDb db, int reseller, string name, int except, CancellationToken ct) =>
        await db.Plans.AnyAsync(other => other.ResellerId == reseller && other.Name == name && other.Id != except, ct).ConfigureAwait(false)
            ? new Failure.Rejected($"There is a plan “{name}” already.")
            : null;

    private AuditEntry Entry(Actor actor, Plan plan, string action, string? before = null, string? after = null, string? detail = null) =>
        new(actor, time.GetUtcNow(), plan.ResellerId, AuditKinds.Plan, action, plan.Name) { Before = before, After = after, Detail = detail };
}
