using Bunit;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Addresses;
using SpaceAdmin.Web.Components.Shared.Lists;

namespace SpaceAdmin.Tests.Components;

public sealed class PagerTests : BunitContext
{
    [Theory]
    [InlineData(1, 0, "1", "None")]
    [InlineData(1, 25, "1", "1–25 of 25")]
    [InlineData(1, 26, "1 2", "1–25 of 26")]
    [InlineData(2, 75, "1 2 3", "26–50 of 75")]
    [InlineData(1, 250, "1 2 … 10", "1–25 of 250")]
    [InlineData(3, 250, "1 2 3 4 … 10", "51–75 of 250")]
    [InlineData(5, 250, "1 … 4 5 6 … 10", "101–125 of 250")]
    [InlineData(10, 250, "1 … 9 10", "226–250 of 250")]
    [InlineData(1_169, 29_202, "1 … 1,168 1,169", "29,201–29,202 of 29,202")]
    public void Numbers_OfAnyPage_AreTheEndsAndTheNeighbours(int number, int total, string numbers, string range)
    {
        var pager = Show(number, total);

        Assert.Equal(numbers, string.Join(' ', pager.FindAll(".numbers > *").Select(item => item.Words())));
        Assert.Equal(range, pager.Find(".range").Words());
        Assert.Equal($"Page {number}", pager.Find("[aria-current='page']").GetAttribute("aria-label"));
        Assert.Equal(number == 1, pager.Find("[aria-label='Previous page']").GetAttribute("aria-disabled") == "true");
        Assert.Equal(number * 25 >= total, pager.Find("[aria-label='Next page']").GetAttribute("aria-disabled") == "true");
    }

    [Fact]
    public void Steps_BesideAPage_KeepTheView()
    {
        var pager = Show(2, 75, new ServiceListQuery { Search = "a b", Sort = ServiceSort.Name, Descending = true });

        Assert.Equal("/services?q=a%20b&sort=name&dir=desc", pager.Find("[aria-label='Previous page']").GetAttribute("href"));
        Assert.Equal("/services?q=a%20b&sort=name&dir=desc&page=3", pager.Find("[aria-label='Next page']").GetAttribute("href"));
    }

    [Theory]
    [InlineData(null, "/services")]
    [InlineData(7, "/services/7")]
    public void Address_OfThePlainGrid_HasNoQuery(int? number, string expected) => Assert.Equal(expected, ServiceAddress.Of(new ServiceListQuery(), number));

    [Fact]
    public void Address_OfAView_RoundTrips()
    {
        var query = new ServiceListQuery
        {
            Search = "50% & more?", Status = ServiceStatus.Active, Type = "Domain name", User = "o'neil+co", Sort = ServiceSort.Created, Descending = true, Page = 3, Size = 50,
        };

        var address = ServiceAddress.Of(query, 42);

        Assert.Equal("/services/42?q=50%25%20%26%20more%3F&status=active&type=Domain%20name&user=o%27neil%2Bco&sort=created&dir=desc&page=3&size=50", address);
        var read = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address[address.IndexOf('?', StringComparison.Ordinal)..]);
        Assert.Equal(query, ServiceListQuery.Parse(key => read[key]));
    }

    private IRenderedComponent<Pager> Show(int number, int total, ServiceListQuery? query = null)
    {
        query ??= new ServiceListQuery();
        return Render<Pager>(pager => pager
            .Add(p => p.Page, number)
            .Add(p => p.Size, 25)
            .Add(p => p.Rows, Math.Min(25, total - ((number - 1) * 25)))
            .Add(p => p.Total, total)
            .Add(p => p.Address, page => ServiceAddress.Of(query with { Page = page }))
            .Add(p => p.Resize, _ => { }));
    }
}
