using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Catalogue;

public sealed class PlanTests : IDisposable
{
    private readonly Space _space = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private PlanCommands Commands => new(_space.UnitOfWork);

    private PlanQueries Queries => new(_space, _space);

    [Fact]
    public async Task CreateAsync_ThatAdopts_PutsTheServicesOfItsNameAndTypeOnIt()
    {
        var (business, starter) = (await _space.AddServiceAsync("Business"), await _space.AddServiceAsync("Starter"));
        var (domain, foreign) = (await _space.AddServiceAsync("Business", type: "Domain name"), await _space.AddServiceAsync("Business", customer: _space.Zoe));

        var plan = await _space.AddItemAsync(CatalogueKind.Plan, new CatalogueDraft("Business") { Adopt = true });

        Assert.Equal(plan.Id, (await _space.FindAsync(business))!.PlanId);
        Assert.All([starter, domain, foreign], other => Assert.Null(_space.FindAsync(other).Result!.PlanId));
        Assert.Equal([("Business", 1)], (await _space.CatalogueQueries.ListAsync(CatalogueKind.Plan, new CatalogueListQuery(), Ct)).Rows.Select(row => (row.Name, row.Services)));
        Assert.Equal("1 service put on it", Assert.Single(await _space.AuditAsync()).Detail);
    }

    [Fact]
    public async Task AssignAsync_PutsAServiceOnAPlanAndTakesItOff()
    {
        var service = await _space.AddServiceAsync();
        var id = (await _space.AddPlanItemAsync()).Id;

        Assert.True((await Commands.AssignAsync(service.Id, 1, id, Ct)).Succeeded);
        Assert.Equal(new ServicePlan(id, "Business"), (await _space.Queries.FindAsync(service.Id, Ct))!.Plan);

        Assert.IsType<Failure.Stale>((await Commands.AssignAsync(service.Id, 1, null, Ct)).Failure);
        Assert.True((await Commands.AssignAsync(service.Id, 2, null, Ct)).Succeeded);
        Assert.Null((await _space.Queries.FindAsync(service.Id, Ct))!.Plan);
        Assert.Equal([(null, "Business"), ("Business", null)], (await _space.AuditAsync()).Where(entry => entry.Action == "Change plan").Select(entry => (entry.Before, entry.After)));
    }

    [Fact]
    public async Task AssignAsync_OfAPlanOfAnotherTypeOrReseller_IsRefused()
    {
        var service = await _space.AddServiceAsync();
        var domains = (await _space.AddItemAsync(CatalogueKind.Plan, new CatalogueDraft("Domains") { TypeId = await _space.TypeAsync("Domain name") })).Id;
        await using var db = _space.CreateDbContext();
        var theirs = db.Plans.Add(new Plan(_space.Theirs.Id, await _space.TypeAsync("Hosting plan"), "Theirs")).Entity;
        await db.SaveChangesAsync(Ct);

        foreach (var plan in new[] { domains, theirs.Id, 4711 })
        {
            Assert.Equal(
                "Choose a plan of the same reseller and of the same type as the service.", (await Commands.AssignAsync(service.Id, 1, plan, Ct)).Failure?.Message);
        }

        Assert.DoesNotContain(await Queries.ForServiceAsync(service.Id, Ct), choice => choice.Id == theirs.Id || choice.Id == domains);
    }

    [Fact]
    public async Task ForServiceAsync_OffersNoArchivedPlan_ButKeepsTheOneThatItIsOn()
    {
        var (on, off) = (await _space.AddServiceAsync(), await _space.AddServiceAsync());
        var (business, starter) = (await _space.AddPlanItemAsync(), await _space.AddPlanItemAsync("Starter"));
        Assert.True((await Commands.AssignAsync(on.Id, 1, business.Id, Ct)).Succeeded);
        Assert.True((await _space.Catalogue.ArchiveAsync(business, (await _space.FindItemAsync(business))!.Version, Ct)).Succeeded);

        Assert.Equal(["Business", "Starter"], (await Queries.ForServiceAsync(on.Id, Ct)).Select(plan => plan.Name));
        Assert.Equal(["Starter"], (await Queries.ForServiceAsync(off.Id, Ct)).Select(plan => plan.Name));
        Assert.IsAssignableFrom<Failure.Rejected>((await Commands.AssignAsync(off.Id, 1, business.Id, Ct)).Failure);
        Assert.True((await Commands.AssignAsync(on.Id, 2, starter.Id, Ct)).Succeeded);
    }

    public void Dispose() => _space.Dispose();
}
