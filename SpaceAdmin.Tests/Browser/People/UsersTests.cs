using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Tests.Web;
using static Microsoft.Playwright.Assertions;

namespace SpaceAdmin.Tests.Browser;

/// <summary>What is done on the page of users reaches the pages that these have open.</summary>
public sealed partial class UsersTests(BrowserFixture browsers, SpaceApp app) : BrowserTest(browsers, app)
{
    [Fact]
    public async Task User_DisabledOnThePage_IsSentToSignInWhereItWorks()
    {
        using var own = new SpaceApp();
        var staff = await SignedInAsync(own, Staff, "/services/4");
        await Expect(Region(staff, "Service details")).ToBeVisibleAsync();
        var admin = await SignedInAsync(own, Administrator, "/admin/users");

        await admin.GetByLabel("Search users").FillAsync("demo staff");
        await Expect(admin).ToHaveURLAsync(Searched());
        await admin.GetByRole(AriaRole.Link, new() { Name = "Demo Staff" }).ClickAsync();
        await Expect(Region(admin, "User details")).ToContainTextAsync("In 1 browser");
        await ConfirmAsync(admin, "Disable user");

        await Expect(Button(staff, "Sign in")).ToBeVisibleAsync();
        await SignInAsync(staff, Staff, Password);
        await Expect(staff.GetByText("That did not work.")).ToBeVisibleAsync();
        await Button(admin, "Enable user").ClickAsync();
        await Expect(Button(admin, "Disable user")).ToBeVisibleAsync();
        await SignInAsync(staff, Staff, Password);
        await Expect(Region(staff, "Service details")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Sessions_EndedByTheReseller_SendEveryBrowserToSignIn()
    {
        using var own = new SpaceApp();
        var here = await SignedInAsync(own, Staff, "/services");
        var there = await SignedInAsync(own, Staff, "/");
        var reseller = await SignedInAsync(own, Reseller, "/staff");

        await reseller.GetByRole(AriaRole.Link, new() { Name = "Demo Staff" }).ClickAsync();
        await Expect(Region(reseller, "User details")).ToContainTextAsync("In 2 browsers");
        await ConfirmAsync(reseller, "End all sessions");

        await Expect(Button(here, "Sign in")).ToBeVisibleAsync();
        await Expect(Button(there, "Sign in")).ToBeVisibleAsync();
        await Expect(Region(reseller, "User details")).ToContainTextAsync("Nowhere");
        await SignInAsync(here, Staff, Password);
        await Expect(here.GetByRole(AriaRole.Heading, new() { Name = "Space Services" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Roles_Changed_TakeAndGiveMenuAndButtonsOnTheOpenPage()
    {
        using var own = new SpaceApp();
        await AddRoleAsync(own, "Reader", Permissions.ServicesSee);
        var staff = await SignedInAsync(own, Staff, "/services/4");
        await Expect(Button(staff, "Suspend Service")).ToBeVisibleAsync();
        await Expect(MenuLink(staff, "Audit log")).ToBeVisibleAsync();
        var reseller = await SignedInAsync(own, Reseller, "/staff");
        await reseller.GetByRole(AriaRole.Link, new() { Name = "Demo Staff" }).ClickAsync();

        var roles = Region(reseller, "Roles");
        await roles.GetByLabel("Reader").CheckAsync();
        await roles.GetByLabel("Reseller").UncheckAsync();
        await Expect(roles).ToContainTextAsync("Takes Activate services");
        await Button(reseller, "Save roles").ClickAsync();

        await Expect(Button(staff, "Suspend Service")).ToHaveCountAsync(0);
        await Expect(MenuLink(staff, "Audit log")).ToHaveCountAsync(0);
        await Expect(MenuLink(staff, "Space Services")).ToBeVisibleAsync();
        await Expect(Region(staff, "Service details")).ToBeVisibleAsync();
        await roles.GetByLabel("Reseller").CheckAsync();
        await Button(reseller, "Save roles").ClickAsync();
        await Expect(Button(staff, "Suspend Service")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Keyboard_OpensClosesAndGoesOnFromTheRow()
    {
        var page = await SignedInAsync(Administrator, "/admin/users", width: 360);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Demo Administrator" })).ToBeVisibleAsync();
        await Expect(page.Locator("[data-ready]")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Demo Administrator" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Demo Customer" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Demo Customer" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page).ToHaveURLAsync(List());
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Demo Customer" })).ToBeFocusedAsync();
    }

    private async Task<IPage> SignedInAsync(SpaceApp own, string email, string path)
    {
        var page = await (await Browsers.NewContextAsync(own.Address)).NewPageAsync();
        await page.GotoAsync("/account/sign-in?ReturnUrl=" + Uri.EscapeDataString(path));
        await SignInAsync(page, email, Password);
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })).ToBeVisibleAsync();
        return page;
    }

    private static ILocator MenuLink(IPage page, string name) =>
        page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = name });

    private static async Task ConfirmAsync(IPage page, string action)
    {
        await Button(page, action).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = action, Exact = true }).ClickAsync();
    }

    private static async Task AddRoleAsync(SpaceApp own, string name, params string[] permissions)
    {
        await using var db = await own.Services.GetRequiredService<IDbContextFactory<SpaceDb>>().CreateDbContextAsync();
        var role = db.Roles.Add(new Role(name, Scope.Reseller, await db.Users.Where(user => user.Email == Staff).Select(user => user.ResellerId).SingleAsync())).Entity;
        await db.SaveChangesAsync();
        db.RoleClaims.AddRange(permissions.Select(permission =>
            new IdentityRoleClaim<int> { RoleId = role.Id, ClaimType = SpaceClaims.Permission, ClaimValue = permission }));
        await db.SaveChangesAsync();
    }

    [GeneratedRegex(@"/admin/users\?q=demo%20staff$")]
    private static partial Regex Searched();

    [GeneratedRegex("/admin/users$")]
    private static partial Regex List();
}
