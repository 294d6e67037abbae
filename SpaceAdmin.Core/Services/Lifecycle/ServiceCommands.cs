using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Services;

/// <summary>What people do to services by hand.</summary>
public sealed class ServiceCommands(UnitOfWork unitOfWork, IServiceFollowUp followUp)
{
    /// <summary>Applies <paramref name="action"/> to a service and to the add-ons that follow it: all of it, or nothing.</summary>
    /// <param name="version">The version that the actor was looking at; another one now is refused as stale.</param>
    public Task<Result<ServiceOutcome>> ApplyAsync(int number, ServiceAction action, int version, StatusReason reason, CancellationToken ct) =>
        unitOfWork.RunAsync<ServiceOutcome>(action.Permission(), async write =>
        {
            if (!await write.Db.Services.VisibleTo(write.Actor).AnyAsync(s => s.Id == number, ct).ConfigureAwait(false))
            {
                return new Failure.NotFound($"Service #{number}");
            }

            var service = (await ServiceFamilies.LoadAsync(write.Db, [number], ct).ConfigureAwait(false))[number];
            if (service.Version != version)
            {
                return new Failure.Stale();
            }

            using var changes = new ServiceChanges(write, followUp);
            var applied = await changes.ApplyAsync(service, action, reason, SuspensionSource.Manual, ct).ConfigureAwait(false);
            return applied.Succeeded
                ? new ServiceOutcome(service.Id, service.Name, action, [.. applied.Value.Select(change => change.Service.Id).Where(id => id != service.Id)])
                {
                    IsAsked = service.PendingAction is not null,
                }
                : applied.Failure;
        }, ct);
}

/// <summary>What was done.</summary>
/// <param name="Followed">The numbers of the add-ons that went along.</param>
public sealed record ServiceOutcome(int Number, string Name, ServiceAction Action, IReadOnlyList<int> Followed)
{
    /// <summary>The outside has to confirm it first; its status is what it was.</summary>
    public bool IsAsked { get; init; }
}
