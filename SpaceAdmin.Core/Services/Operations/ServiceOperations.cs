using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Core.Services;

/// <summary>What becomes of operations: the outside confirms a step or does not, and people decide about what got stuck. Works in a transaction that writes.</summary>
internal sealed class ServiceOperations(IServiceFollowUp followUp)
{
    /// <summary>The outside did a step, or somebody says that it counts as done: the status changes, and the next step goes out.</summary>
    public async Task<IReadOnlyCollection<string>> ConfirmAsync(SpaceDb db, OutboxMessage step, DateTimeOffset now, CancellationToken ct)
    {
        if (await FindAsync(db, step, ct).ConfigureAwait(false) is not var (operation, of, service))
        {
            return [];
        }

        var waiting = await WaitingAsync(db, operation, ct).ConfigureAwait(false);
        var whole = service == of || (operation.Action is not ServiceAction.Activate && waiting.Count == 0 && of.OperationId == operation.Id);
        SpaceService[] done = whole ? [of, .. of.Followers(operation.Action).Where(addOn => waiting.TrueForAll(later => later.ServiceId != addOn.Id))] : [service];
        using var changes = new ServiceChanges(db, operation.Actor, now, followUp);
        await changes.ConfirmAsync(operation, of, done, ct).ConfigureAwait(false);
        waiting.FirstOrDefault()?.Release(now);
        return changes.Topics;
    }

    /// <summary>The outside did not do a step: what is left of the operation stays as it is, until somebody decides.</summary>
    public async Task<IReadOnlyCollection<string>> StopAsync(SpaceDb db, OutboxMessage step, DateTimeOffset now, CancellationToken ct)
    {
        if (await FindAsync(db, step, ct).ConfigureAwait(false) is not var (operation, of, service))
        {
            return [];
        }

        using var changes = new ServiceChanges(db, Actor.Outbox, now, followUp);
        foreach (var member in Members(operation, of).Where(member => member.PendingAction is not null))
        {
            member.Stop();
            changes.StorePending(member);
        }

        changes.Record(service, AuditActions.NotDoneOutside, $"{operation.Action}: {step.Answer}");
        return changes.Topics;
    }

    public async Task<Result<IReadOnlyCollection<string>>> DecideAsync(
        SpaceDb db, OutboxMessage step, OutboxDecision decision, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var stuck = step.State is OutboxState.Failed;
        step.Decide(decision, actor, now);
        if (await FindAsync(db, step, ct).ConfigureAwait(false) is not var (operation, of, service))
        {
            return step.OperationId is null || decision is OutboxDecision.GiveUp
                ? Array.Empty<string>()
                : new Failure.Rejected($"The service #{step.ServiceId} is gone: there is nothing left to do.");
        }

        using var changes = new ServiceChanges(db, actor, now, followUp);
        if (decision is OutboxDecision.GiveUp)
        {
            foreach (var later in await WaitingAsync(db, operation, ct).ConfigureAwait(false))
            {
                later.Decide(decision, actor, now);
            }

            foreach (var member in Members(operation, of))
            {
                member.GiveUp();
                changes.StorePending(member);
            }

            return changes.Topics.ToArray();
        }

        if (stuck)
        {
            if (service.StuckAction != operation.Action || service.OperationId != operation.Id)
            {
                return new Failure.Rejected($"Something else was done with service #{service.Id} “{service.Name}” meanwhile.");
            }

            if (service.Refusal(operation.Action) is { } refused)
            {
                return new Failure.Rejected(refused);
            }

            // Its steps ask for those that followed then: another one would go along here, and the outside would never hear of it.
            var provisioners = await ProvisionerBook.ReadAsync(db, ct).ConfigureAwait(false);
            if (of.Followers(operation.Action).FirstOrDefault(follower => follower.OperationId != operation.Id && provisioners.Asks(follower, operation.Action)) is { } other)
            {
                return new Failure.Rejected($"Something else was done with service #{other.Id} “{other.Name}” meanwhile. Give this up, and begin anew.");
            }

            foreach (var member in Members(operation, of).Where(member => member.StuckAction == operation.Action))
            {
                member.Begin(operation.Action, operation.Id);
                changes.StorePending(member);
            }
        }

        return decision is OutboxDecision.RecordOnly
            ? [.. changes.Topics, .. await ConfirmAsync(db, step, now, ct).ConfigureAwait(false)]
            : changes.Topics.ToArray();
    }

    private static async Task<(ServiceOperation Operation, SpaceService Of, SpaceService Service)?> FindAsync(SpaceDb db, OutboxMessage step, CancellationToken ct)
    {
        if (step is not { OperationId: { } id, ServiceId: { } number })
        {
            return null;
        }

        var operation = await db.ServiceOperations.AsNoTracking().SingleAsync(one => one.Id == id, ct).ConfigureAwait(false);
        var family = await ServiceFamilies.LoadAsync(db, [operation.ServiceId], ct).ConfigureAwait(false);
        return family.TryGetValue(operation.ServiceId, out var of) && family.TryGetValue(number, out var service) ? (operation, of, service) : null;
    }

    private static IEnumerable<SpaceService> Members(ServiceOperation operation, SpaceService of) =>
        of.AddOns.Prepend(of).Where(service => service.OperationId == operation.Id);

    private static Task<List<OutboxMessage>> WaitingAsync(SpaceDb db, ServiceOperation operation, CancellationToken ct) => db.Outbox
        .Where(message => message.OperationId == operation.Id && message.State == OutboxState.Waiting)
        .OrderBy(message => message.Id).ToListAsync(ct);
}
