using System.Web;
using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Components;
using SpaceAdmin.Web.Components.Pages.Services;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Tests.Components;

public sealed class GridColumnTests : DeskTest
{
    private static readonly string[] s_always = ["Service # ↑", "Name", "Type", "Status", "User"];

    [Fact]
    public void Columns_OfAReseller_AreItsOwnWithTheDayOfCreation()
    {
        var page = Open("/services");

        page.WaitFor(() => Assert.Equal([.. s_always, "Created"], page.Headers));
    }

    [Fact]
    public async Task Columns_OfAnAdministrator_TellWhoseTheServiceIs()
    {
        await Space.AddServiceAsync("ours");
        await Space.AddServiceAsync("theirs", customer: Space.Zoe);

        var page = Open("/services", Actors.Administrator);

        page.WaitFor(() => Assert.Equal([.. s_always, "Created", "Reseller"], page.Headers));
        Assert.Equal(["Our Hosting", "Their Hosting"], page.FindAll("[data-grid] tbody td:nth-child(7)").Select(cell => cell.Text()));
    }

    [Theory]
    [InlineData("SuspendedSince", "Suspended since")]
    [InlineData("Reseller.Created", "Created,Reseller")]
    [InlineData("", "")]
    [InlineData("Nonsense.created.7", "")]
    public void Columns_Remembered_AreShown(string cookie, string extra)
    {
        var page = Open("/services", columns: cookie);

        page.WaitFor(() => Assert.Equal([.. s_always, .. extra.Split(',', StringSplitOptions.RemoveEmptyEntries)], page.Headers));
    }

    [Fact]
    public async Task Column_Toggled_ShowsAndIsRemembered()
    {
        await Space.AddServiceAsync("late", ServiceStatus.Suspended);
        var page = Open("/services", timeZone: "Europe/Berlin");
        page.WaitFor(() => Assert.NotEmpty(page.Headers));

        page.Do(() => Choice(page, "Suspended since").Change(true));
        page.WaitFor(() => Assert.Equal([.. s_always, "Created", "Suspended since"], page.Headers));
        var cell = page.Find("[data-grid] tbody td:nth-child(7)");
        Assert.Equal("5 Jan 2026", cell.Text());
        Assert.Equal("2026-01-05 10:00:00 UTC+01:00", cell.GetAttribute("title"));

        page.Do(() => Choice(page, "Created").Change(false));
        page.WaitFor(() => Assert.Equal([.. s_always, "Suspended since"], page.Headers));
        Assert.Equal(["Created.SuspendedSince", "SuspendedSince"], JSInterop.Invocations["SpaceAdmin.remember"].Select(call => call.Arguments[1]));
        Assert.All(JSInterop.Invocations["SpaceAdmin.remember"], call => Assert.Equal("columns", call.Arguments[0]));

        Navigation.NavigateTo("/");
        Navigation.NavigateTo("/services");
        page.WaitFor(() => Assert.Equal([.. s_always, "Suspended since"], page.Headers)); // within the same visit as well
    }

    [Theory]
    [InlineData("Created", "/services?sort=created")]
    [InlineData("Reseller", "/services?sort=reseller")]
    [InlineData("Suspended since", "/services?sort=suspended")]
    public void Column_ThatCanBeLeftOut_SortsToo(string title, string address)
    {
        var page = Open("/services", columns: "Created.Reseller.SuspendedSince");
        page.WaitFor(() => Assert.NotEmpty(page.Headers));

        Follow(page.Header(title).QuerySelector("a")!);

        Assert.Equal(address, Address);
        page.WaitFor(() => Assert.Equal("ascending", page.Header(title).GetAttribute("aria-sort")));
    }

    [Fact]
    public void Columns_Together_OfferEveryOrderOnce()
    {
        var page = Open("/services", columns: string.Join('.', ServiceColumn.All.Select(column => column.Key)));

        page.WaitFor(() => Assert.Equal(
            Enum.GetValues<ServiceSort>().Order(),
            page.FindAll("[data-grid] thead a").Select(link => SortOf(link.GetAttribute("href")!)).Order()));
    }

    [Fact]
    public async Task Column_EachOne_ShowsWhatIsItsOwn()
    {
        await Space.AddServiceAsync("late", ServiceStatus.Suspended);
        var row = (await Services.GetRequiredService<ServiceGrid>().ListAsync(new ServiceListQuery(), Ct)).Rows.Single() with
        {
            CreatedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            SuspendedAt = new DateTimeOffset(2026, 2, 2, 0, 0, 0, TimeSpan.Zero),
            ExpiresOn = new DateOnly(2026, 3, 3),
        };

        Assert.Equal(["1 Jan 2026", "3 Mar 2026", "Our Hosting", "2 Feb 2026"], ServiceColumn.All.Select(column => column.Text(row, new Viewer())));
        Assert.Equal(ServiceColumn.All.Count, ServiceColumn.All.Select(column => column.Key).Distinct().Count());
    }

    private static ServiceSort SortOf(string address) =>
        AddressQuery.Name<ServiceSort>(HttpUtility.ParseQueryString(address.Split('?')[^1])["sort"]) ?? ServiceSort.Number;

    private static IElement Choice(IRenderedComponent<Routes> page, string title) =>
        page.FindAll("fieldset label").Single(label => label.Words() == title).QuerySelector("input")!;
}
