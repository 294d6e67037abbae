using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Core.Services;

/// <summary>
/// Changes the status of services within a transaction that writes: the one way, for a button and for a hundred thousand
/// that the monitor suspends. Statements are prepared once, so that the second service costs little.
/// </summary>
internal sealed partial class ServiceChanges(Write write, IServiceFollowUp followUp) : IDisposable
{
    // The history of a deleted service is read by people in the audit log: statuses by name, no escapes.
    private static readonly JsonSerializerOptions s_json = new()
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly ServiceStore _store = new(write.Db);
    private ProvisionerBook? _provisioners;

    /// <summary>What followed changed services, so that those which were loaded before must be loaded again.</summary>
    public bool Stale { get; private set; }

    /// <summary>
    /// Applies <paramref name="action"/> to a service of <see cref="ServiceFamilies"/> and to its add-ons, and stores it; or says
    /// why not, and changes nothing. Where the outside has a say, it is asked, and nothing changes before it answers.
    /// </summary>
    /// <returns>What changed at once.</returns>
    public async Task<Result<IReadOnlyList<StatusChange>>> ApplyAsync(
        SpaceService service, ServiceAction action, StatusReason reason, SuspensionSource source, CancellationToken ct)
    {
        var decided = service.Decide(action, reason);
        if (!decided.Succeeded)
        {
            return decided.Failure;
        }

        _provisioners ??= await ProvisionerBook.ReadAsync(write.Db, ct).ConfigureAwait(false);
        var asked = decided.Value.Where(one => _provisioners.Asks(one, action)).ToHashSet();
        return asked.Count > 0
            ? await BeginAsync(service, decided.Value, asked, action, reason, source, ct).ConfigureAwait(false)
            : await MoveAsync(service, decided.Value, action, reason, source, ct).ConfigureAwait(false);
    }

    public void Dispose() => _store.Dispose();

    /// <summary>What hears of a change of that service.</summary>
    internal static IEnumerable<string> TopicsOf(SpaceService service) =>
    [
        Live.Topics.Service(service.Id), Live.Topics.Reseller(service.ResellerId), Live.Topics.Customer(service.CustomerId), Live.Topics.AllServices,
        .. Live.Topics.Audit(service.ResellerId), .. service.ParentId is { } extended ? [Live.Topics.Service(extended)] : Array.Empty<string>(),
    ];

    private async Task<StatusChange[]> MoveAsync(
        SpaceService of, IReadOnlyList<SpaceService> services, ServiceAction action, StatusReason reason, SuspensionSource source, CancellationToken ct)
    {
        foreach (var service in services)
        {
            await SupersedeAsync(service, ct).ConfigureAwait(false);
        }

        var local = write.Local(of);
        StatusChange[] changes = [.. of.Move(services, action, reason, source, write.Actor, local)];

        // A deleted add-on goes before the service that it extends.
        foreach (var change in action is ServiceAction.Delete ? changes.Reverse() : changes)
        {
            var history = change.To is null ? await HistoryAsync(change.Service.Id, ct).ConfigureAwait(false) : null;
            await _store.StoreAsync(change, ct).ConfigureAwait(false);
            _store.Add(new AuditEntry(write.Actor, write.Now, change.Service.ResellerId, AuditKinds.Service, action.AuditAction(), $"#{change.Service.Id} {change.Service.Name}")
            {
                ServiceId = change.Service.Id,
                Before = change.From.ToString(),
                After = change.To?.ToString(),
                Detail = history ?? change.Reason,
            });
            Tell(change);
            write.Publish(TopicsOf(change.Service));
        }

        Stale |= await followUp.FollowAsync(write, changes, local, ct).ConfigureAwait(false);
        return changes;
    }

    // Nobody is told of a deletion: its customer heard of the cancellation before it.
    private void Tell(StatusChange change)
    {
        var service = change.Service;
        if (change.To is { } to && !change.IsSilent)
        {
            _store.Add(new OutboxMessage(OutboxChannel.Mail, to switch
            {
                ServiceStatus.Active => OutboxEvents.Activated,
                ServiceStatus.Suspended => OutboxEvents.Suspended,
                _ => OutboxEvents.Cancelled,
            }, $"{OutboxChannel.Mail}:{service.Id}:{service.Version}", service.ResellerId, service.CustomerId, write.Now)
            {
                ServiceId = service.Id,
                About = service.Name,
                Text = service.ReasonIsPrivate ? null : change.Reason, // its customer reads it
            });
        }
    }

    private async Task<string> HistoryAsync(int number, CancellationToken ct) =>
        JsonSerializer.Serialize(await write.Db.LifecycleRecords.AsNoTracking()
            .Where(span => span.ServiceId == number)
            .OrderBy(span => span.Id)
            .Select(span => new { span.Status, span.StartedAt, span.EndedAt, span.BegunBy, span.ActorName, span.Reason })
            .ToListAsync(ct).ConfigureAwait(false), s_json);
}
