using System.Collections.Frozen;
using Microsoft.AspNetCore.Components.Authorization;
using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Web.Access;

/// <summary>
/// The user of this circuit, as the database knows it now. Never IHttpContextAccessor: a circuit outlives its request, and
/// its claims may be older than the last change of a role.
/// </summary>
internal sealed class CircuitActor(AuthenticationStateProvider authentication, ActorReader actors) : ICurrentActor
{
    public async ValueTask<Actor> GetAsync(CancellationToken ct)
    {
        var user = (await authentication.GetAuthenticationStateAsync()).User;
        var id = user.UserId ?? throw new UnauthorizedAccessException("Not signed in.");
        return await actors.FindAsync(id, ct)
            ?? new Actor(id, user.Name, Scope.Customer, null, null, FrozenSet<string>.Empty); // gone or disabled: may do nothing
    }
}
