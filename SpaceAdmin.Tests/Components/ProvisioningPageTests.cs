using Bunit;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Tests.Core.Catalogue;
using SpaceAdmin.Tests.Core.Provisioning;
using SpaceAdmin.Web.Components;

namespace SpaceAdmin.Tests.Components;

/// <summary>The connections of a reseller on their page.</summary>
public sealed class ProvisioningPageTests : DeskTest
{
    private static readonly ProvisionerDraft s_panel = new("https://panel.example/") { Fields = PanelFields.Of("serveradmin", 7), Secret = "s3cret" };

    private readonly FakeProvisioner _panel = new(SolidCpDescription.Value);
    private readonly FakeProvisioner _hook = new(WebhookDescription.Value);

    public ProvisioningPageTests() => Services.AddFakeOutside(_hook, _panel);

    private ProvisionerSettingCommands Commands => new(Space.UnitOfWork, Space, Space, new ProvisionerSecrets(Space.Keys), FakeOutside.Addresses, [_hook, _panel]);

    [Fact]
    public void Page_OfAReseller_HasACardForEachKind_NotSetUpYet()
    {
        var page = OpenPage();

        Assert.Equal(["Webhook Not set up", "SolidCP Not set up"], page.FindAll(".connection > .title").Select(title => title.Words()));
        Assert.Empty(page.FindAll("#owner"));
        Assert.Equal("password", page.Find("#solidcp-secret").GetAttribute("type"));
        Assert.Equal("", page.Find("#solidcp-secret-rule").Words());
        Assert.Equal("http://smbsaas/solidcp/enterpriseserver", page.Find("#solidcp-namespace").GetAttribute("value"));
        Assert.Contains("No type, plan or add-on names SolidCP.", page.Find("main").Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Remove connection", page.Find("main").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_OfAPanel_KeepsThePasswordAndNeverShowsIt()
    {
        var page = OpenPage();
        TypePanel(page);
        await SubmitAsync(page, "solidcp");

        page.WaitFor(() => Assert.Equal(["The connection to SolidCP is saved."], page.Snackbars));
        Assert.Equal("SolidCP Set up", page.FindAll(".connection > .title")[1].Words());
        Assert.Equal("A password is kept; leave empty to keep it.", page.Find("#solidcp-secret-rule").Words());
        Assert.Equal("", page.Find("#solidcp-secret").GetAttribute("value") ?? "");
        Assert.DoesNotContain("s3cret", page.Markup, StringComparison.Ordinal);

        page.Do(() => page.Find("#solidcp-user").Change("other"));
        await SubmitAsync(page, "solidcp");
        var stored = await StoredAsync(SolidCpDescription.Key);
        Assert.Equal(("other", KeptSecret.Kept, 2), (stored.Draft.Fields[SolidCpDescription.UserName], stored.Secret, stored.Version));
        Navigation.NavigateTo("/services");
        page.WaitFor(() => Assert.Empty(page.FindAll("#solidcp-form")));
        Navigation.NavigateTo("/provisioning");
        page.WaitFor(() => Assert.Equal("other", page.Find("#solidcp-user").GetAttribute("value")));
        Assert.DoesNotContain("s3cret", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_OfWhatIsRefused_SaysSo_AndKeepsWhatWasTyped()
    {
        var page = OpenPage();
        TypePanel(page);
        page.Do(() => page.Find("#solidcp-space").Change("seven"));
        await SubmitAsync(page, "solidcp");

        page.WaitFor(() => Assert.StartsWith("The hosting space is a whole number from 1", Alert(page), StringComparison.Ordinal));
        Assert.Equal(("seven", "s3cret"), (page.Find("#solidcp-space").GetAttribute("value"), page.Find("#solidcp-secret").GetAttribute("value")));

        page.Do(() => page.Find("#solidcp-space").Change("7"));
        page.Do(() => page.Find("#solidcp-address").Change($"https://{FakeOutside.PrivateHost}/"));
        await SubmitAsync(page, "solidcp");
        page.WaitFor(() => Assert.Equal(FakeOutside.PrivateSentence, Alert(page)));

        page.Do(() => page.Find("#solidcp-address").Change("https://panel.example/"));
        await SubmitAsync(page, "solidcp");
        page.WaitFor(() => Assert.Empty(page.FindAll(".connection [role='alert']")));
        Assert.True((await StoredAsync(SolidCpDescription.Key)).IsSetUp);
    }

    [Fact]
    public void Address_WithoutHttps_IsWarnedOf()
    {
        var page = OpenPage();
        Assert.Empty(page.FindAll(".warning"));

        page.Do(() => page.Find("#solidcp-address").Change("http://panel.example:9002/"));

        page.WaitFor(() => Assert.Equal("Without https the password crosses the network in clear. Use https if the panel has it.", page.Find(".warning").Words()));
    }

    [Fact]
    public async Task NewKey_IsShownOnceUntilItIsSaved()
    {
        var page = OpenPage();
        page.Do(() => page.Find("#webhook-address").Change("https://shop.example/hook"));
        page.Do(() => page.Button("New key").Click());

        page.WaitFor(() => Assert.Equal("Copy it to the receiver now, and save: it is not shown again.", page.Find("#webhook-secret-rule").Words()));
        var key = page.Find("#webhook-secret").GetAttribute("value")!;
        Assert.Equal(("text", true), (page.Find("#webhook-secret").GetAttribute("type"), page.Find("#webhook-secret").HasAttribute("readonly")));
        Assert.Null(WebhookSignature.SecretRefusal(key));

        await SubmitAsync(page, "webhook");
        page.WaitFor(() => Assert.Equal("A key is kept; leave empty to keep it.", page.Find("#webhook-secret-rule").Words()));
        Assert.DoesNotContain(key, page.Markup, StringComparison.Ordinal);
        await ClickAsync(page, "Test connection", 0);
        page.WaitFor(() => Assert.Equal(key, Assert.Single(_hook.Tested).Secret));
    }

    [Theory]
    [InlineData(OutboxVerdict.Confirmed, "It answers. Ready, as version 1.4.9.", "done")]
    [InlineData(OutboxVerdict.Refused, "It refuses. Ready, as version 1.4.9.", "error")]
    [InlineData(OutboxVerdict.Unclear, "No clear answer. Ready, as version 1.4.9.", "error")]
    public async Task Test_OfWhatIsTyped_ShowsTheOutsidesOwnWords(OutboxVerdict verdict, string words, string look)
    {
        _panel.Answer = new ProvisionerAnswer(verdict, "Ready, as version 1.4.9.");
        var page = OpenPage();
        TypePanel(page);

        await ClickAsync(page, "Test connection", 1);

        page.WaitFor(() => Assert.Equal(words, page.FindAll(".outcome")[1].Words()));
        Assert.Equal(look, page.FindAll(".outcome")[1].QuerySelector("p")!.ClassName);
        Assert.Equal("s3cret", Assert.Single(_panel.Tested).Secret);
        Assert.False((await StoredAsync(SolidCpDescription.Key)).IsSetUp);
        Assert.Equal("s3cret", page.Find("#solidcp-secret").GetAttribute("value"));
    }

    [Fact]
    public async Task Test_OfWhatIsRefused_AsksNobody()
    {
        var page = OpenPage();
        page.Do(() => page.Find("#solidcp-address").Change("panel"));

        await ClickAsync(page, "Test connection", 1);

        page.WaitFor(() => Assert.StartsWith("An address begins with https://", Alert(page), StringComparison.Ordinal));
        Assert.Empty(_panel.Tested);
    }

    [Fact]
    public async Task Save_AfterSomebodyElse_IsRefused_KeepsWhatWasTyped_AndReplacesItTheSecondTime()
    {
        var page = OpenPage();
        await Commands.SaveAsync(Space.Ours.Id, SolidCpDescription.Key, s_panel.With(SolidCpDescription.UserName, "colleague"), 0, Ct);
        TypePanel(page);

        await SubmitAsync(page, "solidcp");

        page.WaitFor(() => Assert.Equal(
            "Somebody else changed this in the meantime. What you typed is kept here; saved again, it replaces theirs. Now it is https://panel.example/, with the user colleague.", Alert(page)));
        Assert.Equal(("serveradmin", "s3cret"), (page.Find("#solidcp-user").GetAttribute("value"), page.Find("#solidcp-secret").GetAttribute("value")));
        Assert.Equal("colleague", (await StoredAsync(SolidCpDescription.Key)).Draft.Fields[SolidCpDescription.UserName]);

        await SubmitAsync(page, "solidcp");
        page.WaitFor(() => Assert.Equal(["The connection to SolidCP is saved."], page.Snackbars));
        Assert.Equal("serveradmin", (await StoredAsync(SolidCpDescription.Key)).Draft.Fields[SolidCpDescription.UserName]);
    }

    [Fact]
    public async Task Remove_SaysWhatNamesIt_AndForgetsIt()
    {
        await Commands.SaveAsync(Space.Ours.Id, SolidCpDescription.Key, s_panel, 0, Ct);
        await Space.AddItemAsync(CatalogueKind.Plan, new CatalogueDraft("Small") { Provisioner = SolidCpDescription.Key, OutsidePlan = "12" });
        await Space.AddItemAsync(CatalogueKind.Plan, new CatalogueDraft("Large") { Provisioner = SolidCpDescription.Key, OutsidePlan = "13" });
        await Space.AddItemAsync(CatalogueKind.AddOn, new CatalogueDraft("Backup") { Provisioner = SolidCpDescription.Key, OutsidePlan = "14" });
        var page = OpenPage();
        Assert.Equal("Plans Large, Small Add-ons Backup", page.Find(".connection dl").Words());

        page.Do(() => page.Button("Remove connection").Click());
        page.WaitFor(() => Assert.Contains(
            "2 plans and 1 add-on name SolidCP: what is to be done for their services fails until there is a connection again. Its password is forgotten.",
            page.Find("[role='dialog']").Words(), StringComparison.Ordinal));
        page.Do(() => page.DialogButton("Remove connection").Click());

        page.WaitFor(() => Assert.Equal(["The connection to SolidCP is removed."], page.Snackbars));
        Assert.Equal("SolidCP Not set up", page.FindAll(".connection > .title")[1].Words());
        Assert.False((await StoredAsync(SolidCpDescription.Key)).IsSetUp);
    }

    [Fact]
    public async Task Password_ThatCannotBeRead_IsAskedForAgain()
    {
        await using (var db = Space.CreateDbContext())
        {
            var setting = new ProvisionerSetting(Space.Ours.Id, SolidCpDescription.Key);
            setting.Change("https://panel.example/", PanelFields.Of("serveradmin", 7, SolidCpDescription.Namespaces[0]), "sealed with something that is gone");
            db.ProvisionerSettings.Add(setting);
            await db.SaveChangesAsync(Ct);
        }

        var page = OpenPage();

        Assert.Equal("SolidCP Needs its password", page.FindAll(".connection > .title")[1].Words());
        Assert.Equal("The password that is kept cannot be read any more. Type it again.", page.Find("#solidcp-secret-rule").Words());
    }

    [Fact]
    public async Task Page_OfAnAdministrator_ChoosesForWhom()
    {
        await Commands.SaveAsync(Space.Ours.Id, SolidCpDescription.Key, s_panel, 0, Ct);
        var page = OpenPage(Actors.Administrator);
        Assert.Equal(["Our Hosting", "Their Hosting"], page.FindAll("#owner option").Select(option => option.Words()));
        Assert.Equal("https://panel.example/", page.Find("#solidcp-address").GetAttribute("value"));

        page.Do(() => page.Find("#owner").Change($"{Space.Theirs.Id}"));

        page.WaitFor(() => Assert.Equal("", page.Find("#solidcp-address").GetAttribute("value") ?? ""));
        Assert.Equal($"/provisioning?reseller={Space.Theirs.Id}", Address);
    }

    [Theory]
    [InlineData("theirs")]
    [InlineData("nonsense")]
    public void Page_OfAnother_IsNotFound(string whose)
    {
        var page = Open($"/provisioning?reseller={(whose == "theirs" ? $"{Space.Theirs.Id}" : whose)}");

        page.WaitFor(() => Assert.Equal("Not found", page.Find("h1").Words()));
    }

    [Fact]
    public void Page_WithoutThePermission_IsNotFound()
    {
        var page = Open("/provisioning", Space.Actor.Without(Permissions.ProvisioningManage));

        page.WaitFor(() => Assert.Equal("Not found", page.Find("h1").Words()));
    }

    private static string Alert(IRenderedComponent<Routes> page) => page.Find(".connection [role='alert']").Words();

    private static void TypePanel(IRenderedComponent<Routes> page)
    {
        foreach (var (field, text) in new[] { ("address", "https://panel.example/"), ("user", "serveradmin"), ("secret", "s3cret"), ("space", "7") })
        {
            page.Do(() => page.Find($"#solidcp-{field}").Change(text));
        }
    }

    private static Task SubmitAsync(IRenderedComponent<Routes> page, string kind) => page.DoAsync(() => page.Find($"#{kind}-form").SubmitAsync());

    private static Task ClickAsync(IRenderedComponent<Routes> page, string button, int card) =>
        page.DoAsync(() => page.FindAll(".connection")[card].QuerySelectorAll("button").Single(one => one.Words() == button).ClickAsync(new()));

    private async Task<ProvisionerSettingDetails> StoredAsync(string kind) =>
        (await new ProvisionerSettingQueries(Space, Space, new ProvisionerSecrets(Space.Keys), [_hook, _panel]).FindAsync(Space.Ours.Id, Ct))!.Connections.Single(one => one.Kind == kind);

    private IRenderedComponent<Routes> OpenPage(Actor? actor = null)
    {
        var page = Open("/provisioning", actor);
        page.WaitFor(() => page.Find("#solidcp-form"));
        return page;
    }
}
