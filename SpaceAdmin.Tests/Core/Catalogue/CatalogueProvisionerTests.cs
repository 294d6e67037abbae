using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Core.Services;
using static SpaceAdmin.Tests.Core.Catalogue.CatalogueDesk;

namespace SpaceAdmin.Tests.Core.Catalogue;

/// <summary>What provisions what is sold, and what that calls it.</summary>
public sealed class CatalogueProvisionerTests : IDisposable
{
    private readonly Space _space = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(CatalogueKind.Plan)]
    [InlineData(CatalogueKind.AddOn)]
    public async Task CreateAsync_KeepsTheProvisioner_AndFindAsyncGivesItBack(CatalogueKind kind)
    {
        var key = await _space.AddItemAsync(kind, new CatalogueDraft("Small") { Provisioner = SolidCpDescription.Key, OutsidePlan = " 12 " });

        var found = (await _space.CatalogueQueries.FindAsync(key, Ct))!;
        Assert.Equal((SolidCpDescription.Key, "12", ProvisionerKinds.None), (found.Draft.Provisioner, found.Draft.OutsidePlan, found.OfType));
        var row = Assert.Single((await _space.CatalogueQueries.ListAsync(kind, new CatalogueListQuery(), Ct)).Rows);
        Assert.Equal((SolidCpDescription.Key, "12"), (row.Provisioner, row.OutsidePlan));
    }

    [Fact]
    public async Task Item_ThatNamesNone_GoesByItsType()
    {
        await SetTypeAsync(WebhookDescription.Key);
        var key = await _space.AddPlanItemAsync();
        await _space.AddItemAsync(CatalogueKind.Plan, new CatalogueDraft("By hand") { Provisioner = ProvisionerKinds.None });

        Assert.Equal(
            [("Business", WebhookDescription.Key), ("By hand", ProvisionerKinds.None)],
            (await _space.CatalogueQueries.ListAsync(CatalogueKind.Plan, new CatalogueListQuery(), Ct)).Rows.Select(row => (row.Name, row.Provisioner)));
        Assert.Null((await _space.FindItemAsync(key))!.Provisioner);
        Assert.Equal(WebhookDescription.Key, Assert.Single((await _space.CatalogueQueries.ChoicesAsync(CatalogueKind.Plan, Ct)).Types, type => type.Name == "Hosting plan").Provisioner);
    }

    [Fact]
    public async Task CreateOrChange_WhereOnlyTheTypeNamesSolidCp_NeedsTheNumberToo()
    {
        const string Sentence = "SolidCP provisions it: its plan outside is the number that the panel gave to the hosting plan, such as 12.";
        var key = await _space.AddPlanItemAsync();
        await SetTypeAsync(SolidCpDescription.Key);
        var version = (await _space.FindItemAsync(key))!.Version;

        Assert.Equal(Sentence, (await _space.Catalogue.CreateAsync(CatalogueKind.Plan, null, new CatalogueDraft("New") { TypeId = await _space.TypeAsync("Hosting plan") }, Ct)).Failure?.Message);
        Assert.Equal(Sentence, (await _space.Catalogue.ChangeAsync(key, version, new CatalogueDraft("Business") { OutsidePlan = "small" }, Ct)).Failure?.Message);
        Assert.True((await _space.Catalogue.ChangeAsync(key, version, new CatalogueDraft("Business") { OutsidePlan = "12" }, Ct)).Succeeded);
    }

    [Fact]
    public async Task ChangeAsync_OfTheProvisioner_IsRecorded()
    {
        var key = await _space.AddItemAsync(CatalogueKind.Plan, new CatalogueDraft("Small") { Prices = [Monthly("4.00")] });
        var found = (await _space.CatalogueQueries.FindAsync(key, Ct))!;

        Assert.True((await _space.Catalogue.ChangeAsync(key, found.Version, found.Draft with { Provisioner = WebhookDescription.Key, OutsidePlan = "small" }, Ct)).Succeeded);

        var entry = (await _space.AuditAsync())[^1];
        Assert.Equal(("provisioner of its type; no plan outside", "provisioner Webhook; outside “small”"), (entry.Before, entry.After));
    }

    public void Dispose() => _space.Dispose();

    private async Task SetTypeAsync(string provisioner)
    {
        await using var db = _space.CreateDbContext();
        (await db.ServiceTypes.SingleAsync(type => type.Name == "Hosting plan", Ct)).ProvisionBy(provisioner);
        await db.SaveChangesAsync(Ct);
    }
}
