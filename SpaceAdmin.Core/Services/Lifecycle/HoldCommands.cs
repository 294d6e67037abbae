using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Core.Services;

/// <summary>“Do not suspend until”: the desk promises a customer time, and the monitor keeps the promise.</summary>
public sealed class HoldCommands(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor, TimeProvider time, ChangeFeed feed)
{
    /// <summary>Holds a service, or changes until when and why.</summary>
    /// <param name="version">The version that the actor was looking at; another one now is refused as stale.</param>
    /// <param name="until">The first day on which the monitor may act again, in the reseller's calendar.</param>
    /// <param name="reason">For colleagues; there is always one.</param>
    public Task<Result<int>> HoldAsync(int number, int version, DateOnly until, string? reason, CancellationToken ct) =>
        ChangeAsync(number, version, AuditActions.HoldService, (service, today) =>
        {
            if (Refusal(service, until, reason, today) is { } refused)
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

    private static string? Refusal(SpaceService service, DateOnly until, string? reason, DateOnly today) =>
        service.Status is ServiceStatus.Cancelled ? $"Service {new ServiceFacts(service.Id, service.Name, service.Status)} is Cancelled: there is nothing to hold."
        : Common.Calendar.FutureRefusal(until, today)
        ?? (SpaceService.TrimReason(reason) is null ? "Say why it is held, so that colleagues know." : SpaceService.ReasonRefusal(reason));

    private static string? Words(SpaceService service) =>
        service.HoldUntil is { } until ? string.Create(CultureInfo.InvariantCulture, $"Held until {until:yyyy-MM-dd}: {service.HoldReason}") : null;

    private async Task<Result<int>> ChangeAsync(int number, int version, string verb, Func<SpaceService, DateOnly, string?> change, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.ServicesHold))
        {
            return new Failure.Forbidden();
        }

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
        var service = await db.Services.VisibleTo(actor).Include(one => one.Reseller).SingleOrDefaultAsync(one => one.Id == number, ct).ConfigureAwait(false);
        if (service is null)
        {
            return new Failure.NotFound($"Service #{number}");
        }

        if (service.Version != version)
        {
            return new Failure.Stale();
        }

        var (before, now) = (Words(service), service.Reseller.Local(time.GetUtcNow()));
        if (change(service, now.Today) is { } refused)
        {
            return new Failure.Rejected(refused);
        }

        db.Audit.Add(new AuditEntry(actor, now.Instant, service.ResellerId, AuditKinds.Service, verb, $"#{service.Id} {service.Name}")
        {
            ServiceId = service.Id,
            Before = before,
            After = Words(service),
        });
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        await write.CommitAsync(ct).ConfigureAwait(false);
        feed.Publish(ServiceChanges.TopicsOf(service));
        return number;
    }
}
