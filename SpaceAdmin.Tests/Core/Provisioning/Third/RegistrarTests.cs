using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Tests.Components;
using SpaceAdmin.Tests.Core.Catalogue;
using SpaceAdmin.Web.Components;

namespace SpaceAdmin.Tests.Core.Provisioning.Third;

/// <summary>A third kind of provisioner is a class and its registration: the product does the rest, which is walked through here.</summary>
public sealed class RegistrarTests : DeskTest
{
    private const string Token = "t0ken of the account";
    private const string DomainName = "Domain name";

    private static readonly ProvisionerDraft s_draft = new("https://registrar.example/api") { Fields = new FieldValues([(RegistrarProvisioner.Account, "our-hosting")]), Secret = Token };

    public RegistrarTests() => Services.AddProvisioner<RegistrarProvisioner>().Replace(ServiceDescriptor.Singleton(FakeOutside.Addresses));

    private RegistrarProvisioner Registrar => Services.GetRequiredService<RegistrarProvisioner>();

    private ProvisionerSettingCommands Connections => Services.GetRequiredService<ProvisionerSettingCommands>();

    [Fact]
    public void Card_ShowsWhatItDescribes()
    {
        var page = OpenCard();

        var card = page.FindAll(".connection")[2];
        Assert.Equal("Registrar Not set up", card.QuerySelector(".title")!.Words());
        Assert.Contains("Domain names are registered, and given back.", card.Words(), StringComparison.Ordinal);
        Assert.Equal(["Address", "Account", "Token", "Contact"], card.QuerySelectorAll("label").Select(label => label.Words()));
        Assert.Equal("https://registrar.example/api", page.Find("#registrar-address").GetAttribute("placeholder"));
        Assert.Equal((true, "12"), (page.Find("#registrar-account").HasAttribute("required"), page.Find("#registrar-account").GetAttribute("maxlength")));
        Assert.Equal("password", page.Find("#registrar-secret").GetAttribute("type"));
        Assert.Equal("customer", page.Find("#registrar-contact").GetAttribute("value"));
        Assert.Equal(["customer", "reseller"], page.FindAll("#registrar-contacts option").Select(option => option.GetAttribute("value")));
        Assert.Equal("Who stands as the owner.", page.Find("#registrar-contact-rule").Words());
    }

    [Fact]
    public async Task Card_SavesWhatIsRight_AndTestsIt()
    {
        var page = OpenCard();
        Fill(page, "address", "http://registrar.example/api");
        page.WaitFor(() => Assert.Equal("Without https the token crosses the network in clear.", page.Find(".warning").Words()));
        Fill(page, "address", "https://registrar.example/api");
        Fill(page, "secret", Token);
        await SubmitAsync(page);
        page.WaitFor(() => Assert.Equal("“Account” is needed.", page.Find(".connection [role='alert']").Words()));

        Fill(page, "account", "our-hosting");
        await SubmitAsync(page);
        page.WaitFor(() => Assert.Equal(["The connection to Registrar is saved."], page.Snackbars));
        Assert.Equal("A token is kept; leave empty to keep it.", page.Find("#registrar-secret-rule").Words());

        await page.DoAsync(() => page.FindAll(".connection")[2].QuerySelectorAll("button").Single(button => button.Words() == "Test connection").ClickAsync(new()));
        page.WaitFor(() => Assert.Equal("It answers. Welcome, our-hosting.", page.FindAll(".outcome")[2].Words()));
        Assert.Equal(Token, Assert.Single(Registrar.Tested).Secret);
        Assert.DoesNotContain(Token, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connection_IsKeptInOneColumn_WithItsSecretSealed_AndToldWithoutIt()
    {
        Assert.Equal(1, (await SaveAsync(s_draft, 0)).Value);

        await using var db = Space.CreateDbContext();
        var fields = await db.Database.SqlQuery<string>($"SELECT Fields AS Value FROM ProvisionerSettings WHERE Kind = 'registrar'").SingleAsync(Ct);
        Assert.Equal("""{"contact":"customer","account":"our-hosting"}""", fields);
        var setting = await db.ProvisionerSettings.SingleAsync(Ct);
        Assert.DoesNotContain(Token, setting.SealedSecret, StringComparison.Ordinal);
        Assert.Equal(Token, Services.GetRequiredService<ProvisionerSecrets>().Unseal(setting, Registrar.Description).Value);
        var entry = Assert.Single(await Space.AuditAsync());
        Assert.Equal(("Registrar", "Address: https://registrar.example/api; Contact: customer; Account: our-hosting"), (entry.Subject, entry.After));
    }

    [Fact]
    public async Task Drafts_AreCheckedAsItDescribes()
    {
        Assert.IsType<ConnectionRefusal.FieldNotOneLine>((await SaveAsync(Of("much too long for it"), 0)).Failure);
        Assert.IsType<ConnectionRefusal.SecretMissing>((await SaveAsync(s_draft with { Secret = "" }, 0)).Failure);
        await SaveAsync(s_draft, 0);

        var elsewhere = s_draft with { Address = "https://other.example/", Secret = "" };
        Assert.Equal(
            "The token that is kept was typed for https://registrar.example. Type it again for https://other.example.",
            Assert.IsType<ConnectionRefusal.SecretOfAnotherServer>((await SaveAsync(elsewhere, 1)).Failure).Message);
    }

    [Fact]
    public void Type_CanNameIt()
    {
        var page = Open("/admin/service-types", Actors.Administrator);
        page.WaitFor(() => page.Find($"[aria-label='Provisioner of {DomainName}']").Click());
        page.WaitFor(() => page.Find("#type-provisioner"));

        page.Do(() => page.Find("#type-provisioner").Change(RegistrarProvisioner.Key));
        page.WaitFor(() => Assert.Equal("Each status counts when the registrar has confirmed it.", page.Find("#type-rule").Words()));
        page.Do(() => page.Find("#type").Submit());

        page.WaitFor(() => Assert.Contains($"{DomainName} Stands alone 0 Registrar Provisioner…", page.FindAll("main tbody tr").Select(row => row.Words())));
    }

    [Fact]
    public async Task PlanOutside_IsCheckedAsItDescribes()
    {
        await using (var db = Space.CreateDbContext())
        {
            db.Plans.Add(new Plan(Space.Ours.Id, await Space.TypeAsync(DomainName), "shop.example")).Entity.ProvisionBy(RegistrarProvisioner.Key, null);
            await db.SaveChangesAsync(Ct);
        }

        var page = Open("/catalogue");
        page.WaitFor(() => page.Find("[aria-label='Edit shop.example']").Click());
        page.WaitFor(() => Assert.Equal("The top-level domain, such as .example.", page.Find("#item-outside-rule").Words()));
        page.Do(() => page.Find("#item-outside").Change("example"));
        await page.DoAsync(() => page.Find("#item").SubmitAsync());
        page.WaitFor(() => Assert.Equal(new RegistrarProvisioner.NoTopLevelDomain().Message, page.Find("#item .error").Words()));

        page.Do(() => page.Find("#item-outside").Change(".example"));
        await page.DoAsync(() => page.Find("#item").SubmitAsync());
        await WaitAsTimePassesAsync(() => Assert.Contains("Registrar .example", page.Find("tbody tr").Words(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Activation_GoesOutByTheDispatcher_AndCountsWhenItIsConfirmed()
    {
        await ProvisionTypeAsync();
        await SaveAsync(s_draft, 0);
        var domain = await Space.AddServiceAsync("shop.example", type: DomainName);
        await AddPlanAsync("shop.example", ".example");

        await ApplyAsync(domain, ServiceAction.Activate);
        Assert.Equal(ServiceStatus.Ordered, await Space.StatusAsync(domain));
        await DeliverAsync();
        Assert.Equal(ServiceStatus.Active, await Space.StatusAsync(domain));
        await ApplyAsync(domain, ServiceAction.Suspend);
        await DeliverAsync();

        Assert.Equal(ServiceStatus.Suspended, await Space.StatusAsync(domain));
        Assert.Equal(
            [(ProvisioningAction.Activate, ".example", null), (ProvisioningAction.Suspend, ".example", $"handle-{domain.Id}")],
            Registrar.Asked.Select(asked => (asked.Request.Action, asked.Request.Plan?.OutsidePlan, asked.Reference)));
        Assert.All(Registrar.Asked, asked => Assert.Equal((Token, "our-hosting"), (asked.Connection.Secret, asked.Connection.Fields[RegistrarProvisioner.Account])));
    }

    private static ProvisionerDraft Of(string account) => s_draft with { Fields = new FieldValues([(RegistrarProvisioner.Account, account)]) };

    private static void Fill(IRenderedComponent<Routes> page, string field, string text) => page.Do(() => page.Find($"#registrar-{field}").Change(text));

    private static Task SubmitAsync(IRenderedComponent<Routes> page) => page.DoAsync(() => page.Find("#registrar-form").SubmitAsync());

    private IRenderedComponent<Routes> OpenCard()
    {
        var page = Open("/provisioning");
        page.WaitFor(() => page.Find("#registrar-form"));
        return page;
    }

    private Task<Result<int>> SaveAsync(ProvisionerDraft draft, int version) => Connections.SaveAsync(Space.Ours.Id, RegistrarProvisioner.Key, draft, version, Ct);

    private async Task ProvisionTypeAsync()
    {
        var staff = Space.Actor;
        Space.Actor = Actors.Administrator;
        Assert.True((await Services.GetRequiredService<ServiceTypeCommands>().ProvisionByAsync(await Space.TypeAsync(DomainName), ProvisionerKinds.None, RegistrarProvisioner.Key, Ct)).Succeeded);
        Space.Actor = staff;
    }

    /// <summary>A plan that takes the service of its name.</summary>
    private async Task AddPlanAsync(string name, string outside) => Assert.True((await Services.GetRequiredService<CatalogueCommands>().CreateAsync(
        CatalogueKind.Plan, null, new CatalogueDraft(name) { TypeId = await Space.TypeAsync(DomainName), OutsidePlan = outside, Adopt = true }, Ct)).Succeeded);

    private async Task ApplyAsync(SpaceService service, ServiceAction action) =>
        Assert.True((await Services.GetRequiredService<ServiceCommands>().ApplyAsync(service.Id, action, (await Space.FindAsync(service))!.Version, null, Ct)).Succeeded);

    private Task<int> DeliverAsync() => Services.GetRequiredService<OutboxDispatcher>().DrainAsync(Ct);
}
