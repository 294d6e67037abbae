using Bunit;
using SpaceAdmin.Core.Access;
using static SpaceAdmin.Core.Services.ServiceAction;
using static SpaceAdmin.Core.Services.ServiceStatus;

namespace SpaceAdmin.Tests.Components;

/// <summary>What the panel tells of a service.</summary>
public sealed class PanelFactTests : DeskTest
{
    [Fact]
    public async Task Panel_NotThereForeignOrNoNumber_IsNotFoundAndNothingTellsWhich()
    {
        var theirs = await Space.AddServiceAsync("secret", customer: Space.Zoe);
        var page = Open("/services/999999?sort=name");
        page.WaitFor(() => Assert.Equal("Not found", page.Find("[data-panel-title]").Words()));
        var missing = page.Find("aside").InnerHtml;

        Assert.Equal("Not found", page.Find("aside").GetAttribute("aria-label"));
        foreach (var number in new[] { $"{theirs.Id}", "nonsense", "-1", "99999999999999" })
        {
            Navigation.NavigateTo($"/services/{number}?sort=name");
            page.WaitFor(() => Assert.Equal("Not found", page.Find("[data-panel-title]").Words()));
            Assert.Equal(missing, page.Find("aside").InnerHtml);
        }

        Follow(page.Find("[data-close]"));
        Assert.Equal("/services?sort=name", Address);
    }

    [Fact]
    public async Task Panel_OfAnotherService_ShowsThatOne()
    {
        var shop = await Space.AddServiceAsync("shop");
        var blog = await Space.AddServiceAsync("blog");
        var page = Open($"/services/{shop.Id}");
        page.WaitFor(() => Assert.EndsWith("shop", page.Find("[data-panel-title]").Words(), StringComparison.Ordinal));

        Follow(page.Link("[data-grid]", $"{blog.Id}"));

        page.WaitFor(() => Assert.EndsWith("blog", page.Find("[data-panel-title]").Words(), StringComparison.Ordinal));
        Assert.Equal($"{blog.Id}", page.Selected);
    }

    [Fact]
    public async Task User_ForWhomMayNotSeeCustomers_LeadsToItsServices()
    {
        var shop = await Space.AddServiceAsync("shop");

        var page = Open($"/services/{shop.Id}", Space.Actor.Without(Permissions.CustomersSee));

        page.WaitFor(() => Assert.Equal("/services?user=anna", page.Find("dl a").GetAttribute("href")));
    }

    [Fact]
    public async Task Extends_OfAnAddOn_TellsThatItsServiceIsToBeCancelled()
    {
        var shop = await Space.AddServiceAsync("shop", Active);
        var addOn = await Space.AddServiceAsync("More space", Active, parent: shop, type: "Hosting add-on");
        await Space.AddScheduleAsync(shop, on: new DateOnly(2026, 1, 9));

        var page = Open($"/services/{addOn.Id}");

        page.WaitFor(() => Assert.Equal($"#{shop.Id} shop (Active) Cancels 9 Jan", page.FindAll("aside dt").Single(term => term.Words() == "Extends").NextElementSibling!.Words()));
    }

    [Fact]
    public async Task Facts_OfAService_AreInTheViewersTimeWithTheExactInstant()
    {
        var shop = await Space.AddServiceAsync("shop");

        var page = Open($"/services/{shop.Id}", timeZone: "America/New_York");

        page.WaitFor(() => Assert.Equal(
            "User anna Type Hosting plan Plan None Reseller Our Hosting Created 5 Jan 2026 04:00 Last changed 5 Jan 2026 04:00",
            page.Find("dl").Words()));
        var time = page.Find("dl time");
        Assert.Equal("2026-01-05 04:00:00 UTC-05:00", time.GetAttribute("title"));
        Assert.Equal("2026-01-05T09:00:00.0000000Z", time.GetAttribute("datetime"));
        Assert.Equal($"/customers/{Space.Anna.Id}", page.Find("dl a").GetAttribute("href"));
        Assert.Contains("No add-ons.", page.Region("Add-ons").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facts_OfASuspendedService_TellSourceAndReason()
    {
        var shop = await Space.AddServiceAsync("shop", Active);
        var backup = await Space.AddServiceAsync("backup", Active, parent: shop, type: "Hosting add-on");
        await ActAsync(shop, Suspend, "Card expired");

        var page = Open($"/services/{shop.Id}");
        page.WaitFor(() => Assert.Equal("Suspended by hand: Card expired", page.Find(".why").Words()));

        Navigation.NavigateTo($"/services/{backup.Id}");
        page.WaitFor(() => Assert.Equal(
            $"Suspended with the service that it extends: With service #{shop.Id}: Card expired", page.Find(".why").Words()));
    }

    [Fact]
    public async Task Facts_OfAFamily_LinkParentAndAddOns()
    {
        var shop = await Space.AddServiceAsync("shop", Active);
        var backup = await Space.AddServiceAsync("backup", Active, parent: shop, type: "Hosting add-on");
        var space = await Space.AddServiceAsync("more space", parent: shop, type: "Hosting add-on");
        await ActAsync(shop, Suspend);
        var page = Open($"/services/{shop.Id}?sort=name");
        page.WaitFor(() => Assert.Equal(
            [$"#{backup.Id} backup", "with its service", "Suspended", $"#{space.Id} more space", "Ordered"],
            page.Region("Add-ons").QuerySelectorAll(".addon > *").Select(part => part.Words())));

        Follow(page.Link("[aria-label='Add-ons']", $"#{backup.Id} backup"));
        page.WaitFor(() => Assert.EndsWith("backup", page.Find("[data-panel-title]").Words(), StringComparison.Ordinal));
        Assert.Contains($"Extends #{shop.Id} shop (Suspended)", page.Region("Service details").Words(), StringComparison.Ordinal);
        Assert.False(page.HasRegion("Add-ons"));

        Follow(page.Link("[aria-label='Service details']", $"#{shop.Id} shop"));
        page.WaitFor(() => Assert.EndsWith("shop", page.Find("[data-panel-title]").Words(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lifecycle_OfAService_IsNewestFirstWithDurationWhoAndWhy()
    {
        var shop = await Space.AddServiceAsync("shop");
        Space.Clock.Advance(TimeSpan.FromMinutes(4));
        await ActAsync(shop, Activate);
        Space.Clock.Advance(TimeSpan.FromDays(52));
        await ActAsync(shop, Suspend, "Card expired");
        Space.Clock.Advance(TimeSpan.FromHours(3));

        var page = Open($"/services/{shop.Id}");

        page.WaitFor(() => Assert.Equal(
            [
                "Suspended by Karl Keller 26 Feb 2026 09:04 – now · 3 hours Card expired",
                "Active by Karl Keller 5 Jan 2026 09:04 – 26 Feb 2026 09:04 · 52 days",
                "Ordered by Command line 5 Jan 2026 09:00 – 5 Jan 2026 09:04 · 4 minutes",
            ],
            page.Region("Life-cycle").QuerySelectorAll("li").Select(span => span.Words())));
    }

    [Fact]
    public async Task Lifecycle_OfAnImportedService_SaysSo()
    {
        var shop = await Space.AddServiceAsync("shop", Active);

        var page = Open($"/services/{shop.Id}");

        page.WaitFor(() => Assert.Equal(
            "Active by Command line, imported 5 Jan 2026 09:00 – now · less than a minute", page.Region("Life-cycle").QuerySelector("li")!.Words()));
    }

    [Fact]
    public async Task Activity_OfAService_IsNewestFirst()
    {
        var shop = await Space.AddServiceAsync("shop");
        var page = Open($"/services/{shop.Id}");
        page.WaitFor(() => Assert.Equal("Activity Nothing was done here yet.", page.Region("Activity").Words()));

        await ActAsync(shop, Activate);
        page.WaitFor(() => Assert.Single(page.Region("Activity").QuerySelectorAll("li")));
        await NoteCommandsOf(Colleague).AddAsync(shop.Id, "Called.", false, Ct);

        page.WaitFor(() => Assert.Equal(
            ["Add note by Karl Keller 5 Jan 2026 09:00", "Activate by Karl Keller 5 Jan 2026 09:00"],
            page.Region("Activity").QuerySelectorAll("li").Select(entry => entry.Words())));
    }

    [Fact]
    public async Task Activity_WithoutThePermission_ShowsNone()
    {
        var shop = await Space.AddServiceAsync("shop");
        await ActAsync(shop, Activate);

        var page = Open($"/services/{shop.Id}", Actors.Of(Space.Ours).Without(Permissions.ActivitySee));

        page.WaitFor(() => Assert.True(page.HasRegion("Life-cycle")));
        Assert.False(page.HasRegion("Activity"));
    }
}
