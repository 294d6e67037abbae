using Microsoft.AspNetCore.Components.Authorization;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Web.Access;

/// <summary>
/// The user of this circuit, as the database knows it now. Never IHttpContextAccessor: a circuit outlives its request, and
/// its claims may be older than the last change of a role.
/// </summary>
internal sealed class CircuitActor(AuthenticationStateProvider authentication, ActorReader actors, ChangeFeed feed) : ICurrentActor
{
    public async ValueTask<Actor> GetAsync(CancellationToken ct)
    {
        var actor = await actors.ReadAsync((await authentication.GetAuthenticationStateAsync()).User, ct);
        if (actor is { UserId: { } user, SessionId: null })
        {
            feed.Publish(Topics.User(user)); // it ended by itself, unused: nobody told the page
        }

        return actor;
    }
}
