using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Resellers;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core;

/// <summary>What administrators do to the tenants, and what disabling one means for its people.</summary>
public sealed class ResellerTests : IDisposable
{
    private static readonly ResellerSettings s_settings = new("New Hosting", "EUR", "Europe/Berlin", "help@new.example");

    private readonly Space _space = new();

    public ResellerTests() => _space.Actor = Actors.Administrator;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ResellerCommands Commands => new(_space.UnitOfWork);

    private ResellerQueries Queries => new(_space, _space);

    private ActorReader Reader => new(_space, _space.Clock);

    [Fact]
    public async Task CreateAsync_OfSettings_KeepsThemAndTellsTheLog()
    {
        var created = await Commands.CreateAsync(s_settings with { Name = " New Hosting " }, Ct);

        var row = await RowAsync("New Hosting");
        Assert.Equal((created.Value, s_settings, null, 0, 0, 0), (row.Id, row.Settings, row.DisabledAt, row.Customers, row.Staff, row.Services));
        var entry = Assert.Single(await _space.AuditAsync());
        Assert.Equal(
            (AuditKinds.Reseller, AuditActions.CreateReseller, "New Hosting", row.Id, "Name: New Hosting; Currency: EUR; Time zone: Europe/Berlin; Support address: help@new.example"),
            (entry.Kind, entry.Action, entry.Subject, entry.ResellerId, entry.After));
    }

    [Theory]
    [InlineData("", "EUR", "UTC", null)]
    [InlineData("Our Hosting", "EUR", "UTC", null)]
    [InlineData(" our HOSTING ", "EUR", "UTC", null)]
    [InlineData("New", "EURO", "UTC", null)]
    [InlineData("New", "EUR", "Middle-earth/Shire", null)]
    [InlineData("New", "EUR", "UTC", "no address")]
    public async Task CreateAndChange_OfNonsenseOrATakenName_SayWhy(string name, string currency, string zone, string? support)
    {
        var settings = new ResellerSettings(name, currency, zone, support);

        Assert.IsAssignableFrom<Failure.Rejected>((await Commands.CreateAsync(settings, Ct)).Failure);
        Assert.IsAssignableFrom<Failure.Rejected>((await Commands.ChangeAsync(_space.Theirs.Id, 0, settings, Ct)).Failure);
        Assert.Empty(await _space.AuditAsync());
    }

    [Fact]
    public async Task ChangeAsync_OfOneSetting_TellsThatOne()
    {
        var before = await RowAsync("Our Hosting");

        Assert.True((await Commands.ChangeAsync(before.Id, before.Version, before.Settings with { Name = "OUR Hosting", TimeZone = "Asia/Tokyo" }, Ct)).Succeeded);

        var entry = Assert.Single(await _space.AuditAsync());
        Assert.Equal((AuditActions.ChangeReseller, "Name: Our Hosting; Time zone: UTC", "Name: OUR Hosting; Time zone: Asia/Tokyo"), (entry.Action, entry.Before, entry.After));
        Assert.Equal(("OUR Hosting", "Asia/Tokyo"), ((await RowAsync("OUR")).Settings.Name, (await RowAsync("OUR")).Settings.TimeZone));
    }

    [Fact]
    public async Task ChangeAsync_FromAStalePage_IsRefused()
    {
        await Commands.ChangeAsync(_space.Ours.Id, 0, s_settings, Ct);

        Assert.IsType<Failure.Stale>((await Commands.ChangeAsync(_space.Ours.Id, 0, s_settings with { Name = "Another" }, Ct)).Failure);
        Assert.IsType<Failure.Stale>((await Commands.DisableAsync(_space.Ours.Id, 0, Ct)).Failure);
        Assert.Equal(s_settings, (await RowAsync("New Hosting")).Settings);
    }

    [Fact]
    public async Task DisableAsync_OfAReseller_EndsEverySessionOfItsPeopleAndNoOthers()
    {
        var rosa = await _space.AddUserAsync("Rosa", _space.Ours, null, BuiltInRoles.Reseller);
        var anna = await _space.AddUserAsync("Anna", customer: _space.Anna, roles: BuiltInRoles.Customer);
        var ada = await _space.AddUserAsync("Ada", roles: BuiltInRoles.Administrator);
        var theo = await _space.AddUserAsync("Theo", _space.Theirs, null, BuiltInRoles.Reseller);
        foreach (var user in new[] { rosa, anna, ada, theo })
        {
            await AddSessionAsync(user);
        }

        var acting = await AddSessionAsync(ada, _space.Anna.Id);
        var elsewhere = await AddSessionAsync(ada, _space.Zoe.Id);

        Assert.True((await Commands.DisableAsync(_space.Ours.Id, 0, Ct)).Succeeded);

        await using var db = _space.CreateDbContext();
        var left = await db.Sessions.Select(session => new { session.UserId, session.Id }).ToListAsync(Ct);
        Assert.Equal([ada.Id, ada.Id, theo.Id], left.Select(session => session.UserId).Order());
        Assert.DoesNotContain(left, session => session.Id == acting);
        Assert.Contains(left, session => session.Id == elsewhere);
        Assert.Null(await Reader.FindAsync(rosa.Id, Ct));
        Assert.Null(await Reader.FindAsync(anna.Id, Ct));
        Assert.NotNull(await Reader.FindAsync(theo.Id, Ct));
        var entry = Assert.Single(await _space.AuditAsync());
        Assert.Equal((AuditActions.DisableReseller, "Our Hosting", "Enabled", "Disabled", _space.Ours.Id), (entry.Action, entry.Subject, entry.Before, entry.After, entry.ResellerId));
    }

    [Fact]
    public async Task DisableAsync_OfAReseller_IsToldToTheOpenPagesOfItsPeople()
    {
        var rosa = await _space.AddUserAsync("Rosa", _space.Ours);
        var ada = await _space.AddUserAsync("Ada");
        await AddSessionAsync(ada, _space.Anna.Id);
        var toRosa = new TaskCompletionSource();
        var toAda = new TaskCompletionSource();
        using var first = _space.Feed.Subscribe(Topics.User(rosa.Id), () => Task.FromResult(toRosa.TrySetResult()));
        using var second = _space.Feed.Subscribe(Topics.User(ada.Id), () => Task.FromResult(toAda.TrySetResult()));

        await Commands.DisableAsync(_space.Ours.Id, 0, Ct);

        await Task.WhenAll(toRosa.Task, toAda.Task).WaitAsync(TimeSpan.FromSeconds(10), Ct);
    }

    [Fact]
    public async Task DisableAsync_OfAReseller_LeavesItsServicesAsTheyAre()
    {
        var service = await _space.AddServiceAsync(status: ServiceStatus.Active);

        await Commands.DisableAsync(_space.Ours.Id, 0, Ct);

        Assert.Equal(ServiceStatus.Active, await _space.StatusAsync(service));
        var row = await RowAsync("Our Hosting");
        Assert.Equal((_space.Clock.GetUtcNow(), 1), (row.DisabledAt, row.Services));
    }

    [Fact]
    public async Task EnableAsync_AfterDisabling_LetsItsPeopleInAgain()
    {
        var rosa = await _space.AddUserAsync("Rosa", _space.Ours, null, BuiltInRoles.Reseller);
        Assert.IsAssignableFrom<Failure.Rejected>((await Commands.EnableAsync(_space.Ours.Id, 0, Ct)).Failure);
        await Commands.DisableAsync(_space.Ours.Id, 0, Ct);
        Assert.IsAssignableFrom<Failure.Rejected>((await Commands.DisableAsync(_space.Ours.Id, 1, Ct)).Failure);

        Assert.True((await Commands.EnableAsync(_space.Ours.Id, 1, Ct)).Succeeded);

        Assert.NotNull(await Reader.FindAsync(rosa.Id, Ct));
        Assert.Null((await RowAsync("Our Hosting")).DisabledAt);
        Assert.Equal([AuditActions.DisableReseller, AuditActions.EnableReseller], (await _space.AuditAsync()).Select(entry => entry.Action));
    }

    [Fact]
    public async Task ListAsync_OfResellers_CountsWhatIsTheirs()
    {
        await _space.AddUserAsync("Rosa", _space.Ours);
        await _space.AddUserAsync("Anna", customer: _space.Anna); // a customer's, and no staff
        await _space.AddServiceAsync();
        await _space.AddServiceAsync(status: ServiceStatus.Active);

        var page = await Queries.ListAsync(new NamedListQuery(), Ct);

        Assert.Equal(
            [("Our Hosting", 2, 1, 2), ("Their Hosting", 1, 0, 0)],
            page.Rows.Select(row => (row.Settings.Name, row.Customers, row.Staff, row.Services)));
        Assert.Equal("Their Hosting", Assert.Single((await Queries.ListAsync(new NamedListQuery { Search = "heir" }, Ct)).Rows).Settings.Name);
        Assert.Empty((await Queries.ListAsync(new NamedListQuery { Search = "%" }, Ct)).Rows);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Everything_ForAnybodyButAdministrators_IsRefused(bool ofReseller)
    {
        // Also for a reseller's role into which the permission came somehow.
        _space.Actor = (ofReseller ? Actors.Of(_space.Ours) : Actors.Of(_space.Anna)) with { Granted = Permissions.Of(Scope.Platform) };

        Assert.IsType<Failure.Forbidden>((await Commands.CreateAsync(s_settings, Ct)).Failure);
        Assert.IsType<Failure.Forbidden>((await Commands.ChangeAsync(_space.Ours.Id, 0, s_settings, Ct)).Failure);
        Assert.IsType<Failure.Forbidden>((await Commands.ChangeAsync(_space.Theirs.Id, 0, s_settings with { Name = "" }, Ct)).Failure);
        Assert.IsType<Failure.Forbidden>((await Commands.DisableAsync(_space.Theirs.Id, 0, Ct)).Failure);
        Assert.IsType<Failure.Forbidden>((await Commands.EnableAsync(_space.Theirs.Id, 0, Ct)).Failure);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Queries.ListAsync(new NamedListQuery(), Ct));
    }

    [Fact]
    public async Task Commands_ForAResellerThatIsNotThere_SaySo()
    {
        Assert.Equal(new Failure.NotFound("That reseller"), (await Commands.DisableAsync(999, 0, Ct)).Failure);
        Assert.Equal(new Failure.NotFound("That reseller"), (await Commands.ChangeAsync(999, 0, s_settings, Ct)).Failure);
    }

    [Fact]
    public void Currencies_All_AreThoseThatMoneyKnows()
    {
        Assert.All(Currency.All, code => Assert.NotNull(Currency.Decimals(code)));
        Assert.Superset(new HashSet<string>(["EUR", "JPY", "KWD", "USD"]), Currency.All.ToHashSet());
    }

    public void Dispose() => _space.Dispose();

    private async Task<ResellerRow> RowAsync(string name) =>
        Assert.Single((await Queries.ListAsync(new NamedListQuery { Search = name }, Ct)).Rows);

    private async Task<string> AddSessionAsync(User user, int? asCustomer = null)
    {
        await using var db = _space.CreateDbContext();
        var session = db.Sessions.Add(new Session(user.Id, secondFactor: false, "Test", null, _space.Clock.GetUtcNow()) { AsCustomerId = asCustomer }).Entity;
        await db.SaveChangesAsync(Ct);
        return session.Id;
    }
}
