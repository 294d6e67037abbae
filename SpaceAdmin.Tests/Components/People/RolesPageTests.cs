using AngleSharp.Dom;
using Bunit;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Roles;
using SpaceAdmin.Tests.Core;
using SpaceAdmin.Web.Components;
using static SpaceAdmin.Core.Access.Permissions;

namespace SpaceAdmin.Tests.Components;

/// <summary>The matrix of roles, and making a new one.</summary>
public sealed class RolesPageTests : DeskTest
{
    [Fact]
    public async Task Matrix_OfAReseller_ShowsWhatEachRoleAllowsAndWhoHoldsIt()
    {
        var desk = await Space.StoreRoleAsync("Night desk", Scope.Reseller, Space.Ours, ServicesSee, NotesRead);
        await Space.StoreRoleAsync("Not ours", Scope.Reseller, Space.Theirs, ServicesSee);
        await Space.GiveRoleAsync(await Space.AddUserAsync("Otto Maier", Space.Ours), desk);

        var page = OpenMatrix();

        Assert.Equal(
            ["Permission", "Reseller Reseller scope , locked", "Night desk Reseller scope", "Customer Customer scope , locked"],
            page.FindAll(".matrix thead th").Select(head => head.Words()));
        Assert.Equal(["Held by", "Nobody", "1 person Otto Maier", "Nobody"], Row(page, "Held by"));
        Assert.Equal(["See services See the services of every customer.", "yes", "yes", "no"], Row(page, "See services"));
        Assert.Equal(["Suspend services Suspend services by hand.", "yes", "no", "no"], Row(page, "Suspend services"));
        Assert.Equal(["no", "no", "yes"], Row(page, "Order add-ons")[1..]);
        Assert.Equal(["Services", "Notes", "Customers", "Plans and add-ons", "Invoices and payments", "Surface Monitor", "Provisioning and mail", "Staff and roles", "Oversight", "My Ecommerce"], page.FindAll(".matrix .group th").Select(group => group.Words()));
        Assert.Equal($"/admin/roles/{desk}", page.Link(".matrix", "Night desk").GetAttribute("href"));
        Assert.Equal("Roles", page.Find("h1").Words());
    }

    [Fact]
    public async Task Matrix_WhileAColleagueWorks_FollowsWithoutAReload()
    {
        var page = OpenMatrix();

        await ColleaguesCommands().CreateAsync(RoleSpace.Draft("Night desk"), Ct);

        page.WaitFor(() => Assert.Contains("Night desk", page.Find(".matrix thead").Words(), StringComparison.Ordinal));
    }

    [Fact]
    public void Matrix_WithoutThePermissionToManage_OffersNothing()
    {
        var page = OpenMatrix(Space.Actor.Without(RolesManage));

        Assert.DoesNotContain(page.FindAll("main button"), button => button.Words() == "New role");
        Navigation.NavigateTo("/admin/roles/new");
        page.WaitFor(() => Assert.Equal("Not found", page.Find("h1").Words()));
    }

    [Fact]
    public void Matrix_WithoutThePermissionToSee_IsNotFound()
    {
        var page = Open("/admin/roles", Space.Actor.Without(RolesSee));

        page.WaitFor(() => Assert.Equal("Not found", page.Find("h1").Words()));
    }

    [Fact]
    public async Task New_ByAReseller_IsTickedSummedUpAndSaved()
    {
        var page = OpenMatrix();
        page.Do(() => page.Button("New role").Click());
        page.WaitFor(() => Assert.Equal("New role", page.Find("h1").Words()));
        Assert.Empty(page.FindAll("input[type='radio']")); // a reseller has no choice of scope

        page.Name(" Night desk ");
        page.Tick("See services", true);
        page.Tick("Suspend services", true);
        page.WaitFor(() => Assert.Equal("Gives See services, Suspend services Name Night desk Reaches nobody: no one holds it yet.", page.Summary()));
        page.Do(() => page.Button("Save role").Click());

        page.WaitFor(() => Assert.Equal("/admin/roles", Address));
        page.WaitFor(() => Assert.Equal(["The role “Night desk” is created."], page.Snackbars));
        page.WaitFor(() => Assert.Equal("yes", Row(page, "Suspend services")[2]));
        Assert.Equal(2, Assert.Single((await Space.RoleQueries.ListAsync(Ct)).Roles, role => role.ResellerId == Space.Ours.Id).Permissions.Count);
    }

    [Fact]
    public void New_WithANameThatIsTaken_SaysSoAndKeepsWhatWasTicked()
    {
        var page = Open("/admin/roles/new");
        page.WaitFor(() => Assert.NotEmpty(page.FindAll(".permission")));

        page.Name("Reseller");
        page.Tick("See services", true);
        page.Do(() => page.Button("Save role").Click());

        page.WaitFor(() => Assert.Equal(["“Reseller” is the name of a built-in role."], page.Snackbars));
        Assert.True(page.Check("See services").HasAttribute("checked"));
        Assert.Equal("/admin/roles/new", Address);
    }

    [Fact]
    public async Task Name_WithMarkup_IsTextEverywhere()
    {
        const string Name = "<b onclick=alert(1)>Night</b>";
        var page = Open("/admin/roles/new");
        page.WaitFor(() => Assert.NotEmpty(page.FindAll(".permission")));

        page.Name(Name);
        page.Do(() => page.Button("Save role").Click());

        page.WaitFor(() => Assert.Equal([$"The role “{Name}” is created."], page.Snackbars));
        page.WaitFor(() => Assert.Contains(Name, page.Find(".matrix thead").Words(), StringComparison.Ordinal));
        Assert.Equal(Name, Assert.Single(await Space.AuditAsync()).Subject);
    }

    [Fact]
    public async Task New_ByAnAdministrator_HasAScopeThatDecidesWhatIsOffered()
    {
        var page = Open("/admin/roles/new", Actors.Administrator);
        page.WaitFor(() => Assert.Equal(["Platform", "Reseller"], page.FindAll(".role-fields fieldset label").Select(label => label.Words())));
        Assert.True(page.Find("#scope-Reseller").HasAttribute("checked"));
        Assert.DoesNotContain("Manage resellers", page.Permissions());

        page.Choose("Platform");
        page.Tick("Manage resellers", true);
        page.Tick("See services", true);
        page.Choose("Reseller");

        Assert.DoesNotContain("Manage resellers", page.Permissions());
        Assert.DoesNotContain("Order add-ons", page.Permissions());
        page.WaitFor(() => Assert.Equal("Gives See services Reaches nobody: no one holds it yet.", page.Summary())); // what the scope has not went
        page.Name("Standard");
        page.Do(() => page.Button("Save role").Click());
        page.WaitFor(() => Assert.Equal("/admin/roles", Address));
        Assert.Equal(Scope.Reseller, Assert.Single((await Space.RoleQueries.ListAsync(Ct)).Roles, role => role.Name == "Standard").Scope);
    }

    private RoleCommands ColleaguesCommands() => new(Space.UnitOfWork);

    private IRenderedComponent<Routes> OpenMatrix(Actor? actor = null)
    {
        var page = Open("/admin/roles", actor);
        page.WaitFor(() => Assert.NotEmpty(page.FindAll(".matrix")));
        return page;
    }

    private static string[] Row(IRenderedComponent<Routes> page, string permission) =>
        [.. page.FindAll(".matrix tbody tr").Single(row => row.QuerySelector("th")!.Words().StartsWith(permission, StringComparison.Ordinal)).Children.Select(cell => cell.Words())];
}

/// <summary>Finds things on the pages of one role.</summary>
internal static class RolePageParts
{
    extension(IRenderedComponent<Routes> page)
    {
        public IElement Check(string permission) =>
            page.Find($"[id='{page.FindAll("label").Single(label => label.Words() == permission).GetAttribute("for")}']");

        /// <summary>Waits until it shows: a click is not heard while the page still draws what came before.</summary>
        public void Tick(string box, bool on)
        {
            page.Do(() => page.Check(box).Change(on));
            page.WaitFor(() => Assert.Equal(on, page.Check(box).HasAttribute("checked")));
        }

        public void Name(string name)
        {
            page.Do(() => page.Find("#role-name").Input(name));
            page.WaitFor(() => Assert.Equal(name, page.Find("#role-name").GetAttribute("value")));
        }

        public void Choose(string scope)
        {
            page.Do(() => page.Find($"#scope-{scope}").Change("on"));
            page.WaitFor(() => Assert.True(page.Find($"#scope-{scope}").HasAttribute("checked")));
        }

        public string[] Permissions() => [.. page.FindAll(".permission > :nth-child(2)").Select(title => title.Words())];

        public string Summary() => page.Find(".change").Words();
    }
}
