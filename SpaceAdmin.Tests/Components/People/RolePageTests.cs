using Bunit;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Tests.Core;
using SpaceAdmin.Web.Components;
using static SpaceAdmin.Core.Access.Permissions;

namespace SpaceAdmin.Tests.Components;

/// <summary>One role: read, changed, deleted.</summary>
public sealed class RolePageTests : DeskTest
{
    private const string Stale = "Somebody else changed this in the meantime. It shows the newest state now; please look again.";

    [Fact]
    public async Task Change_BeforeItIsSaved_TellsWhatItGivesTakesAndWhomItReaches()
    {
        var (id, page) = await OpenRoleAsync();
        await Space.GiveRoleAsync(await Space.AddUserAsync("Otto", Space.Ours), id);
        await Space.GiveRoleAsync(await Space.AddUserAsync("Emil", Space.Ours), id);
        Space.Feed.Publish(Topics.PeopleOf(Space.Ours.Id));
        page.WaitFor(() => Assert.Equal(["Emil", "Otto"], page.FindAll(".holders li span:not(.face)").Select(holder => holder.Words())));
        page.WaitFor(() => Assert.Equal("Nothing yet.", page.Summary()));
        Assert.True(page.Button("Save role").HasAttribute("disabled"));

        page.Tick("Suspend services", false);
        page.Tick("Read notes", true);
        page.Tick("Requires a second factor", true);
        page.Name("Front desk");

        page.WaitFor(() => Assert.Equal(
            "Gives Read notes Takes Suspend services Name Front desk Second factor Required from now on "
            + "Reaches 2 people at once: Emil, Otto. People who have the same permission through another role keep it.",
            page.Summary()));
        Assert.Equal([ServicesSee, ServicesSuspend], await Space.StoredPermissionsAsync(id)); // nothing is saved yet
        page.Do(() => page.Button("Save role").Click());

        page.WaitFor(() => Assert.Equal(["The role “Front desk” is saved."], page.Snackbars));
        page.WaitFor(() => Assert.Equal(("Front desk", "Nothing yet."), (page.Find("h1").Words(), page.Summary())));
        Assert.Equal([NotesRead, ServicesSee], await Space.StoredPermissionsAsync(id));
    }

    [Fact]
    public async Task Holders_WhoAreMoreThanFit_LeadToAllOfThem()
    {
        var id = await Space.StoreRoleAsync("Night desk", Scope.Reseller, Space.Ours, ServicesSee);
        var users = new List<User>();
        for (var i = 10; i < 32; i++)
        {
            users.Add(await Space.AddUserAsync($"Person {i}", Space.Ours));
            await Space.GiveRoleAsync(users[^1], id);
        }

        var page = Open($"/admin/roles/{id}");

        page.WaitFor(() => Assert.Equal($"/staff/{users[0].Id}", page.Link(".holders", "Person 10").GetAttribute("href")));
        Assert.Equal($"/staff?role={id}", page.Link(".holders", "and 2 more").GetAttribute("href"));
    }

    [Fact]
    public async Task Holders_OfTheCustomerRole_LeadToTheirCustomers()
    {
        await Space.AddUserAsync("Petra", customer: Space.Bert, roles: BuiltInRoles.Customer);

        var page = Open($"/admin/roles/{await Space.BuiltInRoleAsync(BuiltInRoles.Customer)}");

        page.WaitFor(() => Assert.Equal($"/customers/{Space.Bert.Id}", page.Link(".holders", "Petra").GetAttribute("href")));
    }

    [Fact]
    public async Task Change_TickedAndUntickedAgain_IsNone()
    {
        var (_, page) = await OpenRoleAsync();

        page.Tick("Read notes", true);
        page.WaitFor(() => Assert.Equal("Gives Read notes Reaches nobody: no one holds it.", page.Summary()));
        page.Tick("Read notes", false);

        page.WaitFor(() => Assert.Equal("Nothing yet.", page.Summary()));
    }

    [Fact]
    public async Task Permission_ThatTheViewerDoesNotHold_IsDisabledWithTheReason()
    {
        var (_, page) = await OpenRoleAsync(Space.Actor.Without(ServicesCancel).Without(ServicesSuspend));

        Assert.True(page.Check("Cancel services").HasAttribute("disabled"));
        Assert.Contains("so you cannot grant it", Hint("Cancel services"), StringComparison.Ordinal);
        Assert.False(page.Check("Suspend services").HasAttribute("disabled")); // the role has it: it can be taken away
        Assert.Contains("not give it back", Hint("Suspend services"), StringComparison.Ordinal);
        Assert.DoesNotContain("yourself", Hint("See services"), StringComparison.Ordinal);

        string Hint(string permission) => page.Find($"[id='{page.Check(permission).GetAttribute("aria-describedby")}']").Words();
    }

    [Theory]
    [InlineData(BuiltInRoles.Reseller, "This role is built in")]
    [InlineData("Standard", "This role was made by the administrators")]
    public async Task LockedRole_IsShownAndCannotBeChanged(string name, string reason)
    {
        await Space.StoreRoleAsync("Standard", Scope.Reseller, null, ServicesSee);
        var page = Open($"/admin/roles/{await Space.BuiltInRoleAsync(name)}");

        page.WaitFor(() => Assert.StartsWith(reason, page.Find(".role > .lock").Words(), StringComparison.Ordinal));
        Assert.Contains("See services: yes", page.Permissions());
        Assert.Empty(page.FindAll("main button, main input:not([type='search'])"));
    }

    [Fact]
    public async Task Search_ByAnyWord_ShowsWhatMatchesAndKeepsTheRest()
    {
        var (_, page) = await OpenRoleAsync();
        var all = page.Permissions().Length;

        page.Do(() => page.Find("[aria-label='Search permissions']").Input("FILE"));
        page.WaitFor(() => Assert.Equal(["Import services", "Export services"], page.Permissions()));
        page.Tick("Export services", true);
        page.Do(() => page.Find("[aria-label='Search permissions']").Input("zzz"));
        page.WaitFor(() => Assert.Equal("No permission matches “zzz”.", page.Find(".permissions .none").Words()));
        page.Do(() => page.Find("[aria-label='Search permissions']").Input(""));

        page.WaitFor(() => Assert.Equal(all, page.Permissions().Length));
        page.WaitFor(() => Assert.Contains("Gives Export services", page.Summary(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_WhenAColleagueChangesTheRole_FollowsAsLongAsNothingIsTyped()
    {
        var (id, page) = await OpenRoleAsync();

        await ColleagueChangesAsync(id, ServicesSee, NotesWrite);

        page.WaitFor(() => Assert.True(page.Check("Write notes").HasAttribute("checked")));
        page.WaitFor(() => Assert.Equal("Nothing yet.", page.Summary()));
    }

    [Fact]
    public async Task Page_WithUnsavedChangesWhenAColleagueIsFaster_SaysSoAndShowsTheNewestOnRequest()
    {
        var (id, page) = await OpenRoleAsync();
        page.Tick("Read notes", true);

        await ColleagueChangesAsync(id, ServicesSee, NotesWrite);

        page.WaitFor(() => Assert.StartsWith("Somebody else changed this role in the meantime.", page.Find(".news").Words(), StringComparison.Ordinal));
        Assert.True(page.Check("Read notes").HasAttribute("checked")); // what was ticked stays until its owner says otherwise
        page.Do(() => page.Button("Show the newest state").Click());
        page.WaitFor(() => Assert.True(page.Check("Write notes").HasAttribute("checked")));
        page.WaitFor(() => Assert.Equal(("Nothing yet.", ""), (page.Summary(), page.Find(".news").Words())));
    }

    [Fact]
    public async Task Save_FromAStalePage_IsRefusedAndTheNewStateShows()
    {
        var (id, page) = await OpenRoleAsync();
        page.Tick("Read notes", true);
        await ColleagueChangesAsync(id, ServicesSee, NotesWrite);

        page.Do(() => page.Button("Save role").Click());

        page.WaitFor(() => Assert.Equal([Stale], page.Snackbars));
        page.WaitFor(() => Assert.Equal("Nothing yet.", page.Summary()));
        Assert.Equal([NotesWrite, ServicesSee], await Space.StoredPermissionsAsync(id));
    }

    [Fact]
    public async Task Page_WhenOnlyItsPeopleChange_KeepsWhatIsTicked()
    {
        var (id, page) = await OpenRoleAsync();
        page.Tick("Read notes", true);

        await Space.GiveRoleAsync(await Space.AddUserAsync("Otto", Space.Ours), id);
        Space.Feed.Publish(Topics.PeopleOf(Space.Ours.Id));

        page.WaitFor(() => Assert.Equal("Gives Read notes Reaches 1 person at once: Otto.", page.Summary()));
    }

    [Fact]
    public async Task Role_OfAnotherReseller_IsNotFound()
    {
        var page = Open($"/admin/roles/{await Space.StoreRoleAsync("Secret", Scope.Reseller, Space.Theirs, ServicesSee)}");

        page.WaitFor(() => Assert.Equal("Not found", page.Find("h1").Words()));
    }

    [Fact]
    public async Task Delete_OfARoleThatSomebodyHolds_IsDisabledWithTheReason()
    {
        var (id, page) = await OpenRoleAsync();
        Assert.False(page.Button("Delete role").HasAttribute("disabled"));

        await Space.GiveRoleAsync(await Space.AddUserAsync("Otto", Space.Ours), id);
        Space.Feed.Publish(Topics.PeopleOf(Space.Ours.Id));

        page.WaitFor(() => Assert.True(page.Button("Delete role").HasAttribute("disabled")));
        Assert.Equal("Otto holds this role. Take it from them before you delete it.", page.Find("#not-deleted").Words());
    }

    [Fact]
    public async Task Delete_Confirmed_LeadsBackToTheMatrix()
    {
        var (id, page) = await OpenRoleAsync();

        page.Do(() => page.Button("Delete role").Click());
        page.WaitFor(() => Assert.Contains("Delete the role “Night desk”?", page.Find("[role='dialog']").Words(), StringComparison.Ordinal));
        Assert.NotEmpty(await Space.StoredPermissionsAsync(id));
        page.Do(() => page.DialogButton("Delete role").Click());

        page.WaitFor(() => Assert.Equal("/admin/roles", Address));
        page.WaitFor(() => Assert.Equal(["The role “Night desk” is deleted."], page.Snackbars));
        Assert.Null(await Space.RoleQueries.FindAsync(id, Ct));
    }

    [Fact]
    public async Task Leaving_WithUnsavedChanges_AsksFirstAndCanBeTakenBack()
    {
        var (id, page) = await OpenRoleAsync();
        page.Tick("Read notes", true);

        Navigation.NavigateTo("/admin/roles");
        page.WaitFor(() => Assert.Contains("Leave without saving?", page.Find("[role='dialog']").Words(), StringComparison.Ordinal));
        page.Do(() => page.DialogButton("Back").Click());
        page.WaitFor(() => Assert.Empty(page.FindAll("[role='dialog']")));
        Assert.Equal($"/admin/roles/{id}", Address);
        page.WaitFor(() => Assert.Contains("Gives Read notes", page.Summary(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cancel_WithUnsavedChanges_LeavesWithoutAQuestion()
    {
        var (id, page) = await OpenRoleAsync();
        page.Tick("Read notes", true);

        page.Do(() => page.Button("Cancel").Click());

        page.WaitFor(() => Assert.Equal("/admin/roles", Address));
        Assert.Equal([ServicesSee, ServicesSuspend], await Space.StoredPermissionsAsync(id));
    }

    private async Task<(int Id, IRenderedComponent<Routes> Page)> OpenRoleAsync(Actor? actor = null)
    {
        var id = await Space.StoreRoleAsync("Night desk", Scope.Reseller, Space.Ours, ServicesSee, ServicesSuspend);
        var page = Open($"/admin/roles/{id}", actor);
        page.WaitFor(() => Assert.NotEmpty(page.FindAll(".permission")));
        return (id, page);
    }

    private async Task ColleagueChangesAsync(int id, params string[] permissions) => Assert.True(
        (await Space.RoleCommands.ChangeAsync(id, await Space.VersionAsync(id), RoleSpace.Draft("Night desk", Scope.Reseller, permissions), Ct)).Succeeded);
}
