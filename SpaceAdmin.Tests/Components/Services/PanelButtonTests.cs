using Bunit;
using SpaceAdmin.Core.Services;
using static SpaceAdmin.Core.Services.ServiceAction;
using static SpaceAdmin.Core.Services.ServiceStatus;

namespace SpaceAdmin.Tests.Components;

/// <summary>Which buttons there are, of the whole table, for each kind of viewer.</summary>
public sealed class PanelButtonTests : DeskTest
{
    // Every legal action. What is not here has no button.
    private static readonly Dictionary<ServiceStatus, ServiceAction[]> s_legal = new()
    {
        [Ordered] = [Activate, Cancel, Delete],
        [Active] = [Suspend, Cancel],
        [Suspended] = [Activate, Cancel],
        [Cancelled] = [Activate, Delete],
    };

    // Who lacks what.
    private static readonly Dictionary<string, ServiceAction[]> s_lacking = new()
    {
        ["administrator"] = [],
        ["reseller"] = [],
        ["without activate"] = [Activate],
        ["without suspend"] = [Suspend],
        ["without cancel"] = [Cancel],
        ["without delete"] = [Delete],
        ["who only looks"] = [Activate, Suspend, Cancel, Delete],
    };

    public static MatrixTheoryData<ServiceStatus, string> EveryPair { get; } = new(Enum.GetValues<ServiceStatus>(), s_lacking.Keys);

    [Theory, MemberData(nameof(EveryPair))]
    public async Task Buttons_OfAnyStatusForAnyViewer_FollowTheTable(ServiceStatus status, string who)
    {
        var shop = await Space.AddServiceAsync("shop", status);
        var viewer = s_lacking[who].Aggregate(
            who == "administrator" ? Actors.Administrator : Actors.Of(Space.Ours), (actor, action) => actor.Without(action.Permission()));

        var page = Open($"/services/{shop.Id}", viewer);

        page.WaitFor(() => Assert.True(page.HasRegion("Service details")));
        Assert.Equal(s_legal[status].Except(s_lacking[who]).Select(action => $"{action} Service"), page.Buttons);
        Assert.All(page.FindAll(".acts button"), button => Assert.False(button.HasAttribute("disabled")));
    }

    [Fact]
    public async Task Activate_OfAnAddOnUnderASuspendedService_IsDisabledAndSaysWhy()
    {
        var shop = await Space.AddServiceAsync("shop", Suspended);
        var backup = await Space.AddServiceAsync("backup", parent: shop, type: "Hosting add-on");

        var page = Open($"/services/{backup.Id}");

        page.WaitFor(() => Assert.Equal(["Activate Service", "Cancel Service", "Delete Service"], page.Buttons));
        var button = page.Button("Activate Service");
        Assert.True(button.HasAttribute("disabled"));
        Assert.Equal(
            $"Service #{backup.Id} “backup” extends #{shop.Id} “shop”, which is Suspended. Activate that one first.",
            page.Find($"#{button.GetAttribute("aria-describedby")}").Words());
        Assert.False(page.Button("Cancel Service").HasAttribute("disabled"));
        Assert.Null(page.Button("Cancel Service").GetAttribute("aria-describedby"));
    }

    [Fact]
    public async Task Delete_WithAnAddOnThatMayNotGo_IsDisabledAndSaysWhich()
    {
        var shop = await Space.AddServiceAsync("shop");
        var backup = await Space.AddServiceAsync("backup", Suspended, parent: shop, type: "Hosting add-on");

        var page = Open($"/services/{shop.Id}");

        page.WaitFor(() => Assert.True(page.Button("Delete Service").HasAttribute("disabled")));
        Assert.Equal(
            $"Service #{shop.Id} “shop” cannot be deleted while its add-on #{backup.Id} “backup” is Suspended. Cancel it first.",
            page.Find($"#{page.Button("Delete Service").GetAttribute("aria-describedby")}").Words());
    }

    [Fact]
    public async Task Buttons_WhenTheParentComesBack_AreFreeAgain()
    {
        var shop = await Space.AddServiceAsync("shop", Active);
        var backup = await Space.AddServiceAsync("backup", Active, parent: shop, type: "Hosting add-on");
        await ActAsync(shop, Suspend);
        var page = Open($"/services/{backup.Id}");
        page.WaitFor(() => Assert.True(page.Button("Activate Service").HasAttribute("disabled")));

        await ActAsync(shop, Activate);

        page.WaitFor(() => Assert.Equal(["Suspend Service", "Cancel Service"], page.Buttons));
    }
}
