using Microsoft.AspNetCore.Components.Authorization;
using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Web.Access;

/// <summary>
/// The user of this circuit, as the database knows it now. Never IHttpContextAccessor: a circuit outlives its request, and
/// its claims may be older than the last change of a role.
/// </summary>
internal sealed class CircuitActor(AuthenticationStateProvider authentication, ActorReader actors) : ICurrentActor
{
    public async ValueTask<Actor> GetAsync(CancellationToken ct) =>
        await actors.ReadAsync((await authentication.GetAuthenticationStateAsync()).User, ct);
}
