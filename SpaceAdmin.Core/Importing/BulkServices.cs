using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Importing;

/// <summary>Stores imported services, each with its life-cycle and its first line of activity.</summary>
internal sealed class BulkServices(SpaceDb db, Actor actor, DateTimeOffset now) : IDisposable
{
    private readonly BulkInsert<SpaceService> _services = new(db);
    private readonly BulkInsert<LifecycleRecord> _spans = new(db);
    private readonly BulkInsert<Term> _terms = new(db);
    private readonly BulkInsert<ScheduledAction> _schedules = new(db);
    private readonly BulkInsert<AuditEntry> _audit = new(db, withKey: true);

    /// <summary>Stores <paramref name="service"/>, whose customer, type and parent are stored already.</summary>
    public void Insert(SpaceService service)
    {
        _services.Insert(service);
        foreach (var span in service.Lifecycle)
        {
            span.ServiceId = service.Id;
            _spans.Insert(span);
        }

        foreach (var term in service.Terms)
        {
            term.ServiceId = service.Id;
            _terms.Insert(term);
        }

        var entry = new AuditEntry(actor, now, service.ResellerId, AuditKinds.Service, AuditActions.ImportService, $"#{service.Id} {service.Name}")
        {
            ServiceId = service.Id,
            InBulk = true,
            After = service.Status.ToString(),
        };
        db.AuditTrail.Append(entry);
        _audit.Insert(entry);
    }

    /// <summary>Stores what is agreed for a service that was stored.</summary>
    public void Insert(ScheduledAction schedule) => _schedules.Insert(schedule);

    public void Dispose()
    {
        _services.Dispose();
        _spans.Dispose();
        _terms.Dispose();
        _schedules.Dispose();
        _audit.Dispose();
    }
}
