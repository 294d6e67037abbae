using Bunit;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Components;

/// <summary>The address says what the grid shows.</summary>
public sealed class GridAddressTests : DeskTest
{
    [Theory]
    [InlineData("q=SHOP", "shop-a shop-b")]
    [InlineData("q=bert", "shop-b mail")]
    [InlineData("status=active", "shop-b")]
    [InlineData("status=SUSPENDED", "mail")]
    [InlineData("type=Domain%20name", "mail")]
    [InlineData("user=anna", "shop-a blog")]
    [InlineData("sort=name", "blog mail shop-a shop-b")]
    [InlineData("sort=name&dir=desc", "shop-b shop-a mail blog")]
    [InlineData("dir=desc", "mail blog shop-b shop-a")]
    [InlineData("sort=user&dir=desc", "mail shop-b blog shop-a")]
    [InlineData("q=shop&status=active&type=Hosting+plan&user=bert&sort=name", "shop-b")]
    [InlineData("status=7&sort=nope&dir=up&page=-3&size=9999&type=", "shop-a shop-b blog mail")]
    [InlineData("q=%20%20&page=two&size=0", "shop-a shop-b blog mail")]
    public async Task Page_OpenedFromAnAddress_ShowsWhatTheAddressSays(string query, string expected)
    {
        await Space.AddServiceAsync("shop-a");
        await Space.AddServiceAsync("shop-b", ServiceStatus.Active, Space.Bert);
        await Space.AddServiceAsync("blog", ServiceStatus.Cancelled);
        await Space.AddServiceAsync("mail", ServiceStatus.Suspended, Space.Bert, type: "Domain name");

        var page = Open("/services?" + query);

        page.WaitFor(() => Assert.Equal(expected.Split(' '), page.Names));
    }

    [Theory]
    [InlineData("", 25, "bulk-001", "1–25 of 60")]
    [InlineData("?page=2", 25, "bulk-026", "26–50 of 60")]
    [InlineData("?page=3", 10, "bulk-051", "51–60 of 60")]
    [InlineData("?page=99", 10, "bulk-051", "51–60 of 60")]
    [InlineData("?size=50", 50, "bulk-001", "1–50 of 60")]
    [InlineData("?size=50&page=2", 10, "bulk-051", "51–60 of 60")]
    [InlineData("?size=100", 60, "bulk-001", "1–60 of 60")]
    [InlineData("?size=26&page=0", 25, "bulk-001", "1–25 of 60")]
    public async Task Page_OfManyServices_ShowsThePageThatTheAddressNames(string query, int rows, string first, string range)
    {
        await AddServicesAsync(60);

        var page = Open("/services" + query);

        page.WaitFor(() => Assert.Equal(range, page.Find(".range").Words()));
        Assert.Equal(rows, page.Names.Length);
        Assert.Equal(first, page.Names[0]);
    }
}
