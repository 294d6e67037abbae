using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Web.Components;
using SpaceAdmin.Web.Components.Layout;

namespace SpaceAdmin.Tests.Components;

/// <summary>What a page shows before its circuit stands.</summary>
public sealed class FirstFrameTests : BunitContext
{
    // Nothing of Core is registered here: whatever asked the database, or who acts, would fail.
    [Fact]
    public void FirstFrame_HasBarMenuAndHeading_AndAsksNobody()
    {
        var user = this.AddAuthorization().SetAuthorized("Sara");
        user.SetClaims(new System.Security.Claims.Claim(SpaceClaims.Permission, Permissions.ServicesSee), new System.Security.Claims.Claim(SpaceClaims.Permission, Permissions.CustomersSee));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/customers");

        var frame = Render<FirstFrame>(parameters => parameters.Add(one => one.Heading, "Customers"));

        Assert.Equal("Customers", frame.Find("main h1").TextContent);
        Assert.Equal("true", frame.Find("main").GetAttribute("aria-busy"));
        Assert.Equal(["Overview", "Space Services", "Customers"], frame.FindAll("nav a").Select(link => link.TextContent));
        Assert.Equal("Customers", frame.Find("nav a.active").TextContent);
    }

    [Fact]
    public void EveryPageOfACircuit_HasAName()
    {
        var pages = typeof(App).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(RouteAttribute), inherit: false) && !type.IsDefined(typeof(ExcludeFromInteractiveRoutingAttribute), inherit: true)).ToList();

        Assert.True(pages.Count > 20, $"Only {pages.Count} pages were found.");
        Assert.Empty(pages.Where(page => PageNameAttribute.Of(page, PathString.Empty) is null).Select(page => page.Name));
    }

    [Theory]
    [InlineData("/admin/users", "Users")]
    [InlineData("/admin/users/3", "Users")]
    [InlineData("/staff", "Staff")]
    [InlineData("/staff/3", "Staff")]
    public void PageName_OfAPageWithTwoAddresses_IsThatOfTheAddress(string path, string name) =>
        Assert.Equal(name, PageNameAttribute.Of(typeof(SpaceAdmin.Web.Components.Pages.Users.UsersPage), path)?.Name);
}
