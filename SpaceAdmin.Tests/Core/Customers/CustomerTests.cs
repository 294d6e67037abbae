using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Importing;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core;

/// <summary>Creating, changing and reading customers, by whom it is allowed and for nobody else's.</summary>
public sealed class CustomerTests : IDisposable
{
    private readonly Space _space = new();

    public static TheoryData<string> Outsiders { get; } = new("theirs", "unbound", "customer", "unbound customer");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private CustomerCommands Commands => new(_space.UnitOfWork);

    private CustomerQueries Queries => new(_space, _space);

    private CustomerServiceQueries Services => new(_space, _space, _space.Clock);

    [Fact]
    public async Task CreateAsync_ByAReseller_MakesItItsOwnAndTellsTheLog()
    {
        var created = await Commands.CreateAsync(null, " carla ", " Carla Cruz ", "carla@cruz.example", Ct);

        var customer = await FindAsync(created.Value);
        Assert.Equal((_space.Ours.Id, "carla", "Carla Cruz", "carla@cruz.example"), (customer!.ResellerId, customer.UserName, customer.Name, customer.Email));
        var entry = Assert.Single(await _space.AuditAsync());
        Assert.Equal(
            (AuditKinds.Customer, AuditActions.CreateCustomer, "carla", null, "Name: Carla Cruz; E-mail: carla@cruz.example", _space.Ours.Id),
            (entry.Kind, entry.Action, entry.Subject, entry.Before, entry.After, entry.ResellerId));
    }

    [Fact]
    public async Task CreateAsync_ByAnAdministrator_AsksForTheReseller()
    {
        _space.Actor = Actors.Administrator;

        Assert.IsAssignableFrom<Failure.Rejected>((await Commands.CreateAsync(null, "carla", null, null, Ct)).Failure);
        Assert.IsType<Failure.NotFound>((await Commands.CreateAsync(999, "carla", null, null, Ct)).Failure);
        var created = await Commands.CreateAsync(_space.Theirs.Id, "carla", null, null, Ct);

        Assert.Equal(_space.Theirs.Id, (await FindAsync(created.Value))!.ResellerId);
    }

    [Fact]
    public async Task CreateAsync_ForAnotherReseller_IsAsIfThatWereNotThere()
    {
        var foreign = await Commands.CreateAsync(_space.Theirs.Id, "carla", null, null, Ct);
        var missing = await Commands.CreateAsync(999, "carla", null, null, Ct);

        Assert.Equal(new Failure.NotFound("That reseller"), foreign.Failure);
        Assert.Equal(missing.Failure, foreign.Failure);
        Assert.Empty(await _space.AuditAsync());
    }

    [Theory]
    [InlineData("anna")]
    [InlineData(" ANNA ")]
    public async Task CreateAsync_ATakenUserName_IsRefused(string userName)
    {
        var result = await Commands.CreateAsync(null, userName, null, null, Ct);

        Assert.Equal(new CustomerRefusal.UserNameTaken(userName.Trim()), result.Failure);
    }

    [Fact]
    public async Task CreateAsync_AUserNameOfAnotherReseller_TellsNothingOfIt()
    {
        Assert.True((await Commands.CreateAsync(null, _space.Zoe.UserName, null, null, Ct)).Succeeded);
    }

    [Theory]
    [InlineData("", null, null)]
    [InlineData("carla", "two\nlines", null)]
    [InlineData("carla", null, "no address")]
    public async Task CreateAsync_OfNonsense_SaysWhy(string userName, string? name, string? email)
    {
        Assert.IsAssignableFrom<Failure.Rejected>((await Commands.CreateAsync(null, userName, name, email, Ct)).Failure);
        Assert.Empty(await _space.AuditAsync());
    }

    [Fact]
    public async Task ChangeAsync_OfACustomer_TellsWhatItWas()
    {
        await ChangeAsync(_space.Anna, "Anna", "anna@one.example");
        await ChangeAsync(_space.Anna, "Anna", null);

        var entry = (await _space.AuditAsync())[^1];
        Assert.Equal((AuditActions.ChangeCustomer, "anna", "E-mail: anna@one.example", "E-mail: none"), (entry.Action, entry.Subject, entry.Before, entry.After));
        Assert.Null((await FindAsync(_space.Anna.Id))!.Email);
    }

    [Fact]
    public async Task ChangeAsync_ThatChangesNothing_WritesNothing()
    {
        Assert.True((await ChangeAsync(_space.Anna, " ", "")).Succeeded);

        Assert.Empty(await _space.AuditAsync());
        Assert.Equal(0, (await FindAsync(_space.Anna.Id))!.Version);
    }

    [Fact]
    public async Task ChangeAsync_FromAStalePage_IsRefused()
    {
        await ChangeAsync(_space.Anna, "Anna", null);

        var result = await Commands.ChangeAsync(_space.Anna.Id, 0, "Another Anna", null, Ct);

        Assert.IsType<Failure.Stale>(result.Failure);
        Assert.Equal("Anna", (await FindAsync(_space.Anna.Id))!.Name);
    }

    [Fact]
    public async Task Changes_OfOneReseller_AreToldToItsPagesAndThePlatforms()
    {
        var told = new List<string>();
        using var ours = Listen(Topics.PeopleOf(_space.Ours.Id));
        using var platform = Listen(Topics.AllPeople);
        using var theirs = Listen(Topics.PeopleOf(_space.Theirs.Id));

        await ChangeAsync(_space.Anna, "Anna", null);

        await WaitAsync(() => told.Count == 2);
        Assert.Equal([Topics.AllPeople, Topics.PeopleOf(_space.Ours.Id)], told.Order(StringComparer.Ordinal));

        IDisposable Listen(string topic) => _space.Feed.Subscribe(topic, () =>
        {
            lock (told)
            {
                told.Add(topic);
            }

            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Import_OfNewUsers_MakesCustomersAndTellsTheirList()
    {
        var told = new TaskCompletionSource();
        using var list = _space.Feed.Subscribe(Topics.PeopleOf(_space.Ours.Id), () => Task.FromResult(told.TrySetResult()));
        var file = _space.WriteFile("in.csv", "name,type,status,username\nweb,Hosting plan,Active,carla\n");

        Assert.True((await _space.Importer.ImportAsync(file, new ImportOptions(_space.Ours.Name), null, Ct)).Succeeded);

        await told.Task.WaitAsync(TimeSpan.FromSeconds(10), Ct);
        var carla = Assert.Single((await Queries.ListAsync(new CustomerListQuery { Search = "carla" }, Ct)).Rows);
        Assert.Equal((null, null), (carla.Name, carla.Email));
        Assert.Equal(new CustomerServiceCount(1, 1), (await Services.CountAsync([carla.Id], Ct))[carla.Id]);
        Assert.True((await Commands.ChangeAsync(carla.Id, 0, "Carla", null, Ct)).Succeeded);
    }

    [Theory, MemberData(nameof(Outsiders))]
    public async Task Everything_AskedFromOutside_TellsAndChangesNothing(string who)
    {
        await _space.AddServiceAsync();
        _space.Actor = Outsider(who);
        var missing = await Commands.ChangeAsync(999, 0, "Mine now", null, Ct);

        var changed = await Commands.ChangeAsync(_space.Anna.Id, 0, "Mine now", null, Ct);

        Assert.NotNull(changed.Failure);
        Assert.Equal(missing.Failure, changed.Failure); // one that there is and one that there is not
        Assert.Null((await FindAsync(_space.Anna.Id))!.Name);
        Assert.Empty(await _space.AuditAsync());
        Assert.False(await Queries.ExistsAsync(_space.Anna.Id, Ct));
        if (_space.Actor.Scope is Scope.Customer)
        {
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Queries.FindAsync(_space.Anna.Id, Ct));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Queries.ListAsync(new CustomerListQuery(), Ct));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Queries.ResellersAsync(Ct));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Services.CountAsync([_space.Anna.Id], Ct));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Services.NewestAsync(_space.Anna.Id, Ct));
            return;
        }

        Assert.Null(await Queries.FindAsync(_space.Anna.Id, Ct));
        Assert.DoesNotContain(await ListAsync(new CustomerListQuery()), name => name is "anna" or "bert");
        Assert.Empty(await ListAsync(new CustomerListQuery { Search = "anna" }));
        Assert.DoesNotContain(await Queries.ResellersAsync(Ct), reseller => reseller.Id == _space.Ours.Id);
        Assert.Empty(await Services.CountAsync([_space.Anna.Id], Ct));
        Assert.Empty(await Services.NewestAsync(_space.Anna.Id, Ct));
    }

    [Fact]
    public async Task Everything_WithoutItsPermission_IsRefused()
    {
        _space.Actor = _space.Actor.Without(Permissions.CustomersManage);
        Assert.IsType<Failure.Forbidden>((await Commands.CreateAsync(null, "carla", null, null, Ct)).Failure);
        Assert.IsType<Failure.Forbidden>((await Commands.ChangeAsync(_space.Anna.Id, 0, null, null, Ct)).Failure);
        Assert.False((await Queries.FindAsync(_space.Anna.Id, Ct))!.MayChange);

        _space.Actor = _space.Actor.Without(Permissions.ServicesSee);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Services.CountAsync([_space.Anna.Id], Ct));

        _space.Actor = _space.Actor.Without(Permissions.CustomersSee);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Queries.ListAsync(new CustomerListQuery(), Ct));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Queries.FindAsync(_space.Anna.Id, Ct));
        Assert.False(await Queries.ExistsAsync(_space.Anna.Id, Ct));
    }

    [Theory]
    [InlineData(CustomerSort.User, false, "anna,bert,Carla")]
    [InlineData(CustomerSort.User, true, "Carla,bert,anna")]
    [InlineData(CustomerSort.Name, false, "bert,anna,Carla")] // whoever has no name comes last, in both directions
    [InlineData(CustomerSort.Name, true, "anna,bert,Carla")]
    [InlineData(CustomerSort.Email, false, "anna,bert,Carla")]
    [InlineData(CustomerSort.Reseller, false, "anna,bert,Carla")]
    public async Task ListAsync_Sorted_IsInThatOrder(CustomerSort sort, bool descending, string expected)
    {
        await _space.AddCustomerAsync("Carla");
        await ChangeAsync(_space.Anna, "Zarah", "a@x.example");
        await ChangeAsync(_space.Bert, "aaron", "B@x.example");

        Assert.Equal(expected, string.Join(',', await ListAsync(new CustomerListQuery { Sort = sort, Descending = descending })));
    }

    [Theory]
    [InlineData("ann", "anna")]
    [InlineData("BERG", "bert")]
    [InlineData("berg bert", "bert")]
    [InlineData("x.example", "anna")]
    [InlineData("%", "")]
    [InlineData("a_na", "")]
    public async Task ListAsync_Searched_FindsUserNameNameAndEmail(string search, string expected)
    {
        await ChangeAsync(_space.Anna, null, "mail@x.example");
        await ChangeAsync(_space.Bert, "Bert Berg", null);

        Assert.Equal(expected, string.Join(',', await ListAsync(new CustomerListQuery { Search = search })));
    }

    [Theory]
    [InlineData("petra", "bert")] // by the name of who signs in for it
    [InlineData("petra@users", "bert")]
    [InlineData("petra bert", "bert")]
    [InlineData("karl", "")] // staff
    [InlineData("ursula", "")] // of another reseller's customer
    public async Task ListAsync_Searched_FindsWhoSignsInForIt(string search, string expected)
    {
        await _space.AddUserAsync("Petra", customer: _space.Bert);
        await _space.AddUserAsync("Karl", _space.Ours);
        await _space.AddUserAsync("Ursula", customer: _space.Zoe);

        Assert.Equal(expected, string.Join(',', await ListAsync(new CustomerListQuery { Search = search })));
    }

    [Fact]
    public async Task ListAsync_BeyondTheLastPage_IsTheLastPage()
    {
        for (var i = 0; i < 30; i++)
        {
            await _space.AddCustomerAsync($"user-{i:00}");
        }

        var page = await Queries.ListAsync(new CustomerListQuery { Page = 99 }, Ct);

        Assert.Equal((2, 32, 7), (page.Page, page.Total, page.Rows.Count));
    }

    [Fact]
    public async Task CountAsync_OfCustomers_TellsAllAndActive()
    {
        await _space.AddServiceAsync();
        await _space.AddServiceAsync(status: ServiceStatus.Active);

        var counts = await Services.CountAsync([_space.Anna.Id, _space.Bert.Id], Ct);

        Assert.Equal(new CustomerServiceCount(2, 1), counts[_space.Anna.Id]);
        Assert.False(counts.ContainsKey(_space.Bert.Id));
    }

    [Fact]
    public void ListQuery_ThroughAnAddress_ComesBack()
    {
        var query = new CustomerListQuery { Search = "a&b", Sort = CustomerSort.Email, Descending = true, Page = 3, Size = 50 };
        var keys = System.Web.HttpUtility.ParseQueryString(query.ToQueryString());

        Assert.Equal(query, CustomerListQuery.Parse(key => keys[key]));
        Assert.Equal(new CustomerListQuery(), CustomerListQuery.Parse(key => key is "sort" or "size" ? "7" : key is "page" ? "-7" : null));
    }

    public void Dispose() => _space.Dispose();

    private static async Task WaitAsync(Func<bool> condition)
    {
        for (var i = 0; i < 500 && !condition(); i++)
        {
            await Task.Delay(10, Ct);
        }
    }

    private Actor Outsider(string who) => who switch
    {
        "theirs" => Actors.Of(_space.Theirs),
        "unbound" => Actors.UnboundReseller,
        "customer" => Actors.Of(_space.Anna),
        _ => Actors.UnboundCustomer,
    };

    private async Task<Result<int>> ChangeAsync(Customer customer, string? name, string? email) =>
        await Commands.ChangeAsync(customer.Id, (await FindAsync(customer.Id))!.Version, name, email, Ct);

    private async Task<IReadOnlyList<string>> ListAsync(CustomerListQuery query) => [.. (await Queries.ListAsync(query, Ct)).Rows.Select(row => row.UserName)];

    private async Task<Customer?> FindAsync(int id)
    {
        await using var db = _space.CreateDbContext();
        return await db.Customers.AsNoTracking().SingleOrDefaultAsync(customer => customer.Id == id, Ct);
    }
}
