using System.Security.Claims;
using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Web.Access;

/// <summary>Who acts in an endpoint that is no page: the user of its request.</summary>
internal sealed class RequestActor(ClaimsPrincipal user, ActorReader actors) : ICurrentActor
{
    public async ValueTask<Actor> GetAsync(CancellationToken ct) => await actors.ReadAsync(user, ct);

    /// <summary>Makes a command or query of Core for an endpoint: what is registered asks the circuit, and there is none.</summary>
    public static T For<T>(HttpContext context) => ActingServices.Create<T>(
        context.RequestServices, new RequestActor(context.User, context.RequestServices.GetRequiredService<ActorReader>()));
}
