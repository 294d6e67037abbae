using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Web.Access;

/// <summary>
/// Adds to Identity's claims the display name. What a session allows is <see cref="SessionPrincipal"/>'s to add: roles are
/// not looked up by name here, since two resellers may each have one of the same.
/// </summary>
internal sealed class SpaceClaimsFactory(UserManager<User> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<User>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(User user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(SpaceClaims.DisplayName, user.Name));
        return identity;
    }
}
