using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Tests.Core.Catalogue;

namespace SpaceAdmin.Tests.Core.Provisioning;

/// <summary>Connections: who sets them up, what is refused, what is tested, and what the audit log tells.</summary>
public sealed class ProvisionerSettingTests : ConnectionTest
{
    [Fact]
    public async Task SaveAsync_KeepsWhatWasTyped_AndFindAsyncGivesItBackButForTheSecret()
    {
        Assert.Equal(1, (await SaveAsync((PanelDraft with { Address = "https://panel.example" }).With(SolidCpDescription.Namespace, "").With(SolidCpDescription.HostingSpace, " 7 "))).Value);

        var details = await DetailsAsync();
        Assert.Equal((PanelDraft with { Address = "https://panel.example/", Secret = "" }, 1, true), (details.Draft, details.Version, details.IsSetUp));
        Assert.False((await DetailsAsync(WebhookDescription.Key)).IsSetUp);
    }

    [Fact]
    public async Task SaveAsync_WithAnEmptySecret_KeepsTheOneThatThereIs()
    {
        await SaveAsync(PanelDraft);

        Assert.Equal(2, (await SaveAsync((PanelDraft with { Secret = "" }).With(SolidCpDescription.UserName, "other"), version: 1)).Value);

        Assert.True((await Commands.TestAsync(Space.Ours.Id, SolidCpDescription.Key, PanelDraft with { Secret = "" }, Ct)).Succeeded);
        Assert.Equal(Password, Assert.Single(Panel.Tested).Secret);
    }

    [Theory]
    [InlineData(SolidCpDescription.Key, "Type the password of the panel's user.")]
    [InlineData(WebhookDescription.Key, "Make a key with “New key”, or type the one that the receiver has.")]
    public async Task SaveOrTest_WithoutAnySecret_IsRefused(string kind, string sentence)
    {
        AssertRejected("connection.secret-missing", sentence, await SaveAsync(PanelDraft with { Secret = "" }, kind: kind));
        AssertRejected("connection.secret-missing", sentence, await Commands.TestAsync(Space.Ours.Id, kind, PanelDraft with { Secret = "" }, Ct));
    }

    // Else whoever may change the address would be told the password by typing that of a server of their own.
    [Theory]
    [InlineData("https://evil.example/ent/", "https://evil.example")]
    [InlineData("http://panel.example/ent/", "http://panel.example")]
    [InlineData("https://panel.example:444/ent/", "https://panel.example:444")]
    public async Task KeptPassword_ForAnotherServer_IsToBeTypedAgain(string address, string server)
    {
        var sentence = $"The password that is kept was typed for https://panel.example. Type it again for {server}.";
        await SaveAsync(PanelDraft);

        AssertRejected("connection.secret-of-another-server", sentence, await SaveAsync(PanelDraft with { Address = address, Secret = "" }, version: 1));
        AssertRejected("connection.secret-of-another-server", sentence, await Commands.TestAsync(Space.Ours.Id, SolidCpDescription.Key, PanelDraft with { Address = address, Secret = "" }, Ct));
        Assert.Empty(Panel.Tested);
        Assert.Equal(2, (await SaveAsync(PanelDraft with { Address = "https://PANEL.example/other/", Secret = "" }, version: 1)).Value);
        Assert.Equal(3, (await SaveAsync(PanelDraft with { Address = address }, version: 2)).Value);
    }

    // A key is never sent: requests are signed with it.
    [Fact]
    public async Task KeptKey_ForAnotherAddress_IsKept()
    {
        await SaveAsync(HookDraft, kind: WebhookDescription.Key);

        Assert.Equal(2, (await SaveAsync(new ProvisionerDraft("https://other.example/"), 1, WebhookDescription.Key)).Value);
    }

    [Theory]
    [InlineData(SolidCpDescription.Key)]
    [InlineData(WebhookDescription.Key)]
    public async Task SaveOrTest_OfAPrivateAddress_IsRefused(string kind)
    {
        var draft = (kind is WebhookDescription.Key ? HookDraft : PanelDraft) with { Address = $"https://{FakeOutside.PrivateHost}/" };

        AssertRejected("connection.address-not-allowed", FakeOutside.PrivateSentence, await SaveAsync(draft, kind: kind));
        AssertRejected("connection.address-not-allowed", FakeOutside.PrivateSentence, await Commands.TestAsync(Space.Ours.Id, kind, draft, Ct));
        Assert.False((await DetailsAsync(kind)).IsSetUp);
        Assert.Empty(Panel.Tested.Concat(Hook.Tested));
    }

    [Fact]
    public async Task SaveOrTest_OfWhatIsWrong_IsRefused()
    {
        const string Sentence = "The hosting space is a whole number from 1: the one in which the panel is to create customers.";

        AssertRejected("solidcp.no-hosting-space", Sentence, await SaveAsync(PanelDraft.With(SolidCpDescription.HostingSpace, "")));
        AssertRejected("solidcp.no-hosting-space", Sentence, await Commands.TestAsync(Space.Ours.Id, SolidCpDescription.Key, PanelDraft.With(SolidCpDescription.HostingSpace, ""), Ct));
    }

    [Theory]
    [InlineData(ProvisionerKinds.None)]
    [InlineData("nonsense")]
    public async Task OfWhatIsNotReachedByAConnection_AllIsRefused(string kind)
    {
        const string Sentence = "Only Webhook and SolidCP are reached by a connection.";

        AssertRejected("connection.not-by-connection", Sentence, await SaveAsync(PanelDraft, kind: kind));
        AssertRejected("connection.not-by-connection", Sentence, await Commands.TestAsync(Space.Ours.Id, kind, PanelDraft, Ct));
        AssertRejected("connection.not-by-connection", Sentence, await Commands.RemoveAsync(Space.Ours.Id, kind, 0, Ct));
    }

    [Fact]
    public async Task SaveOrRemove_FromAStalePage_IsRefused()
    {
        await SaveAsync(PanelDraft);

        Assert.IsType<Failure.Stale>((await SaveAsync(PanelDraft.With(SolidCpDescription.UserName, "other"))).Failure);
        Assert.IsType<Failure.Stale>((await Commands.RemoveAsync(Space.Ours.Id, SolidCpDescription.Key, 0, Ct)).Failure);
        Assert.Equal("serveradmin", (await DetailsAsync()).Draft.Fields[SolidCpDescription.UserName]);
    }

    [Fact]
    public async Task SaveAsync_ByTwoAtOnce_IsDoneOnce()
    {
        var results = await Task.WhenAll(Enumerable.Range(1, 6).Select(i => Task.Run(() => SaveAsync(PanelDraft.With(SolidCpDescription.UserName, $"user{i}")), Ct)));

        Assert.Single(results, result => result.Succeeded);
        Assert.Equal(5, results.Count(result => result.Failure is Failure.Stale));
    }

    [Fact]
    public async Task OfAnotherReseller_NothingIsFound()
    {
        var theirs = Space.Theirs.Id;

        Assert.IsType<Failure.NotFound>((await Commands.SaveAsync(theirs, SolidCpDescription.Key, PanelDraft, 0, Ct)).Failure);
        Assert.IsType<Failure.NotFound>((await Commands.TestAsync(theirs, SolidCpDescription.Key, PanelDraft, Ct)).Failure);
        Assert.IsType<Failure.NotFound>((await Commands.RemoveAsync(theirs, SolidCpDescription.Key, 0, Ct)).Failure);
        Assert.Null(await Queries.FindAsync(theirs, Ct));
        Assert.Equal(["Our Hosting"], (await Queries.OwnersAsync(Ct)).Select(owner => owner.Name));
        Space.Actor = Actors.Administrator;
        Assert.Equal(1, (await Commands.SaveAsync(theirs, SolidCpDescription.Key, PanelDraft, 0, Ct)).Value);
        Assert.Equal(["Our Hosting", "Their Hosting"], (await Queries.OwnersAsync(Ct)).Select(owner => owner.Name));
    }

    [Fact]
    public async Task TestAsync_GivesTheOutsidesWords_AndStoresNothing()
    {
        Panel.Answer = new ProvisionerAnswer(OutboxVerdict.Refused, "The user may not log in.");

        var result = await Commands.TestAsync(Space.Ours.Id, SolidCpDescription.Key, PanelDraft, Ct);

        Assert.Equal(Panel.Answer, result.Value);
        Assert.Equal(new ProvisionerConnection(new Uri("https://panel.example/ent/"), PanelDraft.Fields, Password), Assert.Single(Panel.Tested));
        Assert.Empty(Hook.Tested);
        Assert.False((await DetailsAsync()).IsSetUp);
        Assert.Empty(await Space.AuditAsync());
    }

    [Fact]
    public async Task TestAsync_OfWhatIsTyped_DoesNotTakeWhatIsKept()
    {
        await SaveAsync(PanelDraft);

        await Commands.TestAsync(Space.Ours.Id, SolidCpDescription.Key, (PanelDraft with { Secret = "typed" }).With(SolidCpDescription.UserName, "other"), Ct);

        Assert.Equal(("typed", "other"), (Assert.Single(Panel.Tested).Secret, Panel.Tested[0].Fields[SolidCpDescription.UserName]));
    }

    [Fact]
    public async Task RemoveAsync_ForgetsTheSecret_AndBeginsAnew()
    {
        await SaveAsync(PanelDraft);

        Assert.True((await Commands.RemoveAsync(Space.Ours.Id, SolidCpDescription.Key, 1, Ct)).Value);

        var details = await DetailsAsync();
        Assert.Equal((false, KeptSecret.None, ""), (details.IsSetUp, details.Secret, details.Draft.Fields[SolidCpDescription.UserName]));
        Assert.Equal("That connection was not found.", (await Commands.RemoveAsync(Space.Ours.Id, SolidCpDescription.Key, 0, Ct)).Failure?.Message);
        AssertRejected("connection.secret-missing", "Type the password of the panel's user.", await SaveAsync(PanelDraft with { Secret = "" }));
    }

    [Fact]
    public async Task Audit_TellsWhatChanged_AndNeverASecret()
    {
        await SaveAsync(PanelDraft);
        await SaveAsync(PanelDraft with { Secret = "" }, version: 1); // saved as it was
        await SaveAsync((PanelDraft with { Secret = "" }).With(SolidCpDescription.UserName, "other"), version: 1);
        await SaveAsync((PanelDraft with { Secret = $"new {Password}" }).With(SolidCpDescription.UserName, "other"), version: 2);
        await Commands.RemoveAsync(Space.Ours.Id, SolidCpDescription.Key, 3, Ct);
        await SaveAsync(HookDraft, kind: WebhookDescription.Key);

        var entries = await Space.AuditAsync();

        const string Facts = "Address: https://panel.example/ent/; User name: {0}; Namespace: http://smbsaas/solidcp/enterpriseserver; Hosting space: 7";
        var (first, last) = (Facts.Replace("{0}", "serveradmin", StringComparison.Ordinal), Facts.Replace("{0}", "other", StringComparison.Ordinal));
        Assert.Equal(
            [
                ("Set up connection", "SolidCP", null, first, null),
                ("Change connection", "SolidCP", "User name: serveradmin", "User name: other", null),
                ("Change connection", "SolidCP", null, null, "With a new password"),
                ("Remove connection", "SolidCP", last, null, null),
                ("Set up connection", "Webhook", null, "Address: https://shop.example/hook", null),
            ],
            entries.Select(entry => (entry.Action, entry.Subject, entry.Before, entry.After, entry.Detail)));
        Assert.All(entries, entry => Assert.Equal(("Provisioner", Space.Ours.Id), (entry.Kind, entry.ResellerId)));
        var told = string.Join('\n', entries.Select(entry => $"{entry.Subject}{entry.Before}{entry.After}{entry.Detail}"));
        Assert.DoesNotContain(Password, told, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Use_NamesTypesPlansAndAddOns_OfTheResellerAlone()
    {
        await using (var db = Space.CreateDbContext())
        {
            (await db.ServiceTypes.SingleAsync(type => type.Name == "Hosting plan", Ct)).ProvisionBy(SolidCpDescription.Key);
            await db.SaveChangesAsync(Ct);
        }

        await Space.AddItemAsync(CatalogueKind.Plan, new CatalogueDraft("Small") { Provisioner = SolidCpDescription.Key, OutsidePlan = "12" });
        await Space.AddItemAsync(CatalogueKind.Plan, new CatalogueDraft("Of its type") { OutsidePlan = "13" });
        await Space.AddItemAsync(CatalogueKind.AddOn, new CatalogueDraft("Backup") { Provisioner = WebhookDescription.Key });
        await using (var db = Space.CreateDbContext())
        {
            var theirs = new Plan(Space.Theirs.Id, await Space.TypeAsync("Hosting plan"), "Theirs");
            theirs.ProvisionBy(SolidCpDescription.Key, "1");
            db.Plans.Add(theirs);
            await db.SaveChangesAsync(Ct);
        }

        var (panel, hook) = ((await DetailsAsync()).Use, (await DetailsAsync(WebhookDescription.Key)).Use);

        Assert.Equal("Hosting plan|Small|", $"{string.Join(',', panel.Types)}|{string.Join(',', panel.Plans)}|{string.Join(',', panel.AddOns)}");
        Assert.Equal("||Backup", $"{string.Join(',', hook.Types)}|{string.Join(',', hook.Plans)}|{string.Join(',', hook.AddOns)}");
    }
}
