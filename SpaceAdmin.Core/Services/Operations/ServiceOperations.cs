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
    public async Task ConfirmAsync(Write write, OutboxMessage step, CancellationToken ct)
    {
        if (await FindAsync(write.Db, step, ct).ConfigureAwait(false) is not var (operation, of, service))
        {
            return;
        }

        var waiting = await WaitingAsync(write.Db, operation, ct).ConfigureAwait(false);
        var whole = service == of || (operation.Action is not ServiceAction.Activate && waiting.Count == 0 && of.OperationId == operation.Id);
        SpaceService[] done = whole ? [of, .. of.Followers(operation.Action).Where(addOn => waiting.TrueForAll(later => later.ServiceId != addOn.Id))] : [service];
        using var changes = new ServiceChanges(write.As(operation.Actor), followUp);
        await changes.ConfirmAsync(operation, of, done, ct).ConfigureAwait(false);
        waiting.FirstOrDefault()?.Release(write.Now);
    }

    /// <summary>The outside did not do a step: what is left of the operation stays as it is, until somebody decides.</summary>
    public async Task StopAsync(Write write, OutboxMessage step, CancellationToken ct)
    {
        if (await FindAsync(write.Db, step, ct).ConfigureAwait(false) is not var (operation, of, service))
        {
            return;
        }

        using var changes = new ServiceChanges(write.As(Actor.Outbox), followUp);
        foreach (var member in Members(operation, of).Where(member => member.PendingAction is not null))
        {
            member.Stop();
            changes.StorePending(member);
        }

        changes.Record(service, AuditActions.NotDoneOutside, $"{operation.Action}: {step.Answer}");
    }

    /// <summary>
    /// Asks anew what is owed, before a step of what is done for a debt leaves. Where nothing is owed any more, what nobody
    /// asked for yet is withdrawn, and a cancellation of which nobody knows what became is not tried again: people decide.
    /// A suspension that was asked for is brought to its end, so that the outside and the record agree: it is lifted then.
    /// </summary>
    public async Task AskAnewAsync(Write write, OutboxMessage step, CancellationToken ct)
    {
        if (await OperationAsync(write.Db, step, ct).ConfigureAwait(false) is not { IsForDebt: true } operation // most are for something else
            || await FindAsync(write.Db, operation, step, ct).ConfigureAwait(false) is not var (of, service)
            || ReasonIsGone(write, operation, of) is not { } gone)
        {
            return;
        }

        var tried = step.Attempts > 1 || await write.Db.OutboxAttempts.AnyAsync(attempt => attempt.MessageId == step.Id, ct).ConfigureAwait(false);
        if (!tried && (operation.Action is ServiceAction.Cancel || await IsFirstAsync(write.Db, step, ct).ConfigureAwait(false)))
        {
            await WithdrawAsync(write, operation, of, service, step, gone.Why, ct).ConfigureAwait(false);
        }
        else if (operation.Action is ServiceAction.Cancel)
        {
            step.Settle(OutboxState.Failed, $"{gone.Message} Nobody knows whether the outside has done it.", write.Now);
            await StopAsync(write, step, ct).ConfigureAwait(false);
        }
    }

    /// <summary>What somebody decided about a step.</summary>
    /// <returns>Why it is refused, or null.</returns>
    public async Task<Failure?> DecideAsync(Write write, OutboxMessage step, OutboxDecision decision, CancellationToken ct)
    {
        var stuck = step.State is OutboxState.Failed;
        step.Decide(decision, write.Actor, write.Now);
        if (await FindAsync(write.Db, step, ct).ConfigureAwait(false) is not var (operation, of, service))
        {
            return step.OperationId is null || decision is OutboxDecision.GiveUp
                ? null
                : new ServiceRefusal.Gone(step.ServiceId);
        }

        using var changes = new ServiceChanges(write, followUp);
        if (decision is OutboxDecision.GiveUp)
        {
            foreach (var later in await WaitingAsync(write.Db, operation, ct).ConfigureAwait(false))
            {
                later.Decide(decision, write.Actor, write.Now);
            }

            foreach (var member in Members(operation, of))
            {
                member.GiveUp();
                changes.StorePending(member);
            }

            return null;
        }

        if ((stuck || decision is OutboxDecision.RecordOnly) && ReasonIsGone(write, operation, of) is { } gone)
        {
            return gone;
        }

        if (stuck)
        {
            if (service.StuckAction != operation.Action || service.OperationId != operation.Id)
            {
                return new ServiceRefusal.ChangedMeanwhile(service.Facts);
            }

            if (service.Validate(operation.Action) is { } refused)
            {
                return refused;
            }

            // Its steps ask for those that followed then: another one would go along here, and the outside would never hear of it.
            var provisioners = await ProvisionerBook.ReadAsync(write.Db, ct).ConfigureAwait(false);
            if (of.Followers(operation.Action).FirstOrDefault(follower => follower.OperationId != operation.Id && provisioners.Asks(follower, operation.Action)) is { } other)
            {
                return new ServiceRefusal.AddOnChangedMeanwhile(other.Facts);
            }

            foreach (var member in Members(operation, of).Where(member => member.StuckAction == operation.Action))
            {
                member.Begin(operation.Action, operation.Id);
                changes.StorePending(member);
            }
        }

        if (decision is OutboxDecision.RecordOnly)
        {
            await ConfirmAsync(write, step, ct).ConfigureAwait(false);
        }

        return null;
    }

    private async Task WithdrawAsync(Write write, ServiceOperation operation, SpaceService of, SpaceService service, OutboxMessage step, string why, CancellationToken ct)
    {
        foreach (var left in (await WaitingAsync(write.Db, operation, ct).ConfigureAwait(false)).Prepend(step))
        {
            left.Settle(OutboxState.GivenUp, why, write.Now);
        }

        using var changes = new ServiceChanges(write.As(Actor.Outbox), followUp);
        foreach (var member in Members(operation, of))
        {
            member.Withdraw();
            changes.StorePending(member);
        }

        changes.Record(service, AuditActions.NotDoneOutside, $"{operation.Action}: {why}");
    }

    // What is done for a debt has a reason only as long as there is one, nobody holds it, and its reseller's services are not left alone.
    private static ServiceRefusal.NotForDebt? ReasonIsGone(Write write, ServiceOperation operation, SpaceService of)
    {
        var today = write.Local(of).Today;
        return !operation.IsForDebt ? null
            : of.Reseller.DisabledAt is not null ? new ServiceRefusal.ResellerIsDisabled(of.Facts, operation.Action)
            : of.HoldUntil > today ? new ServiceRefusal.ReasonIsGone(of.Facts, operation.Action, of.HoldUntil)
            : !of.IsInDebt(today) ? new ServiceRefusal.ReasonIsGone(of.Facts, operation.Action, null)
            : null;
    }

    private static async Task<(ServiceOperation Operation, SpaceService Of, SpaceService Service)?> FindAsync(SpaceDb db, OutboxMessage step, CancellationToken ct)
    {
        return await OperationAsync(db, step, ct).ConfigureAwait(false) is { } operation
            && await FindAsync(db, operation, step, ct).ConfigureAwait(false) is var (of, service) ? (operation, of, service) : null;
    }

    private static async Task<(SpaceService Of, SpaceService Service)?> FindAsync(SpaceDb db, ServiceOperation operation, OutboxMessage step, CancellationToken ct)
    {
        var family = await ServiceFamilies.LoadAsync(db, [operation.ServiceId], ct).ConfigureAwait(false);
        return family.TryGetValue(operation.ServiceId, out var of) && family.TryGetValue(step.ServiceId!.Value, out var service) ? (of, service) : null;
    }

    private static async Task<ServiceOperation?> OperationAsync(SpaceDb db, OutboxMessage step, CancellationToken ct) => step is { OperationId: { } id, ServiceId: not null }
        ? await db.ServiceOperations.AsNoTracking().SingleAsync(one => one.Id == id, ct).ConfigureAwait(false)
        : null;

    private static IEnumerable<SpaceService> Members(ServiceOperation operation, SpaceService of) =>
        of.AddOns.Prepend(of).Where(service => service.OperationId == operation.Id);

    // Of the operation's steps: none before it was asked for.
    private static async Task<bool> IsFirstAsync(SpaceDb db, OutboxMessage step, CancellationToken ct) => !await db.Outbox
        .AnyAsync(one => one.OperationId == step.OperationId && one.Id != step.Id && one.State != OutboxState.Waiting, ct).ConfigureAwait(false);

    private static Task<List<OutboxMessage>> WaitingAsync(SpaceDb db, ServiceOperation operation, CancellationToken ct) => db.Outbox
        .Where(message => message.OperationId == operation.Id && message.State == OutboxState.Waiting)
        .OrderBy(message => message.Id).ToListAsync(ct);
}
