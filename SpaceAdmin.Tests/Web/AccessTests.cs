using System.Globalization;
using System.Security.Claims;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Tests.Web;

public sealed class AccessTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("/services?status=active#top", "/services?status=active#top")]
    [InlineData("/my/services", "/my/services")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("services", "/")]
    [InlineData("~/services", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("\\/evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/\r\n/evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("/a\u0000b", "/")]
    [InlineData(" //evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public void OrHome_OfAnyAddress_StaysOnThisSite(string? url, string expected) => Assert.Equal(expected, LocalUrl.OrHome(url));

    [Fact]
    public void SetupCode_Text_IsReadableAndNeverTheSame()
    {
        var code = new SetupCode().Text;

        Assert.Matches("^[A-HJ-NP-Z2-9]{5}(-[A-HJ-NP-Z2-9]{5}){3}$", code);
        Assert.NotEqual(code, new SetupCode().Text);
    }

    [Fact]
    public void SetupCode_Matches_OnlyItself()
    {
        var code = new SetupCode();

        Assert.True(code.Matches(code.Text));
        Assert.True(code.Matches($"  {code.Text.ToLower(CultureInfo.InvariantCulture)} "));
        foreach (var wrong in new[] { null, "", " ", code.Text[..^1], code.Text + "A", new SetupCode().Text, "é" })
        {
            Assert.False(code.Matches(wrong), wrong);
        }
    }

    [Theory]
    [InlineData(null, null, Scope.Platform)]
    [InlineData(7, null, Scope.Reseller)]
    [InlineData(7, 9, Scope.Customer)]
    public void ToActor_OfAUsersClaims_IsThatUser(int? reseller, int? customer, Scope scope)
    {
        var user = new User { Id = 5, Name = "Rosa Luz", ResellerId = reseller, CustomerId = customer };

        var actor = Principal(user, Permissions.Of(scope)).ToActor();

        Assert.Equal((5, "Rosa Luz", scope, reseller, customer), (actor.UserId, actor.Name, actor.Scope, actor.ResellerId, actor.CustomerId));
        Assert.Equal(Permissions.Of(scope).Order(), actor.Granted.Order());
        Assert.All(Permissions.All, permission => Assert.Equal(permission.Scopes.Contains(scope), actor.Can(permission.Name)));
    }

    [Fact]
    public void ToActor_WithPermissionsOfAnotherScope_CanDoNothingWithThem()
    {
        var customer = new User { Id = 5, Name = "anna", ResellerId = 7, CustomerId = 9 };

        var actor = Principal(customer, Permissions.All.Select(permission => permission.Name)).ToActor();

        Assert.Equal([Permissions.MyServicesSee], Permissions.All.Select(permission => permission.Name).Where(actor.Can));
        Assert.Throws<UnauthorizedAccessException>(() => actor.Demand(Permissions.ServicesSee));
    }

    [Fact]
    public void ToActor_WithoutAScope_IsTheLeastThatThereIs()
    {
        var actor = new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, "5"), new Claim(ActorClaims.Permission, Permissions.ServicesSee)], "test")).ToActor();

        Assert.False(actor.Can(Permissions.ServicesSee));
    }

    [Fact]
    public void ToActor_WhenNobodyIsSignedIn_Throws() =>
        Assert.Throws<UnauthorizedAccessException>(() => new ClaimsPrincipal(new ClaimsIdentity()).ToActor());

    private static ClaimsPrincipal Principal(User user, IEnumerable<string> permissions) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, user.Id.ToString(CultureInfo.InvariantCulture)),
            .. ActorClaims.Of(user),
            .. permissions.Select(permission => new Claim(ActorClaims.Permission, permission)),
        ],
        "test"));
}
