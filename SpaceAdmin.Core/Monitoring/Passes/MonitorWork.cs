using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>One batch of a pass, within its transaction: what it works with, and what it tells.</summary>
internal sealed class MonitorWork(Write write, MonitorScope scope, IServiceFollowUp followUp, bool alone = false) : IDisposable
{
    private readonly List<MonitorTask> _tasks = [];
    private ServiceChanges? _changes;
    private Dictionary<int, SpaceService>? _families;

    /// <summary>As of the instant at which the pass began: what is due by its day is recorded for it.</summary>
    public Write Write { get; } = write.At(scope.Now);

    public SpaceDb Db => Write.Db;

    public MonitorScope Scope => scope;

    /// <summary>A batch failed before, and its candidates are done one by one: nothing else may go along, or one that cannot be done would stop others for ever.</summary>
    public bool Alone => alone;

    public ServiceChanges Changes => _changes ??= new ServiceChanges(Write, followUp);

    public IReadOnlyList<MonitorTask> Tasks => _tasks;

    /// <summary>A service of this batch as it is now, with all that a change of its status asks for.</summary>
    /// <param name="batch">The services that are asked for one after the other: they are loaded at once, as long as nothing else changes them.</param>
    public async Task<SpaceService?> FindAsync(int number, IEnumerable<int> batch, CancellationToken ct)
    {
        if (_changes is { Stale: true })
        {
            return (await ServiceFamilies.LoadAsync(Db, [number], ct).ConfigureAwait(false)).GetValueOrDefault(number);
        }

        _families ??= await ServiceFamilies.LoadAsync(Db, [.. batch.Distinct()], ct).ConfigureAwait(false);
        return _families.GetValueOrDefault(number);
    }

    /// <summary>Does what a pass decided. What the outside did not do once is not asked again every few minutes: people decide about it.</summary>
    public Task<Result<IReadOnlyList<StatusChange>>> ApplyAsync(SpaceService service, ServiceAction action, StatusReason reason, SuspensionSource source, CancellationToken ct) =>
        service.StuckAction == action
            ? Task.FromResult<Result<IReadOnlyList<StatusChange>>>(new ServiceRefusal.WaitsInQueue(action))
            : Changes.ApplyAsync(service, action, reason, source, ct);

    public void Tell(MonitorTask task, params IEnumerable<string> topics)
    {
        _tasks.Add(task);
        Write.Publish(topics);
    }

    public void Dispose() => _changes?.Dispose();
}
