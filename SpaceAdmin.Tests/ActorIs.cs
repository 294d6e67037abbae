using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Tests;

/// <summary>Somebody who acts while others do.</summary>
internal sealed class ActorIs(Actor actor) : ICurrentActor
{
    public ValueTask<Actor> GetAsync(CancellationToken ct) => ValueTask.FromResult(actor);
}
