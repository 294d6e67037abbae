using Bunit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Users;
using SpaceAdmin.Tests.Core;
using SpaceAdmin.Web.Components;
using SpaceAdmin.Web.Components.Pages.Users;

namespace SpaceAdmin.Tests.Components;

/// <summary>Who can sign in, on the screens of administrators and of resellers.</summary>
public sealed class UsersPageTests : DeskTest
{
    private const string Stale = "Somebody else changed this in the meantime. It shows the newest state now; please look again.";

    private readonly FakeInvitations _post = new();
    private readonly Actor _administrator = Actors.Administrator with { UserId = 901 };
    private readonly Actor _staff;

    public UsersPageTests()
    {
        Services.AddSingleton<IInvitationSender>(_post);
        _staff = Actors.Of(Space.Ours) with { UserId = 902 };
    }

    [Theory]
    [InlineData("", "Ada Anna Sara Zora", "All 4 Active 3 Invited 0 Locked 0 Disabled 1")]
    [InlineData("?dir=desc", "Zora Sara Anna Ada", "All 4 Active 3 Invited 0 Locked 0 Disabled 1")]
    [InlineData("?status=disabled", "Zora", "All 4 Active 3 Invited 0 Locked 0 Disabled 1")]
    [InlineData("?kind=reseller&q=our", "Sara", "All 1 Active 1 Invited 0 Locked 0 Disabled 0")]
    [InlineData("?sort=nonsense&page=x&size=7&kind=9", "Ada Anna Sara Zora", "All 4 Active 3 Invited 0 Locked 0 Disabled 1")]
    public async Task Users_OpenedFromAnAddress_ShowsWhatTheAddressSays(string query, string names, string tabs)
    {
        await AddPeopleAsync();

        var page = Open("/admin/users" + query, _administrator);

        page.WaitFor(() => Assert.Equal(names, Names(page)));
        Assert.Equal(tabs, string.Join(' ', page.Tabs));
        Assert.Equal("Users", page.Find("h1").Words());
        Assert.Equal(["Name", "Email", "Reseller", "Roles", "Status", "Last sign-in"], page.Headers.Select(header => header.TrimEnd(' ', '↑', '↓')));
    }

    [Fact]
    public async Task RoleFilter_ShowsWhoHoldsItUntilItIsRemoved()
    {
        await AddPeopleAsync();
        var role = await Space.StoreRoleAsync("Night desk", Scope.Reseller, Space.Ours, Permissions.ServicesSee);
        await Space.GiveRoleAsync(await Space.AddUserAsync("Nora", Space.Ours), role);

        var page = Open($"/staff?role={role}&sort=email", _staff);

        page.WaitFor(() => Assert.Equal("Nora", Names(page)));
        Assert.Equal("Role: Night desk", page.Find("a.filter").Words());
        Follow(page.Find("a.filter"));
        page.WaitFor(() => Assert.Equal("Nora Sara", Names(page)));
        Assert.Equal("/staff?sort=email", Address);
    }

    [Fact]
    public async Task Activity_OfThisPerson_IsALinkForWhoMaySeeTheLog()
    {
        var sara = (await AddPeopleAsync())["Sara"];

        var page = OpenPanel(sara, _staff);
        Follow(page.Link("aside", "Activity of this person"));
        page.WaitFor(() => Assert.Equal($"By: no. {sara.Id}", page.Find("a.filter").Words()));
        Assert.Equal($"/admin/audit?user={sara.Id}", Address);
    }

    [Fact]
    public async Task Activity_OfThisPerson_IsNotOfferedToWhoMayNotSeeTheLog()
    {
        var sara = (await AddPeopleAsync())["Sara"];

        var page = OpenPanel(sara, _staff.Without(Permissions.AuditSee));

        Assert.DoesNotContain("Activity of this person", page.Find("aside").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_OfAReseller_IsItsOwnAlone()
    {
        await AddPeopleAsync();

        var page = Open("/staff", _staff);

        page.WaitFor(() => Assert.Equal("Sara", Names(page)));
        Assert.Equal("Staff", page.Find("h1").Words());
        Assert.DoesNotContain("Reseller", page.Headers);
        Assert.NotNull(page.Find("input[aria-label='Search staff']"));
    }

    [Theory]
    [InlineData("/admin/users", false)]
    [InlineData("/admin/users/1", false)]
    [InlineData("/staff", true)]
    [InlineData("/staff/1", true)]
    public async Task Page_AtTheOthersAddress_IsNotFound(string address, bool administrator)
    {
        await AddPeopleAsync();

        var page = Open(address, administrator ? _administrator : _staff);

        page.WaitFor(() => Assert.Equal("Not found", page.Find("h1").Words()));
        Assert.DoesNotContain("Sara", page.Find("main").Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Zora")] // of another reseller
    [InlineData("Ada")] // of the platform
    [InlineData("Anna")] // of a customer: not staff
    public async Task Panel_OfSomebodyWhoIsNotStaff_IsNotFound(string name)
    {
        var people = await AddPeopleAsync();

        var page = Open($"/staff/{people[name].Id}", _staff);

        page.WaitFor(() => Assert.True(page.HasRegion("Not found")));
        Assert.DoesNotContain(name, page.Find("main").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Controls_ChangeTheAddress()
    {
        await AddPeopleAsync();
        var page = Open("/admin/users", _administrator);
        page.WaitFor(() => Assert.NotEmpty(page.FindAll("[data-grid] tbody tr")));

        page.Do(() => page.Find("input[type='search']").Input("sara"));
        page.WaitFor(() => Assert.Equal("/admin/users?q=sara", Address));
        page.Do(() => page.Find("select[aria-label='Kind']").Change("Reseller"));
        page.WaitFor(() => Assert.Equal("/admin/users?q=sara&kind=reseller", Address));
        Follow(page.Link("[data-grid] thead", "Email"));
        Assert.Equal("/admin/users?q=sara&kind=reseller&sort=email", Address);
        page.WaitFor(() => Assert.Equal("Sara", Names(page)));
        Follow(page.Link("[data-grid] tbody", "Sara"));

        page.WaitFor(() => Assert.True(page.HasRegion("User details")));
        Assert.EndsWith("?q=sara&kind=reseller&sort=email", Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disable_Pressed_AsksAndShowsItEverywhere()
    {
        var sara = (await AddPeopleAsync())["Sara"];
        var page = OpenPanel(sara, _staff);
        Assert.Equal(["Disable user"], page.Buttons);

        page.Do(() => page.Button("Disable user").Click());
        page.WaitFor(() => Assert.Contains("Sara is signed out everywhere at once and cannot sign in.", page.Find("[role='dialog']").Words(), StringComparison.Ordinal));
        page.Do(() => page.DialogButton("Back").Click());
        page.WaitFor(() => Assert.Empty(page.FindAll("[role='dialog']")));
        Assert.Empty(await Space.AuditAsync());
        page.Do(() => page.Button("Disable user").Click());
        page.WaitFor(() => page.DialogButton("Disable user").Click());

        page.WaitFor(() => Assert.Equal(["Enable user"], page.Buttons));
        page.WaitFor(() => Assert.Equal("Disabled", page.Find("[data-grid] tbody .chip").Words()));
        page.WaitFor(() => Assert.Equal(["Sara is disabled."], page.Snackbars));
        page.Do(() => page.Button("Enable user").Click());
        await WaitAsTimePassesAsync(() => Assert.Equal(["Disable user"], page.Buttons));
    }

    [Fact]
    public async Task Panel_OfWhoMayDoMore_SaysWhyNothingCanBeDone()
    {
        var sara = (await AddPeopleAsync())["Sara"];

        var page = OpenPanel(sara, _staff.Without(Permissions.AuditSee));

        Assert.True(page.Button("Disable user").HasAttribute("disabled"));
        var sentence = page.Find($"#{page.Button("Disable user").GetAttribute("aria-describedby")}").Words();
        Assert.Equal("Sara may do what you may not: read the audit log. Only somebody who may do as much can change this account.", sentence);
        Assert.All(page.FindAll(".role-choices input"), box => Assert.True(box.HasAttribute("disabled")));
    }

    [Fact]
    public async Task Panel_WithoutThePermission_OffersNothing()
    {
        var sara = (await AddPeopleAsync())["Sara"];

        var page = OpenPanel(sara, _staff.Without(Permissions.UsersManage));

        Assert.Empty(page.Buttons);
        Assert.Empty(page.FindAll("[role='region'][aria-label='Roles'] input"));
        Assert.Equal("Roles Reseller", page.Region("Roles").Words());
        Assert.Empty(page.FindAll(".title button"));
    }

    [Fact]
    public async Task Roles_Chosen_SayWhatTheyGiveAndTakeAndAreSaved()
    {
        var sara = (await AddPeopleAsync())["Sara"];
        var night = await AddRoleAsync("Night", Permissions.ServicesSee, Permissions.NotesRead);
        var page = OpenPanel(sara, _staff);
        Assert.DoesNotContain("Save roles", page.Buttons);

        page.Do(() => Box(page, "Night").Change(true));
        page.WaitFor(() => Assert.Contains("Changes nothing that Sara may do.", page.Region("Roles").Words(), StringComparison.Ordinal));
        page.Do(() => Box(page, "Reseller").Change(false));
        page.WaitFor(() => Assert.Contains("Takes Activate services, Suspend services,", page.Region("Roles").Words(), StringComparison.Ordinal));
        Assert.DoesNotContain("Gives", page.Region("Roles").Words(), StringComparison.Ordinal);
        page.Do(() => page.Button("Undo").Click());
        page.WaitFor(() => Assert.DoesNotContain("Save roles", page.Buttons));
        page.Do(() => Box(page, "Night").Change(true));
        page.Do(() => Box(page, "Reseller").Change(false));
        page.Do(() => page.Button("Save roles").Click());

        page.WaitFor(() => Assert.Equal(["Sara has other roles now."], page.Snackbars));
        page.WaitFor(() => Assert.DoesNotContain("Save roles", page.Buttons));
        await using var db = Space.CreateDbContext();
        Assert.Equal([night], await db.UserRoles.Where(held => held.UserId == sara.Id).Select(held => held.RoleId).ToListAsync(Ct));
        page.WaitFor(() => Assert.Contains("Night", page.Find("[data-grid] tbody").Words(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Roles_OfAPageThatBecameStale_AreRefusedKindlyAndTheNewStateShows()
    {
        var sara = (await AddPeopleAsync())["Sara"];
        await AddRoleAsync("Night", Permissions.ServicesSee);
        var page = OpenPanel(sara, _staff);
        page.Do(() => Box(page, "Night").Change(true));

        var commands = new UserCommands(Space.UnitOfWork, _post);
        Assert.True((await commands.ChangeRolesAsync(sara.Id, sara.ConcurrencyStamp!, [], Ct)).Succeeded);
        page.WaitFor(() => Assert.DoesNotContain("Reseller", page.Find("[data-grid] tbody").Words(), StringComparison.Ordinal));
        page.Do(() => page.Button("Save roles").Click()); // the choice that was begun is still there

        page.WaitFor(() => Assert.Equal([Stale], page.Snackbars));
        page.WaitFor(() => Assert.All(page.FindAll(".role-choices input"), box => Assert.False(box.HasAttribute("checked"))));
    }

    [Fact]
    public async Task Rename_Confirmed_ShowsTheNewName()
    {
        var sara = (await AddPeopleAsync())["Sara"];
        var page = OpenPanel(sara, _staff);

        page.Do(() => page.Find("button[aria-label='Rename']").Click());
        page.WaitFor(() => page.Find("#new-name").Change(" "));
        await page.DoAsync(() => page.Find("#rename").SubmitAsync());
        page.WaitFor(() => Assert.Equal("A name is one line of 1 to 80 characters.", page.Find("[role='alert']").Words()));
        page.Do(() => page.Find("#new-name").Change("Sara Lind"));
        await page.DoAsync(() => page.Find("#rename").SubmitAsync());

        page.WaitFor(() => Assert.Equal("Sara Lind", page.Find("[data-panel-title]").Words()));
        page.WaitFor(() => Assert.Equal("Sara Lind", Names(page)));
    }

    [Fact]
    public async Task Invite_OfStaff_SendsAndShowsIt()
    {
        var page = Open("/staff", _staff);
        page.WaitFor(() => page.Button("Invite").Click());
        page.WaitFor(() => Assert.Single(page.FindAll(".role-choices input")));
        Assert.Empty(page.FindAll("#invite-reseller"));
        page.Do(() => page.Find("#invite-email").Change("nina@new.example"));
        page.Do(() => page.Find("#invite-name").Change("Nina"));
        await page.DoAsync(() => page.Find("#invite").SubmitAsync());
        page.WaitFor(() => Assert.Equal("Choose at least one role.", page.Find("[role='alert']").Words()));
        page.Do(() => page.Find(".role-choices input").Change(true));
        await page.DoAsync(() => page.Find("#invite").SubmitAsync());

        page.WaitFor(() => Assert.Equal(["An invitation was sent to nina@new.example."], page.Snackbars));
        page.WaitFor(() => Assert.Equal("Nina", Names(page)));
        Assert.Equal("Invited", page.Find("[data-grid] tbody .chip").Words());
        Assert.Single(_post.Sent);
    }

    [Fact]
    public async Task Invite_WhenTheMailFails_SaysSoAndCanBeSentAgain()
    {
        _post.Problem = "Mail is not set up.";
        var page = Open("/admin/users", _administrator);
        page.WaitFor(() => page.Button("Invite").Click());
        page.WaitFor(() => page.Find("#invite-email").Change("nina@new.example"));
        page.Do(() => page.Find("#invite-name").Change("Nina"));
        page.Do(() => page.Find("#invite-reseller").Change($"{Space.Theirs.Id}"));
        page.WaitFor(() => Assert.Equal("Reseller", page.Find(".role-choices label").Words()));
        page.Do(() => page.Find(".role-choices input").Change(true));
        await page.DoAsync(() => page.Find("#invite").SubmitAsync());

        page.WaitFor(() => Assert.Equal(["nina@new.example was invited, but the mail could not be sent: Mail is not set up. Invite again later."], page.Snackbars));
        page.WaitFor(() => Assert.Equal("Nina", Names(page)));
        _post.Problem = null;
        Follow(page.Link("[data-grid] tbody", "Nina"));
        page.WaitFor(() => page.Button("Invite again").Click());
        page.WaitFor(() => Assert.Single(_post.Sent));
        Assert.Contains("the link works until 8 Jan 2026 09:00", page.Region("User details").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CustomerPeople_ListsInvitesAndActs()
    {
        var people = await AddPeopleAsync();
        Open("/staff", _staff);
        var page = Render<CustomerPeople>(component => component.Add(c => c.CustomerId, Space.Anna.Id)
            .AddCascadingValue(new SpaceAdmin.Web.Components.Shared.Viewer()));

        page.WaitForAssertion(() => Assert.Contains("Anna Anna@users.example", page.Find("li").Words(), StringComparison.Ordinal));
        Assert.Equal("Disable user: Anna", Assert.Single(page.FindAll("li button")).GetAttribute("aria-label"));

        var commands = new UserCommands(Space.UnitOfWork, _post);
        Assert.True((await commands.InviteCustomerAsync(Space.Anna.Id, "Berta", "berta@new.example", Ct)).Succeeded);

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("li").Count));
        page.Do(() => page.FindAll("li button").Single(button => button.GetAttribute("aria-label") == "Invite again: Berta").Click());
        page.WaitForAssertion(() => Assert.Equal(2, _post.Sent.Count));
        Assert.DoesNotContain(people["Zora"].Email!, page.Markup, StringComparison.Ordinal);
    }

    private static string Names(IRenderedComponent<Routes> page) => string.Join(' ', page.FindAll("[data-grid] tbody td:first-child").Select(DeskPage.Words));

    private static AngleSharp.Dom.IElement Box(IRenderedComponent<Routes> page, string role) =>
        page.FindAll(".role-choices label").Single(label => label.Words() == role).QuerySelector("input")!;

    private IRenderedComponent<Routes> OpenPanel(User user, Actor actor)
    {
        var page = Open($"/staff/{user.Id}", actor);
        page.WaitFor(() => Assert.True(page.HasRegion("User details")));
        page.WaitFor(() => Assert.NotEmpty(page.FindAll("[data-grid] tbody tr")));
        return page;
    }

    private async Task<Dictionary<string, User>> AddPeopleAsync()
    {
        var zora = await Space.AddUserAsync("Zora", Space.Theirs);
        await using (var db = Space.CreateDbContext())
        {
            await db.Users.ExecuteUpdateAsync(users => users.SetProperty(user => user.DisabledAt, Space.Clock.GetUtcNow()), Ct);
        }

        User[] people =
        [
            zora,
            await Space.AddUserAsync("Ada", roles: BuiltInRoles.Administrator),
            await Space.AddUserAsync("Sara", Space.Ours, roles: BuiltInRoles.Reseller),
            await Space.AddUserAsync("Anna", customer: Space.Anna, roles: BuiltInRoles.Customer),
        ];
        return people.ToDictionary(user => user.Name);
    }

    private async Task<int> AddRoleAsync(string name, params IEnumerable<string> permissions)
    {
        await using var db = Space.CreateDbContext();
        var role = db.Roles.Add(new Role(name, Scope.Reseller, Space.Ours.Id)).Entity;
        await db.SaveChangesAsync(Ct);
        db.RoleClaims.AddRange(permissions.Select(permission =>
            new IdentityRoleClaim<int> { RoleId = role.Id, ClaimType = SpaceClaims.Permission, ClaimValue = permission }));
        await db.SaveChangesAsync(Ct);
        return role.Id;
    }
}
