using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Core.Services;

/// <summary>Reads one service for the panel.</summary>
public sealed class ServiceQueries(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor, TimeProvider time)
{
    /// <summary>So many messages of a service are shown.</summary>
    public const int MaxMessages = 20;

    /// <summary>Null when it is not there or not the actor's to see: nothing tells which.</summary>
    public async Task<ServiceDetails?> FindAsync(int number, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.ServicesSee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var found = await db.Services.VisibleTo(actor)
            .Where(service => service.Id == number)
            .Select(service => new
            {
                Service = service,
                Type = service.Type.Name,
                Plan = db.Plans.Where(plan => plan.Id == service.PlanId).Select(plan => new ServicePlan(plan.Id, plan.Name)).FirstOrDefault(),
                service.Reseller,
                Parent = service.Parent == null
                    ? null
                    : new RelatedService(service.Parent.Id, service.Parent.Name, service.Parent.Status, service.Parent.SuspensionSource) { Pending = service.Parent.PendingAction },
                AddOns = service.AddOns
                    .OrderBy(addOn => addOn.Id)
                    .Select(addOn => new RelatedService(addOn.Id, addOn.Name, addOn.Status, addOn.SuspensionSource) { Pending = addOn.PendingAction, Quantity = addOn.Quantity, RenewsOn = addOn.TermEndsOn, DueOn = addOn.DueOn })
                    .ToList(),
                Lifecycle = service.Lifecycle
                    .OrderByDescending(span => span.Id)
                    .Select(span => new LifecycleSpan(span.Status, span.StartedAt, span.EndedAt, span.BegunBy, span.ActorName, span.Reason, span.IsPrivate))
                    .ToList(),
                Terms = service.Terms.Where(term => term.EndsOn != null).OrderByDescending(term => term.Number).ToList(),
                Schedules = service.Schedules.OrderByDescending(schedule => schedule.Id).ToList(),
            })
            .AsNoTracking().AsSplitQuery()
            .SingleOrDefaultAsync(ct).ConfigureAwait(false);
        if (found is null)
        {
            return null;
        }

        var (service, now) = (found.Service, time.GetUtcNow());
        int[] related = [.. found.AddOns.Select(addOn => addOn.Number), .. found.Parent is { } extended ? [extended.Number] : Array.Empty<int>()];
        var marks = await ServiceMarks.ReadAsync(db, related, now, ct).ConfigureAwait(false);
        var (parent, addOns) = (found.Parent is null ? null : Marked(found.Parent), found.AddOns.Select(Marked).ToList());
        return new ServiceDetails
        {
            Number = service.Id,
            Name = service.Name,
            Type = found.Type,
            Plan = found.Plan,
            Status = service.Status,
            SuspensionSource = service.SuspensionSource,
            Reason = service.Reason,
            User = service.UserName,
            CustomerId = service.CustomerId,
            Reseller = found.Reseller.Name,
            Version = service.Version,
            CreatedAt = service.CreatedAt,
            ChangedAt = service.ChangedAt,
            Cycle = service.Cycle,
            RecurringFee = Money.Of(service.RecurringFee, service.Currency),
            SetupFee = Money.Of(service.SetupFee, service.Currency),
            Quantity = service.Quantity,
            EndsOn = service.EndsOn,
            Parent = parent,
            AddOns = addOns,
            Lifecycle = found.Lifecycle,
            Terms = [.. found.Terms.Select(term => term.ToSpan())],
            Outlook = Outlook(service, found.Schedules, actor, found.Reseller.Local(now).Today),
            Actions = Actions(service, parent, addOns, actor),
            ReasonIsPrivate = service.ReasonIsPrivate,
            Operation = await OperationAsync(db, service, actor, now, ct).ConfigureAwait(false),
        };

        RelatedService Marked(RelatedService other) => marks.TryGetValue(other.Number, out var own) ? other with { Marks = own } : other;
    }

    /// <summary>Whether the actor sees a service of this number, on its desk or among its own.</summary>
    public async Task<bool> ExistsAsync(int number, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.ServicesSee) && !actor.Can(Permissions.MyServicesSee))
        {
            return false;
        }

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.Services.VisibleTo(actor).AnyAsync(service => service.Id == number, ct).ConfigureAwait(false);
    }

    /// <summary>What is to be told and done outside because of a service, the newest first, <see cref="MaxMessages"/> at the most.</summary>
    public async Task<IReadOnlyList<OutboxRow>> MessagesAsync(int number, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.ServicesSee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await OutboxReading.ReadAsync(
            db, db.Outbox.VisibleTo(actor).Where(message => message.ServiceId == number), MaxMessages, actor, time.GetUtcNow(), ct).ConfigureAwait(false);
    }

    private static async Task<OperationDetails?> OperationAsync(SpaceDb db, SpaceService service, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        if (service is not { OperationId: { } id } || (service.PendingAction ?? service.StuckAction) is not { } action)
        {
            return null;
        }

        var steps = await db.Outbox.AsNoTracking().Where(message => message.OperationId == id).OrderBy(message => message.Id).ToListAsync(ct).ConfigureAwait(false);
        var operation = await db.ServiceOperations.AsNoTracking().SingleAsync(one => one.Id == id, ct).ConfigureAwait(false);
        return new OperationDetails(
            action,
            service.PendingAction is null,
            operation.ActorName,
            operation.BegunAt,
            [.. steps.Select(step => new OperationStep(step.ServiceId ?? service.Id, step.About ?? "", OutboxRow.Of(step, actor, now)))]);
    }

    private static ServiceOutlook Outlook(SpaceService service, List<ScheduledAction> schedules, Actor actor, DateOnly today)
    {
        var held = service.HoldUntil > today;
        return new ServiceOutlook
        {
            Today = today,
            TermEndsOn = service.TermEndsOn,
            DueOn = service.DueOn,
            HoldUntil = held ? service.HoldUntil : null,
            HoldReason = held ? service.HoldReason : null,
            MayHold = actor.Can(Permissions.ServicesHold) && service.Status is not ServiceStatus.Cancelled,
            OtherSource = actor.Can(Permissions.ServicesChangeSuspension) && service.PendingAction is null ? SuspensionRules.Other(service.Status, service.SuspensionSource) : null,
            Schedules = [.. schedules.Select(schedule => Row(schedule, actor.Can(schedule.Action.Permission())))],
            Schedulable = [.. ScheduledAction.Actions.Where(action => actor.Can(action.Permission()))],
            Marks = [
                .. ServiceMarks.Outside(service.PendingAction, service.StuckAction, service.OperationId),
                .. ServiceMarks.Own(service.Status, service.DueOn, service.HoldUntil, today),
                .. schedules.Where(schedule => schedule.IsOpen).Select(schedule => ServiceMarks.Of(schedule.Action, schedule.State, schedule.On, service.TermEndsOn)),
            ],
        };
    }

    private static ScheduleRow Row(ScheduledAction schedule, bool mayChange) => new()
    {
        Id = schedule.Id,
        Version = schedule.Version,
        Action = schedule.Action,
        On = schedule.On,
        Reason = schedule.Reason,
        State = schedule.State,
        ByCustomer = schedule.ByCustomer,
        ActorName = schedule.ActorName,
        CreatedAt = schedule.CreatedAt,
        ChangedAt = schedule.ChangedAt,
        Outcome = schedule.Outcome,
        MayChange = mayChange && schedule.IsOpen,
        ReasonIsPrivate = schedule.ReasonIsPrivate,
    };

    private static IReadOnlyList<OfferedAction> Actions(SpaceService service, RelatedService? parent, List<RelatedService> addOns, Actor actor)
    {
        if (service.PendingAction is not null)
        {
            return []; // the panel says what is under way, and offers nothing against it
        }

        var facts = new ServiceFacts(service.Id, service.Name, service.Status);
        return
        [
            .. ServiceLifecycle.AllowedFrom(service.Status)
                .Where(action => actor.Can(action.Permission()))
                .Select(action => new OfferedAction(
                    action,
                    ServiceLifecycle.Validate(action, facts, parent is null ? null : Facts(parent), addOns.Select(Facts))?.Message,
                    [.. addOns.Where(addOn => ServiceLifecycle.Follows(action, addOn.Status, addOn.SuspensionSource))])),
        ];
    }

    private static ServiceFacts Facts(RelatedService service) => new(service.Number, service.Name, service.Status, service.Pending);
}
