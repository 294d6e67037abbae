using System.Security.Claims;
using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Web.Access;

/// <summary>Who acts in an endpoint that is no page: the user of its request.</summary>
internal sealed class RequestActor(ClaimsPrincipal user, ActorReader actors) : ICurrentActor
{
    public async ValueTask<Actor> GetAsync(CancellationToken ct) => await actors.ReadAsync(user, ct);
}
