using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Web.Commands;

/// <summary>Whoever runs a verb acts as the operator.</summary>
internal sealed class CommandLineActor : ICurrentActor
{
    public ValueTask<Actor> GetAsync(CancellationToken ct) => ValueTask.FromResult(Actor.CommandLine);
}
