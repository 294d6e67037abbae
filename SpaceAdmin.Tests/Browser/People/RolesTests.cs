using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Tests.Web;
using static Microsoft.Playwright.Assertions;

namespace SpaceAdmin.Tests.Browser;

public sealed partial class RolesTests(BrowserFixture browsers, SpaceApp app) : BrowserTest(browsers, app)
{
    private const string Night = "night@demo.test";

    [Fact]
    public async Task Permission_TakenFromARoleOnItsPage_TakesTheButtonOfASecondBrowserAndRefusesItsCommand()
    {
        var (role, user) = await AddNightDeskAsync(App.Services);
        var theirs = await SignedInAsync(Night, "/services/4");
        await Expect(Button(theirs, "Suspend Service")).ToBeVisibleAsync();
        var mine = await SignedInAsync(Reseller, $"/admin/roles/{role}");

        // The machine is shared with the other tests: of three times, one is the program's own.
        List<long> took = [];
        while (took.Count < 3 && took.TrueForAll(milliseconds => milliseconds > 1_000))
        {
            if (took.Count > 0)
            {
                await mine.GetByLabel("Suspend services", new() { Exact = true }).CheckAsync();
                await Button(mine, "Save role").ClickAsync();
                await Expect(Button(theirs, "Suspend Service")).ToBeVisibleAsync();
            }

            await mine.GetByLabel("Suspend services", new() { Exact = true }).UncheckAsync();
            await Expect(Region(mine, "What saving does")).ToContainTextAsync("Suspend services");
            await Expect(Region(mine, "What saving does")).ToContainTextAsync("Reaches 1 person at once: Nadia Nacht.");
            var gone = GoneAtAsync(theirs, "Suspend Service");
            await Button(mine, "Save role").ClickAsync();
            await Expect(mine.GetByText("The role “Night desk” is saved.").Last).ToBeVisibleAsync();
            var saved = await mine.EvaluateAsync<long>("Date.now()");
            took.Add(await gone - saved);
        }

        Assert.True(took.Exists(milliseconds => milliseconds <= 1_000), $"The button went after {string.Join(", ", took)} ms.");
        await Expect(Button(theirs, "Cancel Service")).ToBeVisibleAsync();
        var forced = await SuspendAsync(App.Services, user);
        Assert.IsType<Failure.Forbidden>(forced.Failure);
    }

    [Fact]
    public async Task Role_MadeAndDeletedByKeyboard_ComesAndGoesInTheMatrixOfAnother()
    {
        var watching = await SignedInAsync(Staff, "/admin/roles");
        var page = await SignedInAsync(Reseller, "/admin/roles");
        var column = watching.GetByRole(AriaRole.Columnheader, new() { Name = "Front desk" });
        await Expect(watching.GetByRole(AriaRole.Heading, new() { Name = "Roles" })).ToBeVisibleAsync();

        await Button(page, "New role").PressAsync("Enter");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Front desk");
        await page.GetByLabel("Search permissions").FillAsync("see serv");
        await page.GetByLabel("See services", new() { Exact = true }).PressAsync("Space");
        await Expect(Region(page, "What saving does")).ToContainTextAsync("See services");
        await Button(page, "Save role").PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(Matrix());
        await Expect(column).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Front desk" }).ClickAsync();
        await page.GetByLabel("Read notes", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Overview" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Leave" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();

        await page.GotoAsync("/admin/roles");
        await page.GetByRole(AriaRole.Link, new() { Name = "Front desk" }).ClickAsync();
        await Expect(page.GetByLabel("Read notes", new() { Exact = true })).Not.ToBeCheckedAsync();
        await Button(page, "Delete role").PressAsync("Enter");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete role" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(Matrix());
        await Expect(column).ToHaveCountAsync(0);
    }

    /// <summary>When a button was no longer there, in milliseconds of the machine's clock.</summary>
    private static Task<long> GoneAtAsync(IPage page, string button) => page.EvaluateAsync<long>(
        """
        name => new Promise(done => {
          const look = () => [...document.querySelectorAll('button')].some(one => one.textContent.trim() === name) ? setTimeout(look, 5) : done(Date.now());
          look();
        })
        """,
        button);

    /// <summary>A reseller's own role, and one who holds nothing else.</summary>
    private static async Task<(int Role, int User)> AddNightDeskAsync(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<SpaceDb>>().CreateDbContextAsync(Ct);
        var reseller = await db.Users.Where(row => row.Email == Reseller).Select(row => row.ResellerId).SingleAsync(Ct);
        var role = db.Roles.Add(new Role("Night desk", Scope.Reseller, reseller)).Entity;
        var user = db.Users.Add(new User
        {
            UserName = Night, NormalizedUserName = Night.ToUpperInvariant(), Email = Night, NormalizedEmail = Night.ToUpperInvariant(), EmailConfirmed = true,
            Name = "Nadia Nacht", ResellerId = reseller, SecurityStamp = Guid.NewGuid().ToString(),
        }).Entity;
        user.PasswordHash = new PasswordHasher<User>().HashPassword(user, Password);
        await db.SaveChangesAsync(Ct);
        db.UserRoles.Add(new IdentityUserRole<int> { UserId = user.Id, RoleId = role.Id });
        string[] permissions = [Permissions.ServicesSee, Permissions.ServicesSuspend, Permissions.ServicesCancel];
        db.RoleClaims.AddRange(permissions.Select(permission => new IdentityRoleClaim<int> { RoleId = role.Id, ClaimType = SpaceClaims.Permission, ClaimValue = permission }));
        await db.SaveChangesAsync(Ct);
        return (role.Id, user.Id);
    }

    /// <summary>As a page would that does not know yet.</summary>
    private static async Task<Result<ServiceOutcome>> SuspendAsync(IServiceProvider services, int user)
    {
        var dbs = services.GetRequiredService<IDbContextFactory<SpaceDb>>();
        await using var db = await dbs.CreateDbContextAsync(Ct);
        var version = await db.Services.Where(service => service.Id == 4).Select(service => service.Version).SingleAsync(Ct);
        var commands = new ServiceCommands(new UnitOfWork(new Writer(dbs, TimeProvider.System, services.GetRequiredService<ChangeFeed>()), new ReadActor(services.GetRequiredService<ActorReader>(), user)), Shipped.FollowUp);
        return await commands.ApplyAsync(4, ServiceAction.Suspend, version, null, Ct);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private sealed class ReadActor(ActorReader actors, int user) : ICurrentActor
    {
        public async ValueTask<Actor> GetAsync(CancellationToken ct) => (await actors.FindAsync(user, ct))!;
    }

    [GeneratedRegex("/admin/roles$")]
    private static partial Regex Matrix();
}
