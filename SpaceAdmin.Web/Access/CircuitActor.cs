using Microsoft.AspNetCore.Components.Authorization;
using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Web.Access;

/// <summary>Reads the user of this circuit. Never IHttpContextAccessor: a circuit outlives its request.</summary>
internal sealed class CircuitActor(AuthenticationStateProvider authentication) : ICurrentActor
{
    public async ValueTask<Actor> GetAsync(CancellationToken ct) =>
        (await authentication.GetAuthenticationStateAsync()).User.ToActor();
}
