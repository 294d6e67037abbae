using System.Globalization;
using System.Security.Claims;

namespace SpaceAdmin.Core.Access;

/// <summary>
/// What a signed-in user's claims say. Menus and pages look at them; commands and queries do not, since a circuit may be
/// older than the last change of its user's roles: <see cref="ActorReader"/> reads the database.
/// </summary>
public static class SpaceClaims
{
    public const string Permission = "permission";
    public const string DisplayName = "name";

    /// <summary>The name of the <see cref="Access.Scope"/> in which the user acts.</summary>
    public const string Scope = "scope";

    /// <summary>The key of the <see cref="Access.Session"/>.</summary>
    public const string Session = "sid";

    /// <summary>The user name of the customer as whom the user is signed in.</summary>
    public const string OnBehalfOf = "on-behalf-of";

    /// <summary>Present while a role asks for a second factor that the session does not have.</summary>
    public const string AwaitsSecondFactor = "awaits-second-factor";

    extension(ClaimsPrincipal principal)
    {
        /// <summary>Null when nobody is signed in.</summary>
        public int? UserId =>
            int.TryParse(principal.FindFirst(ClaimTypes.NameIdentifier)?.Value, CultureInfo.InvariantCulture, out var id) ? id : null;

        /// <summary>As colleagues read it.</summary>
        public string Name => principal.FindFirst(DisplayName)?.Value ?? "unknown";

        /// <summary>Null when nobody is signed in.</summary>
        public Scope? Scope => Enum.TryParse<Scope>(principal.FindFirst(SpaceClaims.Scope)?.Value, out var scope) ? scope : null;

        public string? SessionId => principal.FindFirst(Session)?.Value;

        /// <summary>The customer as whom the user is signed in, by user name; null for everybody who acts as itself.</summary>
        public string? OnBehalfOf => principal.FindFirst(SpaceClaims.OnBehalfOf)?.Value;

        public bool AwaitsSecondFactor => principal.HasClaim(claim => claim.Type == SpaceClaims.AwaitsSecondFactor);
    }
}
