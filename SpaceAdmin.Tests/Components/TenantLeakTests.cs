using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Core.Users;
using SpaceAdmin.Tests.Core;

namespace SpaceAdmin.Tests.Components;

/// <summary>Nothing of another tenant shows on any page, whatever address somebody types.</summary>
public sealed class TenantLeakTests : DeskTest
{
    public TenantLeakTests() => Services.AddSingleton<IInvitationSender, FakeInvitations>();

    [Theory]
    [InlineData("/")]
    [InlineData("/services")]
    [InlineData("/services?q=zq")]
    [InlineData("/services?user=zq-customer")]
    [InlineData("/services?type=zq-type")]
    [InlineData("/services/{service}")]
    [InlineData("/customers")]
    [InlineData("/customers?q=zq")]
    [InlineData("/customers/{customer}")]
    [InlineData("/staff")]
    [InlineData("/staff?q=zq")]
    [InlineData("/staff/{user}")]
    [InlineData("/admin/users")]
    [InlineData("/admin/users/{user}")]
    [InlineData("/admin/roles")]
    [InlineData("/admin/roles/{role}")]
    [InlineData("/admin/resellers")]
    [InlineData("/admin/audit")]
    [InlineData("/admin/audit?q=zq&bulk=true")]
    [InlineData("/admin/audit?person=zq")]
    [InlineData("/admin/audit?after=1")]
    public async Task Page_OpenedByAReseller_ShowsNothingOfAnother(string address)
    {
        var things = await FillTheirsAsync();
        var page = Open(
            address.Replace("{service}", $"{things.Service}", StringComparison.Ordinal).Replace("{customer}", $"{things.Customer}", StringComparison.Ordinal)
                .Replace("{user}", $"{things.User}", StringComparison.Ordinal).Replace("{role}", $"{things.Role}", StringComparison.Ordinal));

        page.WaitFor(() => Assert.DoesNotContain("Loading", page.Markup, StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll("h1"));
        string[] theirs = ["zq-service", "zq-customer", "zq-staff", "zq-role", "zq-note", "zq-type", Space.Theirs.Name];
        foreach (var word in theirs.Where(word => !address.Contains(word, StringComparison.Ordinal))) // what was typed is repeated
        {
            Assert.DoesNotContain(word, page.Markup, StringComparison.OrdinalIgnoreCase);
        }
    }

    private async Task<(int Service, int Customer, int User, int Role)> FillTheirsAsync()
    {
        var customer = await Space.AddCustomerAsync("zq-customer", Space.Theirs);
        var user = await Space.AddUserAsync("zq-staff", Space.Theirs, null, BuiltInRoles.Reseller);
        var role = await Space.StoreRoleAsync("zq-role", Scope.Reseller, Space.Theirs, Permissions.ServicesSee);
        await using (var db = Space.CreateDbContext())
        {
            db.ServiceTypes.Add(new ServiceType("zq-type", isAddOn: false));
            await db.SaveChangesAsync(Ct);
        }

        var service = await Space.AddServiceAsync("zq-service", customer: customer, type: "zq-type");
        var ours = Space.Actor;
        Space.Actor = Actors.Of(Space.Theirs) with { UserId = user.Id, Name = "zq-staff" };
        await Space.Commands.ApplyAsync(service.Id, ServiceAction.Activate, service.Version, "zq-note", Ct);
        await Space.NoteCommands.AddAsync(service.Id, "zq-note", customerCanRead: true, Ct);
        Space.Actor = ours;
        return (service.Id, customer.Id, user.Id, role);
    }
}
