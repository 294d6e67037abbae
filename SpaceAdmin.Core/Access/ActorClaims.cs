using System.Globalization;
using System.Security.Claims;

namespace SpaceAdmin.Core.Access;

/// <summary>How an actor travels in a signed-in user's claims.</summary>
public static class ActorClaims
{
    public const string Permission = "permission";

    private const string DisplayName = "name";
    private const string ScopeOfActor = "scope";
    private const string ResellerId = "reseller";
    private const string CustomerId = "customer";

    /// <summary>What to add to the claims that Identity makes of <paramref name="user"/>.</summary>
    public static IEnumerable<Claim> Of(User user)
    {
        yield return new Claim(DisplayName, user.Name);
        yield return new Claim(ScopeOfActor, ScopeOf(user).ToString());
        if (user.ResellerId is { } reseller)
        {
            yield return new Claim(ResellerId, reseller.ToString(CultureInfo.InvariantCulture));
        }

        if (user.CustomerId is { } customer)
        {
            yield return new Claim(CustomerId, customer.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <exception cref="UnauthorizedAccessException">Nobody is signed in.</exception>
    public static Actor ToActor(this ClaimsPrincipal principal)
    {
        var user = Number(principal, ClaimTypes.NameIdentifier) ?? throw new UnauthorizedAccessException("Not signed in.");
        return new Actor(
            user,
            principal.FindFirstValue(DisplayName) ?? "unknown",
            Enum.Parse<Scope>(principal.FindFirstValue(ScopeOfActor) ?? nameof(Scope.Customer)),
            Number(principal, ResellerId),
            Number(principal, CustomerId),
            principal.FindAll(Permission).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal));
    }

    // The binding decides, not the role: a customer's account stays a customer's whatever role it is put into.
    private static Scope ScopeOf(User user) => user switch
    {
        { CustomerId: not null } => Scope.Customer,
        { ResellerId: not null } => Scope.Reseller,
        _ => Scope.Platform,
    };

    private static int? Number(ClaimsPrincipal principal, string type) =>
        int.TryParse(principal.FindFirst(type)?.Value, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? FindFirstValue(this ClaimsPrincipal principal, string type) => principal.FindFirst(type)?.Value;
}
