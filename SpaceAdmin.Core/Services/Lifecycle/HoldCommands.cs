using System.Globalization;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Services;

/// <summary>“Do not suspend until”: the desk promises a customer time, and the monitor keeps the promise.</summary>
public sealed class HoldCommands(UnitOfWork unitOfWork)
{
    /// <summary>Holds a service, or changes until when and why.</summary>
    /// <param name="version">The version that the actor was looking at; another one now is refused as stale.</param>
    /// <param name="until">The first day on which the monitor may act again, in the reseller's calendar.</param>
    /// <param name="reason">For colleagues; there is always one.</param>
    public Task<Result<int>> HoldAsync(int number, int version, DateOnly until, string? reason, CancellationToken ct) =>
        ChangeAsync(number, version, AuditActions.HoldService, (service, today) =>
        {
            if (Validate(service, until, reason, today) is { } refused)
            {
                return refused;
            }

            service.Hold(until, reason!.Trim());
            return null;
        }, ct);

    /// <inheritdoc cref="HoldAsync"/>
    public Task<Result<int>> ReleaseAsync(int number, int version, CancellationToken ct) =>
        ChangeAsync(number, version, AuditActions.ReleaseService, (service, _) =>
        {
            service.Release();
            return null;
        }, ct);

    private static Failure? Validate(SpaceService service, DateOnly until, string? reason, DateOnly today) =>
        service.Status is ServiceStatus.Cancelled ? new ServiceRefusal.NothingToHold(new ServiceFacts(service.Id, service.Name, service.Status))
        : Common.Calendar.ValidateFuture(until, today) is { } day ? day
        : SpaceService.TrimReason(reason) is null ? new ServiceRefusal.HoldNeedsReason()
        : SpaceService.ValidateReason(reason);

    private static string? Describe(SpaceService service) =>
        service.HoldUntil is { } until ? string.Create(CultureInfo.InvariantCulture, $"Held until {until:yyyy-MM-dd}: {service.HoldReason}") : null;

    private Task<Result<int>> ChangeAsync(int number, int version, string action, Func<SpaceService, DateOnly, Failure?> change, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.ServicesHold, async write =>
        {
            var found = await write.FindServiceAsync(number, version, ct).ConfigureAwait(false);
            if (!found.Succeeded)
            {
                return found.Failure;
            }

            var service = found.Value;
            var before = Describe(service);
            if (change(service, write.Local(service).Today) is { } refused)
            {
                return refused;
            }

            write.Audit(action, service, before, Describe(service));
            return number;
        }, ct);
}
