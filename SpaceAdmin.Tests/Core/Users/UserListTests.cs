using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Users;

namespace SpaceAdmin.Tests.Core;

public sealed class UserListTests : UserTest
{
    [Theory]
    [InlineData("", "Ada anna boss Sara zora")]
    [InlineData("dir=desc", "zora Sara boss anna Ada")]
    [InlineData("sort=email", "Ada anna boss Sara zora")]
    [InlineData("sort=reseller", "boss Sara anna zora Ada")] // of none: last
    [InlineData("sort=reseller&dir=desc", "zora anna Sara boss Ada")]
    [InlineData("sort=status", "Ada zora boss Sara anna")] // active, invited, locked, disabled; then by key
    [InlineData("sort=signedin", "Sara Ada zora boss anna")] // never: last
    [InlineData("sort=signedin&dir=desc", "Ada Sara anna boss zora")]
    [InlineData("q=A", "Ada anna boss Sara zora")] // every address has one
    [InlineData("q=sa", "Sara")]
    [InlineData("q=users.example+ad", "Ada")]
    [InlineData("q=their", "zora")]
    [InlineData("q=%25", "")]
    [InlineData("q=_", "")]
    [InlineData("kind=platform", "Ada")]
    [InlineData("kind=reseller", "boss Sara zora")]
    [InlineData("kind=customer", "anna")]
    [InlineData("status=active", "Ada zora")]
    [InlineData("status=invited", "boss")]
    [InlineData("status=locked", "Sara")]
    [InlineData("status=disabled", "anna")]
    [InlineData("status=7&kind=3&sort=nope&dir=up&page=-3&size=9", "Ada anna boss Sara zora")]
    public async Task ListAsync_OfAnAddress_ShowsWhatItSays(string address, string expected)
    {
        await AddPeopleAsync();
        Space.Actor = Administrator;

        var page = await Queries.ListAsync(Parse(address), Ct);

        Assert.Equal(expected, string.Join(' ', page.Rows.Select(row => row.Name)));
        Assert.Equal(page.Rows.Count, page.Total);
    }

    [Fact]
    public async Task ListAsync_OfARow_SaysAllThatTheListShows()
    {
        await AddPeopleAsync();
        Space.Actor = Administrator;
        var sara = (await Queries.ListAsync(Parse("q=sara"), Ct)).Rows[0];
        var anna = (await Queries.ListAsync(Parse("q=anna"), Ct)).Rows[0];

        Assert.Equal((Scope.Reseller, "Our Hosting", null, 1), (sara.Scope, sara.Reseller, sara.Customer, sara.OtherRoles));
        Assert.Equal(["Reseller"], sara.Roles);
        Assert.Equal((Scope.Customer, "Our Hosting", "anna"), (anna.Scope, anna.Reseller, anna.Customer));

        Space.Actor = Staff; // who sees its own roles
        sara = (await Queries.ListAsync(Parse("q=sara"), Ct)).Rows[0];
        Assert.Equal(["Night", "Reseller"], sara.Roles);
        Assert.Equal(0, sara.OtherRoles);
    }

    [Fact]
    public async Task ListAsync_OfAReseller_IsItsStaffAlone()
    {
        await AddPeopleAsync();

        Assert.Equal(["boss", "Sara"], (await Queries.ListAsync(new UserListQuery(), Ct)).Rows.Select(row => row.Name));
        Assert.Empty((await Queries.ListAsync(Parse("kind=platform"), Ct)).Rows);
        Assert.Empty((await Queries.ListAsync(Parse("q=their"), Ct)).Rows); // no oracle of other resellers' names
        Assert.Empty((await Queries.ListAsync(Parse("q=our"), Ct)).Rows);
    }

    [Fact]
    public async Task ListAsync_ByRole_ShowsWhoHoldsItAndNamesIt()
    {
        await AddPeopleAsync();
        var page = await Queries.ListAsync(Parse($"role={await Space.BuiltInRoleAsync(BuiltInRoles.Reseller)}"), Ct);

        Assert.Equal(["Sara"], page.Rows.Select(row => row.Name));
        Assert.Equal((1, BuiltInRoles.Reseller), (page.Total, page.Role));
        Assert.Empty((await Queries.ListAsync(Parse("role=999999"), Ct)).Rows);
        Assert.Equal(2, (await Queries.ListAsync(Parse("role=x"), Ct)).Total);
    }

    [Fact]
    public async Task ListAsync_ByARoleThatTheActorDoesNotSee_TellsNothingOfIt()
    {
        await AddPeopleAsync();
        var theirs = await Space.StoreRoleAsync("Secret", Scope.Reseller, Space.Theirs, Permissions.NotesRead);
        await Space.GiveRoleAsync(await Space.AddUserAsync("Zed", Space.Theirs), theirs);
        foreach (var actor in new[] { Staff, Administrator })
        {
            Space.Actor = actor;
            var page = await Queries.ListAsync(Parse($"role={theirs}"), Ct);
            Assert.Equal((0, null), (page.Total, page.Role));
        }
    }

    [Fact]
    public async Task ListAsync_WithoutSeeingCustomers_LeavesTheirPeopleOut()
    {
        await AddPeopleAsync();
        Space.Actor = Administrator.Without(Permissions.CustomersSee);

        Assert.Equal(["Ada", "boss", "Sara", "zora"], (await Queries.ListAsync(new UserListQuery(), Ct)).Rows.Select(row => row.Name));
    }

    [Fact]
    public async Task ListAsync_CountsByStatusWhatMatchesTheRest()
    {
        await AddPeopleAsync();
        Space.Actor = Administrator;

        var page = await Queries.ListAsync(Parse("status=locked&q=users.example"), Ct);

        Assert.Equal((2, 1, 1, 1), (page.Counts[UserStatus.Active], page.Counts[UserStatus.Invited], page.Counts[UserStatus.Locked], page.Counts[UserStatus.Disabled]));
        Assert.Equal(1, page.Total);
        Assert.All(Enum.GetValues<UserStatus>(), status => Assert.Contains(status, page.Counts));
    }

    [Fact]
    public async Task ListAsync_PageByPage_ShowsEverybodyOnce()
    {
        for (var i = 0; i < 30; i++)
        {
            await Space.AddUserAsync($"Same {i}", Space.Ours);
        }

        var pages = new List<UserPage>();
        foreach (var number in new[] { 1, 2, 9 })
        {
            pages.Add(await Queries.ListAsync(new UserListQuery { Page = number, Sort = UserSort.Status }, Ct));
        }

        Assert.Equal([25, 5, 5], pages.Select(page => page.Rows.Count));
        Assert.Equal([1, 2, 2], pages.Select(page => page.Page));
        Assert.Equal(30, pages.Take(2).SelectMany(page => page.Rows).Select(row => row.Id).Distinct().Count());
    }

    [Theory]
    [InlineData(false, false, true, UserStatus.Active)]
    [InlineData(false, false, false, UserStatus.Invited)]
    [InlineData(false, true, false, UserStatus.Locked)]
    [InlineData(false, true, true, UserStatus.Locked)]
    [InlineData(true, true, false, UserStatus.Disabled)]
    [InlineData(true, false, true, UserStatus.Disabled)]
    public async Task Status_InTheDatabase_IsWhatTheRowSays(bool disabled, bool locked, bool accepted, UserStatus expected)
    {
        var sara = await Space.AddUserAsync("Sara", Space.Ours);
        await ChangeAsync(sara, user =>
        {
            user.DisabledAt = disabled ? Space.Clock.GetUtcNow() : null;
            user.LockoutEnd = Space.Clock.GetUtcNow().AddSeconds(locked ? 1 : -1);
            user.EmailConfirmed = accepted;
        });

        foreach (var status in Enum.GetValues<UserStatus>())
        {
            var page = await Queries.ListAsync(new UserListQuery { Status = status }, Ct);
            Assert.Equal(status == expected ? 1 : 0, page.Total);
            Assert.Equal(page.Total, page.Rows.Count);
            Assert.All(page.Rows, row => Assert.Equal(expected, row.Status));
        }
    }

    [Fact]
    public async Task FindAsync_OfAnybody_ShowsTheRolesThatItCouldHave()
    {
        await AddPeopleAsync();
        var sara = (await ReadAsync("Sara@users.example", Space.Ours))!;

        var details = (await Queries.FindAsync(sara.Id, Ct))!;
        Assert.Equal(["Reseller", "Night"], details.Roles.Where(role => role.Held).Select(role => role.Name));
        Assert.Equal((0, UserStatus.Locked), (details.OtherRoles, details.Status));
        Space.Actor = Administrator;
        details = (await Queries.FindAsync(sara.Id, Ct))!;

        Assert.Equal(["Reseller"], details.Roles.Select(role => role.Name));
        Assert.Equal(1, details.OtherRoles);
        Assert.Equal([Permissions.NotesRead], details.FromOtherRoles);
    }

    [Fact]
    public async Task OfCustomerAsync_OfAnothersCustomer_IsNobody()
    {
        await Space.AddUserAsync("Zoe", customer: Space.Zoe);
        await Space.AddUserAsync("Anna", customer: Space.Anna);

        Assert.Empty(await Queries.OfCustomerAsync(Space.Zoe.Id, Ct));
        Assert.Empty(await Queries.OfCustomerAsync(Space.Bert.Id, Ct));
        var anna = Assert.Single(await Queries.OfCustomerAsync(Space.Anna.Id, Ct));
        Assert.Equal([UserAction.Rename, UserAction.Disable], anna.Actions.Select(offered => offered.Action));
        Space.Actor = Staff.Without(Permissions.CustomersManage);
        Assert.Empty(Assert.Single(await Queries.OfCustomerAsync(Space.Anna.Id, Ct)).Actions);
    }

    [Fact]
    public async Task RolesToGrantAsync_SaysWhichAndWhyNot()
    {
        await Space.StoreRoleAsync("Night", Scope.Reseller, Space.Ours, Permissions.ServicesDelete);
        await Space.StoreRoleAsync("Alien", Scope.Reseller, Space.Theirs);
        Space.Actor = Staff.Without(Permissions.ServicesDelete);

        var roles = await Queries.RolesToGrantAsync(Space.Ours.Id, Ct);

        Assert.Equal(["Reseller", "Night"], roles.Select(role => role.Name));
        Assert.All(roles, role => Assert.EndsWith("you may not delete services yourself.", role.Refusal, StringComparison.Ordinal));
        Assert.Empty(await Queries.RolesToGrantAsync(Space.Theirs.Id, Ct));
        Assert.Empty(await Queries.RolesToGrantAsync(null, Ct));
        Assert.Equal(["Our Hosting"], (await Queries.ResellersAsync(Ct)).Select(reseller => reseller.Name));
    }

    private static UserListQuery Parse(string address)
    {
        var keys = System.Web.HttpUtility.ParseQueryString(address);
        var query = UserListQuery.Parse(key => keys[key]);
        var again = System.Web.HttpUtility.ParseQueryString(query.ToQueryString());
        Assert.Equal(query, UserListQuery.Parse(key => again[key]));
        return query;
    }

    private async Task AddPeopleAsync()
    {
        var now = Space.Clock.GetUtcNow();
        var ada = await Space.AddUserAsync("Ada", roles: BuiltInRoles.Administrator);
        var zora = await Space.AddUserAsync("zora", Space.Theirs);
        var boss = await Space.AddUserAsync("boss", Space.Ours);
        var sara = await Space.AddUserAsync("Sara", Space.Ours, roles: BuiltInRoles.Reseller);
        var anna = await Space.AddUserAsync("anna", customer: Space.Anna, roles: BuiltInRoles.Customer);
        await Space.GiveRoleAsync(sara, await Space.StoreRoleAsync("Night", Scope.Reseller, Space.Ours, Permissions.NotesRead));
        await ChangeAsync(ada, user => user.LastSignInAt = now);
        await ChangeAsync(sara, user => (user.LastSignInAt, user.LockoutEnd) = (now.AddDays(-1), now.AddMinutes(5)));
        await ChangeAsync(boss, user => user.EmailConfirmed = false);
        await ChangeAsync(anna, user => user.DisabledAt = now);
        Assert.True(ada.Id < zora.Id && zora.Id < boss.Id && boss.Id < sara.Id && sara.Id < anna.Id);
    }
}
