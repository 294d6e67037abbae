using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Core.Services;

/// <summary>Stores what a change of status changed, by prepared statements; each is made when it is first needed.</summary>
internal sealed class ServiceStore(SpaceDb db) : IDisposable
{
    // What a suspension changes, and no more: the indexes of all other columns are left alone.
    private readonly Lazy<BulkUpdate<SpaceService>> _status = new(() => new BulkUpdate<SpaceService>(
        db, s => s.Status, s => s.SuspensionSource, s => s.SuspendedAt, s => s.Reason, s => s.ReasonIsPrivate, s => s.ChangedAt, s => s.Version, s => s.AwaitsActivationSince,
        s => s.PendingAction, s => s.OperationId, s => s.StuckAction));

    private readonly Lazy<BulkUpdate<SpaceService>> _pending = new(() => new BulkUpdate<SpaceService>(
        db, s => s.PendingAction, s => s.OperationId, s => s.StuckAction, s => s.Version));

    private readonly Lazy<BulkInsert<ServiceOperation>> _operations = new(() => new BulkInsert<ServiceOperation>(db));

    private readonly Lazy<BulkUpdate<SpaceService>> _terms = new(() => new BulkUpdate<SpaceService>(
        db, s => s.EndsOn, s => s.AnchorOn, s => s.TermNumber, s => s.TermEndsOn, s => s.NextTermOn, s => s.InvoicedTerm, s => s.DueOn,
        s => s.PartEndsOn, s => s.PartDays, s => s.PartOfDays, s => s.NextQuantity, s => s.NextQuantityOn));

    private readonly Lazy<BulkUpdate<LifecycleRecord>> _ended = new(() => new BulkUpdate<LifecycleRecord>(db, span => span.EndedAt));
    private readonly Lazy<BulkInsert<LifecycleRecord>> _spans = new(() => new BulkInsert<LifecycleRecord>(db));
    private readonly Lazy<BulkInsert<Term>> _opened = new(() => new BulkInsert<Term>(db));
    private readonly Lazy<BulkInsert<AuditEntry>> _audit = new(() => new BulkInsert<AuditEntry>(db, withKey: true));
    private readonly Lazy<BulkInsert<OutboxMessage>> _outbox = new(() => new BulkInsert<OutboxMessage>(db));

    public async Task StoreAsync(StatusChange change, CancellationToken ct)
    {
        var service = change.Service;
        if (change.To is null)
        {
            await db.Services.Where(s => s.Id == service.Id).ExecuteDeleteAsync(ct).ConfigureAwait(false);
            return;
        }

        if (change.To is ServiceStatus.Cancelled)
        {
            await UndoSchedulesAsync(service, ct).ConfigureAwait(false);
        }

        _status.Value.Update(service);
        if (change.To is not ServiceStatus.Suspended)
        {
            _terms.Value.Update(service);
        }

        var (before, span) = (service.Lifecycle[^2], service.Lifecycle[^1]);
        _ended.Value.Update(before);
        span.ServiceId = service.Id;
        _spans.Value.Insert(span);
        if (change.Opened is { } term)
        {
            _opened.Value.Insert(term);
        }
    }

    /// <summary>What is under way for a service, or stuck.</summary>
    public void StorePending(SpaceService service) => _pending.Value.Update(service);

    /// <summary>Gives <paramref name="operation"/> its number.</summary>
    public void Add(ServiceOperation operation) => _operations.Value.Insert(operation);

    public void Add(AuditEntry entry)
    {
        db.AuditTrail.Append(entry);
        _audit.Value.Insert(entry);
    }

    public void Add(OutboxMessage message) => _outbox.Value.Insert(message);

    public void Dispose()
    {
        Dispose(_status);
        Dispose(_terms);
        Dispose(_pending);
        Dispose(_operations);
        Dispose(_ended);
        Dispose(_spans);
        Dispose(_opened);
        Dispose(_audit);
        Dispose(_outbox);
    }

    // What was to happen to it, or was asked for, has no sense any more. Whoever carries one out has closed that before.
    private Task<int> UndoSchedulesAsync(SpaceService service, CancellationToken ct) => db.ScheduledActions
        .Where(schedule => schedule.ServiceId == service.Id && (schedule.State == ScheduleState.Requested || schedule.State == ScheduleState.Pending))
        .ExecuteUpdateAsync(
            set => set.SetProperty(schedule => schedule.State, ScheduleState.Undone)
                .SetProperty(schedule => schedule.Outcome, "The service was cancelled.")
                .SetProperty(schedule => schedule.ChangedAt, service.ChangedAt)
                .SetProperty(schedule => schedule.Version, schedule => schedule.Version + 1),
            ct);

    private static void Dispose<T>(Lazy<T> made)
        where T : IDisposable
    {
        if (made.IsValueCreated)
        {
            made.Value.Dispose();
        }
    }
}
