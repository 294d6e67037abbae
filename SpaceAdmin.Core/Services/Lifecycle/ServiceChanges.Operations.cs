using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Core.Services;

/// <summary>
/// Changes that the outside has to confirm. One operation covers a service and the add-ons that follow it; its steps go out
/// one after the other: on the way up the service first, on the way down its add-ons first, so that no add-on is ever Active
/// under a service that is not. What nobody provisions goes along with the service itself.
/// </summary>
internal sealed partial class ServiceChanges
{
    /// <summary>Does what the outside confirmed.</summary>
    /// <param name="services">The operation's own service, add-ons that follow it, or both; that one first.</param>
    public async Task ConfirmAsync(ServiceOperation operation, SpaceService of, IReadOnlyList<SpaceService> services, CancellationToken ct) =>
        await MoveAsync(of, services, operation.Action, operation.StatusReason, operation.Source, ct).ConfigureAwait(false);

    /// <summary>Stores what is under way for <paramref name="service"/>, or stuck, and tells of it.</summary>
    public void StorePending(SpaceService service)
    {
        _store.StorePending(service);
        write.Publish(TopicsOf(service));
    }

    public void Record(SpaceService service, string action, string? detail) =>
        _store.Add(new AuditEntry(write.Actor, write.Now, service.ResellerId, AuditKinds.Service, action, $"#{service.Id} {service.Name}") { ServiceId = service.Id, Detail = detail });

    private async Task<Result<IReadOnlyList<StatusChange>>> BeginAsync(
        SpaceService of, IReadOnlyList<SpaceService> services, HashSet<SpaceService> asked, ServiceAction action, StatusReason reason, SuspensionSource source, CancellationToken ct)
    {
        SpaceService[] atOnce = action is ServiceAction.Activate && !asked.Contains(of) ? [.. services.Where(service => !asked.Contains(service))] : [];
        var moved = atOnce.Length > 0 ? await MoveAsync(of, atOnce, action, reason, source, ct).ConfigureAwait(false) : [];

        var operation = new ServiceOperation(of, action, reason, source, write.Actor, write.Now);
        _store.Add(operation);
        foreach (var service in services.Except(atOnce))
        {
            await SupersedeAsync(service, ct).ConfigureAwait(false);
            service.Begin(action, operation.Id);
            StorePending(service);
        }

        var steps = asked.OrderBy(service => (service == of) != action is ServiceAction.Activate).ThenBy(service => service.Id);
        foreach (var (place, service) in steps.Index())
        {
            _store.Add(new OutboxMessage(
                OutboxChannel.Provisioning, action.ToString(), $"{OutboxChannel.Provisioning}:{service.Id}:{service.Version}", service.ResellerId, service.CustomerId, write.Now)
            {
                ServiceId = service.Id,
                OperationId = operation.Id,
                About = service.Name,
                Text = SpaceService.TrimReason(reason.Text),
                State = place == 0 ? OutboxState.Pending : OutboxState.Waiting,
            });
        }

        Record(of, AuditActions.AskOutside, $"{action}" + (SpaceService.TrimReason(reason.Text) is { } text ? $": {text}" : ""));
        return moved;
    }

    // What got stuck has no sense any more as a whole once something else is decided for a part of it: with the rest of its
    // steps that part would follow, and the outside would never hear of it.
    private async Task SupersedeAsync(SpaceService service, CancellationToken ct)
    {
        if (service is not { StuckAction: not null, OperationId: { } stuck })
        {
            return;
        }

        var steps = await write.Db.Outbox.Where(message => message.OperationId == stuck && (message.State == OutboxState.Failed || message.State == OutboxState.Waiting)).ToListAsync(ct).ConfigureAwait(false);
        if (!steps.Exists(step => step.ServiceId == service.Id)
            && !await write.Db.ServiceOperations.AnyAsync(operation => operation.Id == stuck && operation.ServiceId == service.Id, ct).ConfigureAwait(false))
        {
            return; // an add-on that nobody provisions: it goes along with the rest or not, as its status says then
        }

        foreach (var step in steps)
        {
            step.Settle(OutboxState.GivenUp, $"{step.Answer} Something else was done instead.".TrimStart(), write.Now);
        }

        await write.SaveAsync(ct).ConfigureAwait(false);
        await write.Db.Services.Where(other => other.OperationId == stuck).ExecuteUpdateAsync(set => set.SetProperty(other => other.OperationId, other => (long?)null), ct).ConfigureAwait(false);
    }
}
