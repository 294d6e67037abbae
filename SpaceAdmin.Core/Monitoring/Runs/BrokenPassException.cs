namespace SpaceAdmin.Core.Monitoring;

/// <summary>That passes could not find their work. All others had their turn.</summary>
public sealed class BrokenPassException(IReadOnlyDictionary<Pass, Exception> passes) : AggregateException(Passes.BrokenOff(passes.Keys), passes.Values)
{
    public IReadOnlyCollection<Pass> BrokenOff { get; } = [.. passes.Keys];
}
