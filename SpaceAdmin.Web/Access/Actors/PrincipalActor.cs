using System.Collections.Frozen;
using System.Security.Claims;
using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Web.Access;

internal static class PrincipalActor
{
    /// <summary>The signed-in user as the database knows it now; one that is gone or disabled, or whose session ended, may do nothing.</summary>
    /// <exception cref="UnauthorizedAccessException">Nobody is signed in.</exception>
    public static async Task<Actor> ReadAsync(this ActorReader actors, ClaimsPrincipal user, CancellationToken ct)
    {
        var id = user.UserId ?? throw new UnauthorizedAccessException("Not signed in.");
        return (user.SessionId is { } session ? await actors.FindAsync(id, session, ct) : null)
            ?? new Actor(id, user.Name, Scope.Customer, null, null, FrozenSet<string>.Empty);
    }
}
