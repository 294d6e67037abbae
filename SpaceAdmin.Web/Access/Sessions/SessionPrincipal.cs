using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Web.Access;

/// <summary>Makes the claims of a signed-in user as they are now: for every request, and for open pages whenever the feed tells of a change.</summary>
internal sealed class SessionPrincipal(SignInManager<User> signIns, ActorReader actors)
{
    /// <summary>Null when it is nobody any more: signed out elsewhere, disabled, or with another password.</summary>
    public async Task<ClaimsPrincipal?> RenewAsync(ClaimsPrincipal? principal, CancellationToken ct)
    {
        if (principal?.SessionId is not { } session
            || await signIns.ValidateSecurityStampAsync(principal) is not { } user
            || await actors.FindAsync(user.Id, session, ct) is not { } actor)
        {
            return null;
        }

        var renewed = await signIns.CreateUserPrincipalAsync(user);
        var identity = (ClaimsIdentity)renewed.Identity!;
        foreach (var claim in identity.FindAll(claim => claim.Type is SpaceClaims.Permission or SpaceClaims.OnBehalfOf).ToList())
        {
            identity.RemoveClaim(claim); // a row of Identity's own tables grants nothing
        }

        identity.AddClaim(new Claim(SpaceClaims.Session, session));
        identity.AddClaim(new Claim(SpaceClaims.Scope, actor.Scope.ToString()));
        identity.AddClaims(actor.Granted.Where(actor.Can).Select(permission => new Claim(SpaceClaims.Permission, permission)));
        if (actor.OnBehalfOf is { } customer)
        {
            identity.AddClaim(new Claim(SpaceClaims.OnBehalfOf, customer));
        }

        if (actor.AwaitsSecondFactor)
        {
            identity.AddClaim(new Claim(SpaceClaims.AwaitsSecondFactor, "true"));
        }

        return renewed;
    }
}
