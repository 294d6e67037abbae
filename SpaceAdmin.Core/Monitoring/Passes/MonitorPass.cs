using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>One of the passes, on its way through its index; made anew for each run.</summary>
internal abstract class MonitorPass
{
    private BatchSize? _size;

    public abstract Pass Pass { get; }

    /// <summary>How many it takes at a time.</summary>
    public BatchSize AtATime => _size ??= new BatchSize(AtFirst);

    /// <summary>How many it takes at a time until it is known how long that takes.</summary>
    protected virtual int AtFirst => 200;

    /// <summary>
    /// The next ones that are due, in the order of the index, each once in a run. Those that failed lately are not among
    /// them. Empty at the end.
    /// </summary>
    public abstract Task<IReadOnlyList<MonitorCandidate>> NextAsync(SpaceDb db, MonitorScope scope, CancellationToken ct);

    /// <summary>Does them, as far as the rules still say so: what changed meanwhile is passed over in silence.</summary>
    public abstract Task DoAsync(MonitorWork work, IReadOnlyList<MonitorCandidate> candidates, CancellationToken ct);

    public static IReadOnlyList<MonitorPass> All() =>
        [new IssueRenewalsPass(), new ApplyBalancesPass(), new ActivatePass(), new WarnPass(), new SuspendPass(), new CancelPass(), new CarryOutSchedulesPass(), new ChangeQuantitiesPass()];

    /// <summary>The services that a run is for, without those that failed lately.</summary>
    protected IQueryable<SpaceService> Services(SpaceDb db, MonitorScope scope)
    {
        var services = db.Services.Where(service => !db.MonitorFailures.Any(failure => failure.Pass == Pass && failure.Subject == service.Id && failure.NextTryAt > scope.Now));
        if (scope.ResellerId is { } reseller)
        {
            services = services.Where(service => service.ResellerId == reseller);
        }

        return scope.Customers is { } customers ? services.Where(service => customers.Contains(service.CustomerId)) : services;
    }

    protected static string NameOf(SpaceService service) => $"#{service.Id} {service.Name}";
}
