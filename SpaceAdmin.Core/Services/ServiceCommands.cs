using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Core.Services;

/// <summary>What people, and later the monitor, do to services.</summary>
public sealed class ServiceCommands(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor, TimeProvider time, ChangeFeed feed)
{
    // The history of a deleted service is read by people in the audit log: statuses by name, no escapes.
    private static readonly JsonSerializerOptions s_json = new()
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Applies <paramref name="action"/> to a service and to the add-ons that follow it: all of it, or nothing.</summary>
    /// <param name="version">The version that the actor was looking at; another one now is refused as stale.</param>
    public async Task<Result<ServiceOutcome>> ApplyAsync(int number, ServiceAction action, int version, string? reason, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(action.Permission()))
        {
            return new Failure.Forbidden();
        }

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
        var service = await LoadAsync(db, actor, number, ct).ConfigureAwait(false);
        if (service is null)
        {
            return new Failure.NotFound($"Service #{number}");
        }

        if (service.Version != version)
        {
            return new Failure.Stale();
        }

        var now = time.GetUtcNow();
        var applied = service.Apply(action, reason, SuspensionSource.Manual, actor, now);
        if (!applied.Succeeded)
        {
            return applied.Failure;
        }

        foreach (var change in applied.Value)
        {
            await RecordAsync(db, change, action, actor, now, ct).ConfigureAwait(false);
        }

        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        await write.CommitAsync(ct).ConfigureAwait(false);

        feed.Publish(applied.Value.SelectMany(change => TopicsOf(change.Service)));
        return new ServiceOutcome(service.Id, service.Name, action, [.. applied.Value.Skip(1).Select(change => change.Service.Id)]);
    }

    private static async Task<SpaceService?> LoadAsync(SpaceDb db, Actor actor, int number, CancellationToken ct)
    {
        var service = await db.Services.VisibleTo(actor)
            .Include(s => s.Parent)
            .Include(s => s.AddOns)
            .SingleOrDefaultAsync(s => s.Id == number, ct).ConfigureAwait(false);
        if (service is not null)
        {
            // A query of its own: as a filtered include SQLite reads every open span there is.
            int[] family = [number, .. service.AddOns.Select(addOn => addOn.Id)];
            await db.LifecycleRecords
                .Where(span => family.Contains(span.ServiceId) && span.EndedAt == null)
                .LoadAsync(ct).ConfigureAwait(false);
        }

        return service;
    }

    private static async Task RecordAsync(
        SpaceDb db, StatusChange change, ServiceAction action, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var service = change.Service;
        string? history = null;
        if (change.To is null)
        {
            history = JsonSerializer.Serialize(await db.LifecycleRecords.AsNoTracking()
                .Where(span => span.ServiceId == service.Id)
                .OrderBy(span => span.Id)
                .Select(span => new { span.Status, span.StartedAt, span.EndedAt, span.BegunBy, span.ActorName, span.Reason })
                .ToListAsync(ct).ConfigureAwait(false), s_json);
            db.Services.Remove(service);
        }

        db.Audit.Add(new AuditEntry(actor, now, service.ResellerId, AuditKinds.Service, action.ToString(), $"#{service.Id} {service.Name}")
        {
            ServiceId = service.Id,
            Before = change.From.ToString(),
            After = change.To?.ToString(),
            Detail = history ?? change.Reason,
        });
    }

    private static IEnumerable<string> TopicsOf(SpaceService service) =>
    [
        Topics.Service(service.Id), Topics.Reseller(service.ResellerId), Topics.Customer(service.CustomerId), Topics.AllServices,
        .. Topics.Audit(service.ResellerId),
    ];
}

/// <summary>What was done.</summary>
/// <param name="Followed">The numbers of the add-ons that went along.</param>
public sealed record ServiceOutcome(int Number, string Name, ServiceAction Action, IReadOnlyList<int> Followed);
