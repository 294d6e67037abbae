using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Web.Demo;

/// <summary>Lets a command be somebody's.</summary>
internal sealed class DemoActor(Actor actor) : ICurrentActor
{
    public ValueTask<Actor> GetAsync(CancellationToken ct) => ValueTask.FromResult(actor);
}
