using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Core.Users;
using SpaceAdmin.Tests.Core;
using SpaceAdmin.Tests.Core.Provisioning;

namespace SpaceAdmin.Tests.Components;

/// <summary>Nothing of another tenant shows on any page, whatever address somebody types.</summary>
public sealed class TenantLeakTests : DeskTest
{
    public TenantLeakTests() => Services.AddSingleton<IInvitationSender, FakeInvitations>().AddFakeOutside();

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
    [InlineData("/invoices")]
    [InlineData("/invoices?q=zq")]
    [InlineData("/invoices?user=zq-customer")]
    [InlineData("/invoices/1")]
    [InlineData("/invoices/1?reseller={reseller}")]
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
    [InlineData("/monitor")]
    [InlineData("/monitor?page=2")]
    [InlineData("/catalogue")]
    [InlineData("/catalogue?q=zq")]
    [InlineData("/monitor/settings")]
    [InlineData("/monitor/settings?reseller={reseller}")]
    [InlineData("/provisioning")]
    [InlineData("/provisioning?reseller={reseller}")]
    [InlineData("/admin/service-types")]
    public async Task Page_OpenedByAReseller_ShowsNothingOfAnother(string address)
    {
        var things = await FillTheirsAsync();
        var page = Open(
            address.Replace("{service}", $"{things.Service}", StringComparison.Ordinal).Replace("{customer}", $"{things.Customer}", StringComparison.Ordinal)
                .Replace("{user}", $"{things.User}", StringComparison.Ordinal).Replace("{role}", $"{things.Role}", StringComparison.Ordinal)
                .Replace("{reseller}", $"{Space.Theirs.Id}", StringComparison.Ordinal));

        page.WaitFor(() => Assert.DoesNotContain("Loading", page.Markup, StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll("h1"));
        string[] theirs = ["zq-service", "zq-customer", "zq-staff", "zq-role", "zq-note", "zq-type", "zq-plan", Space.Theirs.Name];
        foreach (var word in theirs.Where(word => !address.Contains(word, StringComparison.Ordinal))) // what was typed is repeated
        {
            Assert.DoesNotContain(word, page.Markup, StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>The monitor worked for them alone, failed once, and has more to do; and their days have a text of their own.</summary>
    private async Task RunForThemAsync(Customer customer)
    {
        await Space.AddUnpaidAsync("zq-service due", customer);
        var broken = await Space.AddUnpaidAsync("zq-service broken", customer);
        Space.Clock.Advance(TimeSpan.FromDays(MonitorDesk.DaysToSuspension));
        await Space.BreakAsync(broken);
        await Space.RunMonitorAsync(Space.Theirs.Id, by: "zq-staff");
        await Space.AddUnpaidAsync("zq-service later", customer);
        Space.Clock.Advance(TimeSpan.FromDays(MonitorDesk.DaysToSuspension));
        await using var db = Space.CreateDbContext();
        var setting = new MonitorSetting(SettingLevel.Reseller, Space.Theirs.Id, Space.Theirs.Id);
        setting.Change(new DaysChoice(null, null, 2, null), new MonitorTexts("zq-note", null, null));
        db.MonitorSettings.Add(setting);
        await db.SaveChangesAsync(Ct);
    }

    private async Task<(int Service, int Customer, int User, int Role)> FillTheirsAsync()
    {
        var customer = await Space.AddCustomerAsync("zq-customer", Space.Theirs);
        var user = await Space.AddUserAsync("zq-staff", Space.Theirs, null, BuiltInRoles.Reseller);
        var role = await Space.StoreRoleAsync("zq-role", Scope.Reseller, Space.Theirs, Permissions.ServicesSee);
        await using (var db = Space.CreateDbContext())
        {
            var type = db.ServiceTypes.Add(new ServiceType("zq-type", isAddOn: false)).Entity;
            await db.SaveChangesAsync(Ct);
            var plan = new Plan(Space.Theirs.Id, type.Id, "zq-plan");
            plan.ProvisionBy(WebhookDescription.Key, "zq-plan");
            db.Plans.Add(plan);
            var connection = new ProvisionerSetting(Space.Theirs.Id, WebhookDescription.Key);
            connection.Change("https://zq-service.example/", FieldValues.None, "zq-note");
            db.ProvisionerSettings.Add(connection);
            await db.SaveChangesAsync(Ct);
        }

        var service = await Space.AddServiceAsync("zq-service", customer: customer, type: "zq-type");
        await AddInvoiceAsync(customer);
        var ours = Space.Actor;
        Space.Actor = Actors.Of(Space.Theirs) with { UserId = user.Id, Name = "zq-staff" };
        await Space.Commands.ApplyAsync(service.Id, ServiceAction.Activate, service.Version, "zq-note", Ct);
        await Space.NoteCommands.AddAsync(service.Id, "zq-note", customerCanRead: true, Ct);
        Space.Actor = ours;
        await RunForThemAsync(customer);
        return (service.Id, customer.Id, user.Id, role);
    }

    private async Task AddInvoiceAsync(Customer customer)
    {
        await using var db = Space.CreateDbContext();
        await using var write = await db.BeginWriteAsync(Ct);
        var reseller = await db.Resellers.SingleAsync(one => one.Id == Space.Theirs.Id, Ct);
        var type = await db.ServiceTypes.FirstAsync(Ct);
        db.Attach(customer);
        var price = new Price(new Cycle(1, CycleUnit.Month), 0, 995, "USD");
        var service = db.Services.Add(SpaceService.Order(customer, type, "zq-service", null, Actor.CommandLine, Space.Clock.GetUtcNow(), price)).Entity;
        await db.SaveChangesAsync(Ct);
        var now = reseller.Local(Space.Clock.GetUtcNow());
        await InvoiceIssuer.IssueAsync(Space.WriteOn(db, Actor.CommandLine), reseller, [service], now.Today, Ct);
        await write.CommitAsync(Ct);
    }
}
