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

    extension(ClaimsPrincipal principal)
    {
        /// <summary>Null when nobody is signed in.</summary>
        public int? UserId =>
            int.TryParse(principal.FindFirst(ClaimTypes.NameIdentifier)?.Value, CultureInfo.InvariantCulture, out var id) ? id : null;

        /// <summary>As colleagues read it.</summary>
        public string Name => principal.FindFirst(DisplayName)?.Value ?? "unknown";
    }
}
