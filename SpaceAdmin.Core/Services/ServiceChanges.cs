using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Core.Services;

/// <summary>
/// Changes the status of services within a transaction that writes: the one way, for a button and for a hundred thousand
/// that the monitor suspends. Statements are prepared once, so that the second service costs little.
/// </summary>
internal sealed class ServiceChanges(SpaceDb db, Actor actor, DateTimeOffset now, IServiceFollowUp followUp) : IDisposable
{
    // The history of a deleted service is read by people in the audit log: statuses by name, no escapes.
    private static readonly JsonSerializerOptions s_json = new()
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly ServiceStore _store = new(db);
    private readonly HashSet<string> _topics = new(StringComparer.Ordinal);

    /// <summary>What to publish after the commit.</summary>
    public IReadOnlyCollection<string> Topics => _topics;

    /// <summary>What followed changed services, so that those which were loaded before must be loaded again.</summary>
    public bool Stale { get; private set; }

    /// <summary>Applies <paramref name="action"/> to a service of <see cref="ServiceFamilies"/> and to its add-ons, and stores it; or says why not, and changes nothing.</summary>
    public async Task<Result<IReadOnlyList<StatusChange>>> ApplyAsync(
        SpaceService service, ServiceAction action, StatusReason reason, SuspensionSource source, CancellationToken ct)
    {
        var local = service.Reseller.Local(now);
        var applied = service.Apply(action, reason, source, actor, local);
        if (!applied.Succeeded)
        {
            return applied.Failure;
        }

        // A deleted add-on goes before the service that it extends.
        foreach (var change in action is ServiceAction.Delete ? applied.Value.Reverse() : applied.Value)
        {
            var history = change.To is null ? await HistoryAsync(change.Service.Id, ct).ConfigureAwait(false) : null;
            await _store.StoreAsync(change, ct).ConfigureAwait(false);
            _store.Add(new AuditEntry(actor, now, service.ResellerId, AuditKinds.Service, action.ToString(), $"#{change.Service.Id} {change.Service.Name}")
            {
                ServiceId = change.Service.Id,
                Before = change.From.ToString(),
                After = change.To?.ToString(),
                Detail = history ?? change.Reason,
            });
            Tell(change);
            _topics.UnionWith(TopicsOf(change.Service));
        }

        var followed = await followUp.FollowAsync(db, applied.Value, actor, local, ct).ConfigureAwait(false);
        Stale |= followed.ChangedServices;
        _topics.UnionWith(followed.Topics);
        return applied;
    }

    public void Dispose() => _store.Dispose();

    /// <summary>What hears of a change of that service.</summary>
    internal static IEnumerable<string> TopicsOf(SpaceService service) =>
    [
        Live.Topics.Service(service.Id), Live.Topics.Reseller(service.ResellerId), Live.Topics.Customer(service.CustomerId), Live.Topics.AllServices,
        .. Live.Topics.Audit(service.ResellerId), .. service.ParentId is { } extended ? [Live.Topics.Service(extended)] : Array.Empty<string>(),
    ];

    private void Tell(StatusChange change)
    {
        var (service, happened) = (change.Service, change.To switch
        {
            ServiceStatus.Active => OutboxEvents.Activated,
            ServiceStatus.Suspended => OutboxEvents.Suspended,
            ServiceStatus.Cancelled => OutboxEvents.Cancelled,
            _ => OutboxEvents.Deleted,
        });
        Add(OutboxChannel.Provisioning, change.Reason);
        if (change.To is not null)
        {
            Add(OutboxChannel.Mail, service.ReasonIsPrivate ? null : change.Reason); // its customer reads it
        }

        void Add(OutboxChannel channel, string? text) => _store.Add(
            new OutboxMessage(channel, happened, $"{channel}:{service.Id}:{service.Version}", service.ResellerId, service.CustomerId, now)
            {
                ServiceId = service.Id,
                Text = text,
            });
    }

    private async Task<string> HistoryAsync(int number, CancellationToken ct) =>
        JsonSerializer.Serialize(await db.LifecycleRecords.AsNoTracking()
            .Where(span => span.ServiceId == number)
            .OrderBy(span => span.Id)
            .Select(span => new { span.Status, span.StartedAt, span.EndedAt, span.BegunBy, span.ActorName, span.Reason })
            .ToListAsync(ct).ConfigureAwait(false), s_json);
}
