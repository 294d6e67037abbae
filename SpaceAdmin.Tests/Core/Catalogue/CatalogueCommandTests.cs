using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Services;
using static SpaceAdmin.Tests.Core.Catalogue.CatalogueDesk;

namespace SpaceAdmin.Tests.Core.Catalogue;

public sealed class CatalogueCommandTests : IDisposable
{
    private readonly Space _space = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CreateAsync_KeepsAllThatWasTyped_AndFindAsyncGivesItBack()
    {
        var plan = await _space.AddPlanItemAsync();
        var draft = new CatalogueDraft("Disk space")
        {
            Description = "10 GB", TypeId = await _space.TypeAsync("Hosting add-on"), OnSale = true, Stock = "3", MaxQuantity = "20", Plans = [plan.Id],
            Prices = [Monthly("4.00", "5.00"), new("1", CycleUnit.Year, "", "40.00")],
        };

        var key = await _space.AddItemAsync(CatalogueKind.AddOn, draft);

        var found = (await _space.CatalogueQueries.FindAsync(key, Ct))!;
        Assert.Equivalent(draft with { StockSeen = "3" }, found.Draft, strict: true);
        Assert.Equal(("USD", 0, false), (found.Currency, found.Services, found.IsArchived));
        var row = Assert.Single((await _space.CatalogueQueries.ListAsync(CatalogueKind.AddOn, new CatalogueListQuery(), Ct)).Rows);
        Assert.Equal([new Price(new Cycle(1, CycleUnit.Month), 500, 400, "USD"), new Price(new Cycle(1, CycleUnit.Year), 0, 4000, "USD")], row.Prices);
        Assert.Equal(["Business"], row.Extends);
        Assert.Equal((3, 20, CatalogueState.OnSale), (row.Stock, row.MaxQuantity, row.State));
    }

    [Fact]
    public async Task ChangeAsync_WritesWhatChangedAlone_AndTellsThePages()
    {
        var key = await _space.AddAddOnItemAsync();
        var heard = new TaskCompletionSource();
        using var subscription = _space.Feed.Subscribe(Topics.CatalogueOf(_space.Ours.Id), () =>
        {
            heard.TrySetResult();
            return Task.CompletedTask;
        });

        var result = await _space.Catalogue.ChangeAsync(key, await VersionAsync(key), (await DraftAsync(key)) with { Prices = [Monthly("4.50")], Stock = "7" }, Ct);

        Assert.True(result.Succeeded, result.Failure?.Message);
        await heard.Task.WaitAsync(TimeSpan.FromSeconds(10), Ct);
        var entry = (await _space.AuditAsync())[^1];
        Assert.Equal(("Add-on", "Edit add-on", "Backup", "4.00 USD for 1 month; never runs out", "4.50 USD for 1 month; 7 in stock"), (entry.Kind, entry.Action, entry.Subject, entry.Before, entry.After));
    }

    [Fact]
    public async Task ChangeAsync_ToATakenNameOrFromAStalePage_ChangesNothing()
    {
        var key = await _space.AddPlanItemAsync();
        var starter = await _space.AddPlanItemAsync("Starter");
        var version = await VersionAsync(key);

        Assert.Equal("There is a plan “Starter” already.", (await _space.Catalogue.ChangeAsync(key, version, new CatalogueDraft("Starter"), Ct)).Failure?.Message);
        Assert.True((await _space.Catalogue.ChangeAsync(key, version, new CatalogueDraft("Enterprise"), Ct)).Succeeded);
        Assert.IsType<Failure.Stale>((await _space.Catalogue.ChangeAsync(key, version, new CatalogueDraft("Other"), Ct)).Failure);
        await _space.Catalogue.ArchiveAsync(starter, await VersionAsync(starter), Ct);
        Assert.Equal(
            "There is an archived plan “Starter” already. Restore it, or choose another name.",
            (await _space.Catalogue.ChangeAsync(key, await VersionAsync(key), new CatalogueDraft("Starter"), Ct)).Failure?.Message);
        Assert.Equal(["Enterprise"], await _space.NamesAsync(CatalogueKind.Plan));
    }

    [Fact]
    public async Task ChangeAsync_ByTwoAtOnce_IsDoneOnce()
    {
        var key = await _space.AddPlanItemAsync();
        var version = await VersionAsync(key);

        var results = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => Task.Run(() => _space.Catalogue.ChangeAsync(key, version, new CatalogueDraft($"Name {i}"), Ct), Ct)));

        Assert.Single(results, result => result.Succeeded);
        Assert.Equal(7, results.Count(result => result.Failure is Failure.Stale));
    }

    [Fact]
    public async Task ChangeAsync_OfAPrice_DoesNotReachWhatWasOrdered_AndSaysHowMany()
    {
        var key = await _space.AddAddOnItemAsync();
        var price = Assert.Single((await _space.FindItemAsync(key))!.Prices).In("USD");
        int number;
        await using (var db = _space.CreateDbContext())
        {
            var anna = await db.Customers.SingleAsync(customer => customer.Id == _space.Anna.Id, Ct);
            var type = await db.ServiceTypes.FirstAsync(Ct);
            var service = db.Services.Add(SpaceService.Order(anna, type, "Backup", null, Actor.CommandLine, _space.Clock.GetUtcNow(), price));
            service.Property(one => one.AddOnId).CurrentValue = key.Id;
            await db.SaveChangesAsync(Ct);
            number = service.Entity.Id;
        }

        Assert.Null(await _space.CatalogueQueries.PriceChangeAsync(key, [Monthly("4")], Ct));
        Assert.Null(await _space.CatalogueQueries.PriceChangeAsync(key, [Monthly("four")], Ct));
        Assert.Equal(new PriceChange(1), await _space.CatalogueQueries.PriceChangeAsync(key, [Monthly("9.00")], Ct));
        Assert.True((await _space.Catalogue.ChangeAsync(key, await VersionAsync(key), (await DraftAsync(key)) with { Prices = [Monthly("9.00")] }, Ct)).Succeeded);

        await using var after = _space.CreateDbContext();
        Assert.Equal((400L, "USD"), await after.Services.Where(one => one.Id == number).Select(one => new ValueTuple<long, string>(one.RecurringFee!.Value, one.Currency!)).SingleAsync(Ct));
    }

    [Fact]
    public async Task AddOn_OfAForeignOrArchivedPlan_IsRefused()
    {
        var (mine, old) = (await _space.AddPlanItemAsync(), await _space.AddPlanItemAsync("Old"));
        await using var db = _space.CreateDbContext();
        var theirs = db.Plans.Add(new Plan(_space.Theirs.Id, await _space.TypeAsync("Hosting plan"), "Theirs")).Entity;
        await db.SaveChangesAsync(Ct);
        var draft = new CatalogueDraft("Backup") { TypeId = await _space.TypeAsync("Hosting add-on"), Plans = [mine.Id, old.Id] };
        var before = await _space.AddItemAsync(CatalogueKind.AddOn, draft);
        await _space.Catalogue.ArchiveAsync(old, await VersionAsync(old), Ct);

        Assert.Equal("Choose plans of the same reseller as the add-on.", await RefusalAsync(draft with { Name = "Other", Plans = [mine.Id, theirs.Id] }));
        Assert.Equal("Choose plans of the same reseller as the add-on.", await RefusalAsync(draft with { Name = "Other", Plans = [4711] }));
        Assert.Equal("“Old” is archived: choose a plan that is not.", await RefusalAsync(draft with { Name = "Other" }));
        Assert.True((await _space.Catalogue.ChangeAsync(before, await VersionAsync(before), draft, Ct)).Succeeded); // it extended it before

        async Task<string?> RefusalAsync(CatalogueDraft other) => (await _space.Catalogue.CreateAsync(CatalogueKind.AddOn, null, other, Ct)).Failure?.Message;
    }

    [Fact]
    public async Task DeleteAsync_OfWhatWasSoldOrIsNeeded_IsRefused()
    {
        var addOn = await _space.AddAddOnItemAsync();
        var plan = new CatalogueKey(CatalogueKind.Plan, ((AddOn)(await _space.FindItemAsync(addOn))!).Plans[0].Id);

        Assert.Equal("“Backup” is on sale and extends only “Plan of Backup”. Take it off sale first.", (await _space.Catalogue.DeleteAsync(plan, await VersionAsync(plan), Ct)).Failure?.Message);
        await _space.SellOneAsync(addOn);
        Assert.Equal("“Backup” was sold: 1 service is bought as it. Archive it instead.", (await _space.Catalogue.DeleteAsync(addOn, await VersionAsync(addOn), Ct)).Failure?.Message);
        Assert.True((await _space.Catalogue.ArchiveAsync(addOn, await VersionAsync(addOn), Ct)).Succeeded);
        Assert.True((await _space.Catalogue.DeleteAsync(plan, await VersionAsync(plan), Ct)).Succeeded);
        Assert.Null(await _space.FindItemAsync(plan));
        Assert.Empty(await _space.NamesAsync(CatalogueKind.AddOn));
        Assert.Equal(["Backup"], await _space.NamesAsync(CatalogueKind.AddOn, new CatalogueListQuery { Archived = true }));
    }

    [Fact]
    public async Task SellAsync_OfWhatIsArchivedOrPricedInAnotherCurrency_IsRefused()
    {
        var key = await _space.AddItemAsync(CatalogueKind.Plan, new CatalogueDraft("Business") { Prices = [Monthly("4.00")] });
        await _space.Catalogue.ArchiveAsync(key, await VersionAsync(key), Ct);
        Assert.Equal("“Business” is archived: restore it before it is sold.", await SellAsync());
        Assert.Equal(
            "“Business” is archived: restore it before it is sold.",
            (await _space.Catalogue.ChangeAsync(key, await VersionAsync(key), (await DraftAsync(key)) with { OnSale = true }, Ct)).Failure?.Message);
        await _space.Catalogue.RestoreAsync(key, await VersionAsync(key), Ct);
        await using (var db = _space.CreateDbContext())
        {
            await db.Resellers.Where(one => one.Id == _space.Ours.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Currency, "EUR"), Ct);
        }

        Assert.Equal("A price is in EUR, the reseller's currency, and not in USD.", await SellAsync());
        Assert.NotNull(await _space.CatalogueQueries.PriceChangeAsync(key, [Monthly("4.00")], Ct));
        Assert.True((await _space.Catalogue.ChangeAsync(key, await VersionAsync(key), await DraftAsync(key), Ct)).Succeeded);
        Assert.Null(await SellAsync());

        async Task<string?> SellAsync() => (await _space.Catalogue.SellAsync(key, await VersionAsync(key), onSale: true, Ct)).Failure?.Message;
    }

    [Theory]
    [InlineData(2, 0, false, "Three One Two", 1)]
    [InlineData(0, 2, true, "Two Three One", 3)]
    [InlineData(0, 1, true, "Two One Three", 2)]
    [InlineData(1, 1, true, "One Two Three", 2)]
    public async Task MoveAsync_PutsItBesideAnother(int moved, int other, bool after, string order, int place)
    {
        var keys = new[] { await _space.AddPlanItemAsync("One"), await _space.AddPlanItemAsync("Two"), await _space.AddPlanItemAsync("Three") };

        Assert.Equal(place, (await _space.Catalogue.MoveAsync(keys[moved], keys[other].Id, after, Ct)).Value);

        Assert.Equal(order, string.Join(' ', await _space.NamesAsync(CatalogueKind.Plan)));
        Assert.Equal(["One", "Three"], await _space.NamesAsync(CatalogueKind.Plan, new CatalogueListQuery { Search = "e" })); // by name
    }

    [Fact]
    public async Task WhatIsAnotherResellers_IsNotFound()
    {
        var key = await _space.AddPlanItemAsync();
        var second = await _space.AddPlanItemAsync("Starter");
        _space.Actor = Actors.Of(_space.Theirs);

        Assert.Empty(await _space.NamesAsync(CatalogueKind.Plan));
        Assert.Null(await _space.CatalogueQueries.FindAsync(key, Ct));
        Assert.IsType<Failure.NotFound>((await _space.Catalogue.ChangeAsync(key, 1, new CatalogueDraft("Mine"), Ct)).Failure);
        Assert.IsType<Failure.NotFound>((await _space.Catalogue.MoveAsync(key, second.Id, after: true, Ct)).Failure);
        Assert.IsType<Failure.NotFound>((await _space.Catalogue.CreateAsync(CatalogueKind.Plan, _space.Ours.Id, new CatalogueDraft("Mine"), Ct)).Failure);
        var mine = new CatalogueKey(CatalogueKind.Plan, (await _space.Catalogue.CreateAsync(CatalogueKind.Plan, null, new CatalogueDraft("Mine") { TypeId = await _space.TypeAsync("Hosting plan") }, Ct)).Value);
        Assert.Equal("That plan was not found.", (await _space.Catalogue.MoveAsync(mine, key.Id, after: true, Ct)).Failure?.Message);
    }

    public void Dispose() => _space.Dispose();

    private async Task<int> VersionAsync(CatalogueKey key) => (await _space.FindItemAsync(key))!.Version;

    private async Task<CatalogueDraft> DraftAsync(CatalogueKey key) => (await _space.CatalogueQueries.FindAsync(key, Ct))!.Draft;
}
