using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Catalogue;

public sealed class PlanTests : IDisposable
{
    private readonly Space _space = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private PlanCommands Commands => new(_space, _space, _space.Clock, _space.Feed);

    private PlanQueries Queries => new(_space, _space);

    [Fact]
    public async Task CreateAsync_ThatAdopts_PutsTheServicesOfItsNameAndTypeOnIt()
    {
        var (business, starter) = (await _space.AddServiceAsync("Business"), await _space.AddServiceAsync("Starter"));
        var (domain, foreign) = (await _space.AddServiceAsync("Business", type: "Domain name"), await _space.AddServiceAsync("Business", customer: _space.Zoe));

        var id = await CreateAsync("Business", adopt: true);

        Assert.Equal(id, (await _space.FindAsync(business))!.PlanId);
        Assert.All([starter, domain, foreign], other => Assert.Null(_space.FindAsync(other).Result!.PlanId));
        Assert.Equal([("Business", 1)], (await Queries.ListAsync(new NamedListQuery(), Ct)).Rows.Select(row => (row.Name, row.Services)));
        Assert.Equal("1 service put on it", Assert.Single(await _space.AuditAsync()).Detail);
    }

    [Theory]
    [InlineData("", "A plan's name is one line of 1 to 200 characters.")]
    [InlineData("two\nlines", "A plan's name is one line of 1 to 200 characters.")]
    [InlineData("Business", "There is a plan “Business” already.")]
    public async Task CreateAsync_OfABadName_SaysWhatIsAllowed(string name, string sentence)
    {
        await CreateAsync("Business");

        Assert.Equal(sentence, (await Commands.CreateAsync(null, await TypeAsync("Hosting plan"), name, adopt: false, Ct)).Failure?.Message);
        Assert.Single((await Queries.ListAsync(new NamedListQuery(), Ct)).Rows);
    }

    [Fact]
    public async Task CreateAsync_OfATypeThatExtendsOthers_IsRefused()
    {
        Assert.Equal(
            "Choose a type of services that do not extend others.",
            (await Commands.CreateAsync(null, await TypeAsync("Hosting add-on"), "Backup", adopt: false, Ct)).Failure?.Message);
    }

    [Fact]
    public async Task RenameAsync_ToATakenNameOrFromAStalePage_ChangesNothing()
    {
        var id = await CreateAsync("Business");
        await CreateAsync("Starter");

        Assert.Equal("There is a plan “Starter” already.", (await Commands.RenameAsync(id, 1, "Starter", Ct)).Failure?.Message);
        Assert.True((await Commands.RenameAsync(id, 1, "Enterprise", Ct)).Succeeded);
        Assert.IsType<Failure.Stale>((await Commands.RenameAsync(id, 1, "Other", Ct)).Failure);
        Assert.Equal(["Enterprise", "Starter"], (await Queries.ListAsync(new NamedListQuery(), Ct)).Rows.Select(row => row.Name));
    }

    [Fact]
    public async Task AssignAsync_PutsAServiceOnAPlanAndTakesItOff()
    {
        var service = await _space.AddServiceAsync();
        var id = await CreateAsync("Business");

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
        var domains = await CreateAsync("Domains", type: "Domain name");
        await using var db = _space.CreateDbContext();
        var theirs = db.Plans.Add(new Plan(_space.Theirs.Id, await TypeAsync("Hosting plan"), "Theirs")).Entity;
        await db.SaveChangesAsync(Ct);

        foreach (var plan in new[] { domains, theirs.Id, 4711 })
        {
            Assert.Equal(
                "Choose a plan of the same reseller and of the same type as the service.", (await Commands.AssignAsync(service.Id, 1, plan, Ct)).Failure?.Message);
        }

        Assert.DoesNotContain(await Queries.ForServiceAsync(service.Id, Ct), choice => choice.Id == theirs.Id || choice.Id == domains);
    }

    public void Dispose() => _space.Dispose();

    private async Task<int> CreateAsync(string name, bool adopt = false, string type = "Hosting plan")
    {
        var result = await Commands.CreateAsync(null, await TypeAsync(type), name, adopt, Ct);
        Assert.True(result.Succeeded, result.Failure?.Message);
        return result.Value;
    }

    private async Task<int> TypeAsync(string name)
    {
        await using var db = _space.CreateDbContext();
        return await db.ServiceTypes.Where(type => type.Name == name).Select(type => type.Id).SingleAsync(Ct);
    }
}
