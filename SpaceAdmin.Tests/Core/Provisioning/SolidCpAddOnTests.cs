using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Tests.Outside;

namespace SpaceAdmin.Tests.Core.Provisioning;

public sealed class SolidCpAddOnTests : SolidCpTest
{
    private const string Marked = "SpaceAdmin service #1043 (key)";

    [Fact]
    public async Task Activate_MakesItAtItsParentAndMarksIt()
    {
        AddPackage();

        var answer = await SendAsync(AddOn(ProvisioningAction.Activate, quantity: 3), parent: "50");

        var addOn = Assert.Single(Panel.AddOns);
        Assert.Equal((50, 30, 3, 1, $"SpaceAdmin service #1043 ({Key})"), (addOn.PackageId, addOn.PlanId, addOn.Quantity, addOn.StatusId, addOn.Comments));
        Assert.Equal(new ProvisionerAnswer(OutboxVerdict.Confirmed, $"Add-on {addOn.Id} is active in the panel, 3 pieces.", $"{addOn.Id}"), answer);
    }

    [Theory]
    [InlineData("GetPackageAddons")]
    [InlineData("AddPackageAddonById")]
    [InlineData("UpdatePackageAddonLiteral")]
    public async Task Activate_WhoseAnswerIsLostAnywhere_IsDoneOnceByARepeat(string operation)
    {
        AddPackage();
        Panel.Next(operation, PanelReply.LoseAnswer(), PanelReply.Cut());
        for (var attempt = 0; attempt < 2; attempt++)
        {
            await SendAsync(AddOn(ProvisioningAction.Activate), parent: "50");
        }

        var answer = await SendAsync(AddOn(ProvisioningAction.Activate), parent: "50");

        Assert.Equal((OutboxVerdict.Confirmed, $"{Assert.Single(Panel.AddOns).Id}"), (answer.Verdict, answer.Reference));
        Assert.Single(Panel.CallsOf("AddPackageAddonById"));
    }

    [Fact]
    public async Task Activate_OfTwoOfAKindWhoseAnswersAreLost_MakesTwo()
    {
        AddPackage();
        var other = s_more with { Number = 1044 };
        Panel.Next("AddPackageAddonById", PanelReply.LoseAnswer());
        await SendAsync(AddOn(ProvisioningAction.Activate), parent: "50");
        var second = await SendAsync(AddOn(ProvisioningAction.Activate, service: other), parent: "50"); // takes what the first left

        var first = await SendAsync(AddOn(ProvisioningAction.Activate), parent: "50");

        Assert.Equal(2, Panel.AddOns.Count);
        Assert.Equal(Panel.AddOns.Select(addOn => $"{addOn.Id}"), [second.Reference, first.Reference]);
    }

    [Theory]
    [InlineData(30, 1, "By hand", "2026-01-05T10:00:00+01:00")]
    [InlineData(30, 1, "SpaceAdmin service #1044 (key)", "2026-01-05T10:00:00+01:00")]
    [InlineData(31, 1, "", "2026-01-05T10:00:00+01:00")]
    [InlineData(30, 2, "", "2026-01-05T10:00:00+01:00")]
    [InlineData(30, 1, "", "2026-01-03T10:00:00")]
    [InlineData(30, 1, "", "")]
    public async Task Activate_BesideAddOnsOfOthers_TakesNoneOfThem(int plan, int quantity, string comments, string purchased)
    {
        AddPackage();
        AddAddOn(plan: plan, quantity: quantity, comments: comments, purchased: purchased);

        Assert.NotEqual("70", (await SendAsync(AddOn(ProvisioningAction.Activate), parent: "50")).Reference);

        Assert.Equal(2, Panel.AddOns.Count);
    }

    [Theory]
    [InlineData(ProvisioningAction.Activate, 2, 1, "active")]
    [InlineData(ProvisioningAction.Suspend, 1, 2, "suspended")]
    [InlineData(ProvisioningAction.Cancel, 1, 3, "cancelled")]
    [InlineData(ProvisioningAction.ChangeQuantity, 1, 1, "active")]
    [InlineData(ProvisioningAction.ChangeQuantity, 2, 2, "suspended")]
    public async Task Change_OfOneThatWasMade_SetsStatusAndQuantityAndKeepsItsDay(ProvisioningAction action, int before, int after, string word)
    {
        AddPackage();
        AddAddOn(status: before, comments: Marked);

        var answer = await SendAsync(AddOn(action, quantity: 2), service: "70", parent: "50");

        AssertAnswer(OutboxVerdict.Confirmed, $"Add-on 70 is {word} in the panel, 2 pieces.", answer);
        var addOn = Assert.Single(Panel.AddOns);
        Assert.Equal((after, 2, 30, "2026-01-05T10:00:00+01:00"), (addOn.StatusId, addOn.Quantity, addOn.PlanId, addOn.PurchaseDate));
    }

    [Fact]
    public async Task Change_OfOneThatIsGone_IsRefused()
    {
        AddPackage();

        AssertAnswer(OutboxVerdict.Refused, "The panel has no add-on 70 at hosting space 50.", await SendAsync(AddOn(ProvisioningAction.Suspend), service: "70", parent: "50"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("70")]
    public async Task Activate_WithoutItsParentInThePanel_IsRefused(string? service) => AssertAnswer(
        OutboxVerdict.Refused, "“web-01”, which it extends, is not in the panel. Activate that first.", await SendAsync(AddOn(ProvisioningAction.Activate), service, parent: null));

    [Fact]
    public async Task End_OfWhatALostAnswerMadeAndNobodyKnows_EndsIt()
    {
        AddPackage();
        AddAddOn(comments: Marked, quantity: 4);

        Assert.Equal("70", (await SendAsync(AddOn(ProvisioningAction.Cancel), parent: "50")).Reference);

        Assert.Equal((3, 4, Marked), (Assert.Single(Panel.AddOns).StatusId, Panel.AddOns[0].Quantity, Panel.AddOns[0].Comments));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("50")]
    public async Task End_OfWhatWasNeverMade_ChangesNothing(string? parent)
    {
        AddPackage();
        AddAddOn();

        AssertAnswer(OutboxVerdict.Confirmed, "Nothing was made for it in the panel, so there is nothing to change.", await SendAsync(AddOn(ProvisioningAction.Cancel), parent: parent));

        Assert.Equal(1, Assert.Single(Panel.AddOns).StatusId);
    }
}
