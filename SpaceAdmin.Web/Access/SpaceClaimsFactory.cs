using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Web.Access;

/// <summary>Adds to Identity's claims whom the user acts for; the permissions come with its roles.</summary>
internal sealed class SpaceClaimsFactory(UserManager<User> users, RoleManager<Role> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<User, Role>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(User user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaims(ActorClaims.Of(user));
        return identity;
    }
}
