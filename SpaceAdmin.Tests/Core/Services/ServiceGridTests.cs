using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Importing;
using SpaceAdmin.Core.Services;
using static SpaceAdmin.Core.Services.ServiceStatus;

namespace SpaceAdmin.Tests.Core;

[Trait("Category", "Slow")]
public sealed class ServiceGridTests : IDisposable
{
    private readonly Space _space = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static MatrixTheoryData<ServiceSort, bool> EverySort { get; } = new(Enum.GetValues<ServiceSort>(), [false, true]);

    private static ServiceListQuery[] Filters { get; } =
    [
        new ServiceListQuery(), new ServiceListQuery { Status = Suspended }, new ServiceListQuery { Status = Active }, new ServiceListQuery { Type = "Hosting plan" },
        new ServiceListQuery { Search = "web" }, new ServiceListQuery { User = "bert" }, new ServiceListQuery { Status = Suspended, Type = "Hosting plan", Search = "web" },
    ];

    [Theory, MemberData(nameof(EverySort))]
    public async Task ListAsync_AnySort_IsATotalOrderOverThePages(ServiceSort sort, bool descending)
    {
        await FillAsync();
        foreach (var actor in new[] { _space.Actor, Actors.Administrator })
        {
            _space.Actor = actor;
            foreach (var filter in Filters)
            {
                await AssertTotalOrderAsync(filter with { Sort = sort, Descending = descending, Size = 10 });
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ListAsync_ManyByType_IsATotalOrderOverThePages(bool descending)
    {
        await FillAsync(4_200); // so many that they are not sorted, but walked type by type
        foreach (var filter in Filters)
        {
            await AssertTotalOrderAsync(filter with { Sort = ServiceSort.Type, Descending = descending, Size = 100 });
        }
    }

    [Theory]
    [InlineData("SHOP", 2)]
    [InlineData("100%", 1)]
    [InlineData("%", 1)]
    [InlineData("_", 1)]
    [InlineData("\\", 1)]
    [InlineData("anna shop", 1)]
    [InlineData("shop anna", 1)]
    [InlineData("anna nowhere", 0)]
    [InlineData("  ann  ", 3)]
    [InlineData("' OR 1=1 --", 0)]
    public async Task ListAsync_Search_FindsEveryWordInNameOrUser(string search, int found)
    {
        await _space.AddServiceAsync("shop.example");
        await _space.AddServiceAsync("my-Shop", customer: _space.Bert);
        await _space.AddServiceAsync("100% cotton");
        await _space.AddServiceAsync("a_b\\c");

        var page = await _space.Grid.ListAsync(ServiceListQuery.Parse(key => key == "q" ? search : null), Ct);

        Assert.Equal(found, page.Total);
        Assert.Equal(found, page.Rows.Count);
    }

    [Fact]
    public async Task ListAsync_SearchByNumber_FindsTheService()
    {
        var service = await _space.AddServiceAsync("shop");

        var page = await _space.Grid.ListAsync(new ServiceListQuery { Search = $"{service.Id}" }, Ct);

        Assert.Equal(service.Id, Assert.Single(page.Rows).Number);
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(null, "Domain name", null)]
    [InlineData(null, "domain NAME", null)]
    [InlineData(null, "no such type", null)]
    [InlineData("web", null, null)]
    [InlineData("web", "Hosting plan", "anna")]
    [InlineData(null, null, "BERT")]
    public async Task ListAsync_AnyFilter_CountsWhatAPlainQueryCounts(string? search, string? type, string? user)
    {
        await FillAsync();
        ServiceStatus?[] statuses = [null, .. Enum.GetValues<ServiceStatus>()];
        foreach (var status in statuses)
        {
            var page = await _space.Grid.ListAsync(new ServiceListQuery { Search = search, Type = type, User = user, Status = status, Size = 100 }, Ct);

            var expected = await PlainAsync(search, type, user);
            Assert.Equal(Enum.GetValues<ServiceStatus>().ToDictionary(s => s, s => expected.Count(service => service.Status == s)), page.Counts);
            Assert.Equal(
                expected.Where(service => status is null || service.Status == status).Select(service => service.Id).Order(),
                page.Rows.Select(row => row.Number).Order());
            Assert.Equal(page.Rows.Count, page.Total);
        }
    }

    [Fact]
    public async Task ListAsync_APageBehindTheEnd_IsTheLastOne()
    {
        await FillAsync();

        var page = await _space.Grid.ListAsync(new ServiceListQuery { Page = 900 }, Ct);

        Assert.Equal(Paging.Pages(page.Total, 25), page.Page);
        Assert.NotEmpty(page.Rows);
    }

    [Fact]
    public async Task ListAsync_NothingThere_IsOneEmptyPage()
    {
        var page = await _space.Grid.ListAsync(new ServiceListQuery(), Ct);

        Assert.Equal((1, 0, 1), (page.Page, page.Total, Paging.Pages(page.Total, 25)));
        Assert.Equal(4, page.Counts.Count);
    }

    [Fact]
    public async Task Tally_AfterCommandsImportsAndDeletes_IsRight()
    {
        var service = await _space.AddServiceAsync(status: Active);
        await AssertTallyAsync();
        await _space.Commands.ApplyAsync(service.Id, ServiceAction.Suspend, 1, null, Ct);
        await AssertTallyAsync();
        await _space.Commands.ApplyAsync(service.Id, ServiceAction.Cancel, 2, null, Ct);
        await _space.Importer.ImportAsync(
            _space.WriteFile("in.csv", "name,type,status,username\na,New type,Active,anna\nb,Domain name,Suspended,new\n"),
            new ImportOptions(_space.Ours.Name), null, Ct);
        await AssertTallyAsync();
        await _space.Commands.ApplyAsync(service.Id, ServiceAction.Delete, 3, null, Ct);
        await AssertTallyAsync();
    }

    public void Dispose() => _space.Dispose();

    private static IEnumerable<ServiceRow> Sorted(List<ServiceRow> rows, ServiceSort sort, bool descending)
    {
        var ignoreCase = StringComparer.OrdinalIgnoreCase;
        return sort switch
        {
            ServiceSort.Number => descending ? rows.OrderByDescending(row => row.Number) : rows.OrderBy(row => row.Number),
            ServiceSort.Name => By(row => row.Name, ignoreCase),
            ServiceSort.Type => By(row => row.Type, ignoreCase),
            ServiceSort.Status => By(row => row.Status.ToString(), StringComparer.Ordinal),
            ServiceSort.User => By(row => row.User, ignoreCase),
            ServiceSort.Created => By(row => row.CreatedAt, null),
            ServiceSort.Reseller => By(row => row.Reseller, ignoreCase),
            ServiceSort.Expires when !descending => rows.OrderBy(row => row.ExpiresOn is null).ThenBy(row => row.ExpiresOn).ThenBy(row => row.Number),
            ServiceSort.Expires => By(row => row.ExpiresOn, null),
            ServiceSort.Suspended when !descending => rows.OrderBy(row => row.SuspendedAt is null).ThenBy(row => row.SuspendedAt).ThenBy(row => row.Number),
            ServiceSort.Suspended => By(row => row.SuspendedAt, null),
            _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, null),
        };

        IEnumerable<ServiceRow> By<TKey>(Func<ServiceRow, TKey> key, IComparer<TKey>? comparer) => descending
            ? rows.OrderByDescending(key, comparer).ThenByDescending(row => row.Number)
            : rows.OrderBy(key, comparer).ThenBy(row => row.Number);
    }

    private async Task AssertTotalOrderAsync(ServiceListQuery query)
    {
        var first = await _space.Grid.ListAsync(query, Ct);
        var rows = first.Rows.ToList();
        for (var page = 2; page <= Paging.Pages(first.Total, query.Size); page++)
        {
            rows.AddRange((await _space.Grid.ListAsync(query with { Page = page }, Ct)).Rows);
        }

        Assert.NotEmpty(rows);
        Assert.Equal(first.Total, rows.Count);
        Assert.Equal(rows.Count, rows.Select(row => row.Number).Distinct().Count());
        Assert.Equal(Sorted(rows, query.Sort, query.Descending).Select(row => row.Number), rows.Select(row => row.Number));
    }

    private async Task FillAsync(int count = 80)
    {
        var types = new[] { "Hosting plan", "Domain name" };
        var customers = new[] { _space.Anna, _space.Bert, _space.Zoe };
        await using var db = _space.CreateDbContext();
        var owners = await db.Customers.ToDictionaryAsync(customer => customer.Id, Ct);
        var kinds = await db.ServiceTypes.ToDictionaryAsync(type => type.Name, Ct);
        for (var i = 0; i < count; i++)
        {
            var data = new ImportedService
            {
                ExternalId = $"x{i}",
                Name = i % 7 == 0 ? "WEB" : $"web-{i % 11}",
                Status = Enum.GetValues<ServiceStatus>()[i % 4],
                StartsOn = new DateOnly(2025, 12, 1 + (i % 13)),
                Cycle = i % 3 == 0 ? null : new Cycle(1, CycleUnit.Month),
                RecurringFee = 995,
                Currency = "USD",
                Quantity = 1,
            };
            db.Add(SpaceService.Import(
                owners[customers[i % 3].Id], kinds[types[i % 2]], data, null, SpaceAdmin.Core.Access.Actor.CommandLine, LocalNow.Utc(_space.Clock.GetUtcNow().AddDays(-(i % 5)))));
        }

        await db.SaveChangesAsync(Ct);
    }

    private async Task<List<SpaceService>> PlainAsync(string? search, string? type, string? user)
    {
        await using var db = _space.CreateDbContext();
        var services = await db.Services.Include(service => service.Type).Where(service => service.ResellerId == _space.Ours.Id).ToListAsync(Ct);
        var known = services.Any(service => string.Equals(service.Type.Name, type, StringComparison.OrdinalIgnoreCase));
        return
        [
            .. services
                .Where(service => search is null || service.Name.Contains(search, StringComparison.OrdinalIgnoreCase))
                .Where(service => !known || string.Equals(service.Type.Name, type, StringComparison.OrdinalIgnoreCase))
                .Where(service => user is null || string.Equals(service.UserName, user, StringComparison.OrdinalIgnoreCase)),
        ];
    }

    private async Task AssertTallyAsync()
    {
        await using var db = _space.CreateDbContext();
        var counted = await db.Services.GroupBy(service => new { service.ResellerId, service.TypeId, service.Status })
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, Ct);
        var tallied = await db.ServiceTallies.Where(tally => tally.Count != 0)
            .ToDictionaryAsync(tally => new { tally.ResellerId, tally.TypeId, tally.Status }, tally => tally.Count, Ct);

        Assert.Equal(counted, tallied);
    }
}
