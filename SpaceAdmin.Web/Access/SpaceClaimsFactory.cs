using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Web.Access;

/// <summary>Adds to Identity's claims the display name, and exactly the permissions that Core would grant.</summary>
internal sealed class SpaceClaimsFactory(UserManager<User> users, RoleManager<Role> roles, IOptions<IdentityOptions> options, ActorReader actors)
    : UserClaimsPrincipalFactory<User, Role>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(User user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(SpaceClaims.DisplayName, user.Name));
        foreach (var claim in identity.FindAll(SpaceClaims.Permission).ToList())
        {
            identity.RemoveClaim(claim); // of any role, in whatever scope
        }

        var actor = await actors.FindAsync(user.Id, CancellationToken.None);
        identity.AddClaims((actor?.Granted.Where(actor.Can) ?? []).Select(permission => new Claim(SpaceClaims.Permission, permission)));
        return identity;
    }
}
