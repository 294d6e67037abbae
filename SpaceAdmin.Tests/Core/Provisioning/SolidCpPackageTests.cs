using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Tests.Outside;

namespace SpaceAdmin.Tests.Core.Provisioning;

public sealed class SolidCpPackageTests : SolidCpTest
{
    [Fact]
    public void Kind_IsSolidCp() => Assert.Equal(SolidCpDescription.Key, new SolidCpProvisioner(NewClient()).Description.Kind.Key);

    [Fact]
    public async Task Activate_OfANewCustomer_MakesTheUserAndTheSpace()
    {
        var answer = await SendAsync(Plan(ProvisioningAction.Activate));

        var user = Assert.Single(Panel.Users, user => user.UserName == "anna");
        var package = Assert.Single(Panel.Packages);
        Assert.Equal((3, "Anna Maria", "Berg", "anna@berg.example"), (user.RoleId, user.FirstName, user.LastName, user.Email));
        Assert.Equal((user.Id, 12, "web-01", 1, "2026-01-05T09:00:00Z"), (package.UserId, package.PlanId, package.Name, package.StatusId, package.PurchaseDate));
        Assert.Equal($"SpaceAdmin service #1042 ({Key})", package.Comments);
        Assert.Equal(new ProvisionerAnswer(OutboxVerdict.Confirmed, $"Hosting space {package.Id} was made in the panel.", $"{package.Id}"), answer);
    }

    [Fact]
    public async Task Activate_OfACustomerWhomThePanelKnows_MakesTheSpaceOnly()
    {
        AddAnna();

        Assert.Equal(OutboxVerdict.Confirmed, (await SendAsync(Plan(ProvisioningAction.Activate))).Verdict);

        Assert.Empty(Panel.CallsOf("CreateUserWizard"));
        Assert.Equal(20, Assert.Single(Panel.Packages).UserId);
    }

    [Theory]
    [InlineData("GetUserByUsername")]
    [InlineData("CreateUserWizard")]
    [InlineData("GetMyPackages")]
    [InlineData("AddPackage")]
    public async Task Activate_WhoseAnswerIsLostAnywhere_IsDoneOnceByARepeat(string operation)
    {
        Panel.Next(operation, PanelReply.LoseAnswer(), PanelReply.LoseAnswer());
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (await SendAsync(Plan(ProvisioningAction.Activate)) is { Verdict: OutboxVerdict.Unclear } lost)
            {
                Assert.Equal($"The line to {Panel.Address.Authority} was cut before the answer was complete.", lost.Words);
                Assert.Null(lost.Reference);
            }
        }

        var answer = await SendAsync(Plan(ProvisioningAction.Activate));

        Assert.Equal((OutboxVerdict.Confirmed, $"{Assert.Single(Panel.Packages).Id}"), (answer.Verdict, answer.Reference));
        Assert.Single(Panel.Users, user => user.UserName == "anna");
        Assert.Single(Panel.CallsOf("AddPackage"));
    }

    [Fact]
    public async Task Activate_WhoseAnswerIsLate_IsDoneOnceByARepeat()
    {
        AddAnna();
        var late = new TaskCompletionSource();
        Panel.Next("AddPackage", PanelReply.Late(late.Task));
        AssertAnswer(OutboxVerdict.Unclear, $"{Panel.Address.Authority} did not answer within 0.5 seconds.", await SendAsync(Plan(ProvisioningAction.Activate), patience: TimeSpan.FromSeconds(0.5)));
        late.SetResult();

        var answer = await SendAsync(Plan(ProvisioningAction.Activate));

        var package = Assert.Single(Panel.Packages);
        Assert.Equal(new ProvisionerAnswer(OutboxVerdict.Confirmed, $"Hosting space {package.Id}, made before, is active in the panel.", $"{package.Id}"), answer);
    }

    [Fact]
    public async Task Activate_OfWhatALostAnswerMadeAndSomebodySuspended_MakesThatActive()
    {
        AddAnna();
        AddPackage(status: 2, comments: "SpaceAdmin service #1042 (another key)");

        Assert.Equal("50", (await SendAsync(Plan(ProvisioningAction.Activate))).Reference);

        Assert.Equal(1, Assert.Single(Panel.Packages).StatusId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("By hand")]
    [InlineData("SpaceAdmin service #104 (key)")]
    [InlineData("SpaceAdmin service #10420 (key)")]
    public async Task Activate_BesideSpacesOfOthers_TakesNoneOfThem(string comments)
    {
        AddAnna();
        AddPackage(comments: comments);

        var answer = await SendAsync(Plan(ProvisioningAction.Activate));

        Assert.Equal(2, Panel.Packages.Count);
        Assert.NotEqual("50", answer.Reference);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Activate_OfACustomerCalledLikeWhoRunsThePanel_IsRefused(int role)
    {
        AddAnna(role);

        AssertAnswer(OutboxVerdict.Refused, "“anna” is no customer in the panel, but somebody who runs it.", await SendAsync(Plan(ProvisioningAction.Activate)));
        Assert.Empty(Panel.Packages);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Web M")]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("1.5")]
    [InlineData("99999999999")]
    public async Task Activate_OfAPlanWithoutANumber_SaysWhatToDo(string? outsidePlan)
    {
        AssertAnswer(
            OutboxVerdict.Refused,
            "“Web M” does not say which of the panel's plans it is. Set its plan at the provisioner to the number that the panel shows.",
            await SendAsync(Plan(ProvisioningAction.Activate, outsidePlan)));
        Assert.Empty(Panel.Calls);
    }

    [Fact]
    public async Task Activate_OfWhatIsOnNoPlan_IsRefused() => AssertAnswer(
        OutboxVerdict.Refused,
        "It was not bought as anything of the catalogue, so nobody knows which of the panel's plans it is.",
        await SendAsync(Plan(ProvisioningAction.Activate) with { Plan = null }));

    [Theory]
    [InlineData("anna berg")]
    [InlineData("änna")]
    [InlineData("anna/../root")]
    [InlineData("..")]
    [InlineData("anna\\berg")]
    [InlineData("a123456789b123456789c123456789d123456789e123456789f")]
    public async Task Activate_OfACustomerWhomThePanelCannotName_SaysWhyNot(string userName)
    {
        AssertAnswer(
            OutboxVerdict.Refused,
            $"SolidCP cannot have a user “{userName}”: its user names are 1 to 50 letters and digits of English, “.”, “-”, “_” and “@”.",
            await SendAsync(Plan(ProvisioningAction.Activate, customer: new ProvisionedCustomer(userName, "Anna", null))));
        Assert.Empty(Panel.Calls);
    }

    [Fact]
    public async Task Activate_WhileTheSettingsNameNoSpace_SaysSo() => AssertAnswer(
        OutboxVerdict.Refused,
        "The settings do not say in which hosting space of the panel customers are made.",
        await SendAsync(Plan(ProvisioningAction.Activate), connection: Connection(parentPackageId: null)));

    [Theory]
    [InlineData(ProvisioningAction.Activate, 2, 1, "active")]
    [InlineData(ProvisioningAction.Activate, 3, 1, "active")]
    [InlineData(ProvisioningAction.Suspend, 1, 2, "suspended")]
    [InlineData(ProvisioningAction.Cancel, 1, 3, "cancelled")]
    [InlineData(ProvisioningAction.Cancel, 3, 3, "cancelled")]
    public async Task Change_OfASpaceThatWasMade_SetsItsStatus(ProvisioningAction action, int before, int after, string word)
    {
        AddPackage(status: before, comments: "By hand");

        Assert.Equal(new ProvisionerAnswer(OutboxVerdict.Confirmed, $"Hosting space 50 is {word} in the panel.", "50"), await SendAsync(Plan(action, outsidePlan: null), service: "50"));

        Assert.Equal((after, "By hand"), (Assert.Single(Panel.Packages).StatusId, Panel.Packages[0].Comments));
        Assert.Equal(["ChangePackageStatus"], Panel.Calls.Select(call => call.Operation));
    }

    [Fact]
    public async Task Change_OfASpaceThatIsGone_IsRefused() =>
        AssertAnswer(OutboxVerdict.Refused, "The panel has no such hosting space (-300).", await SendAsync(Plan(ProvisioningAction.Suspend), service: "51"));

    [Fact]
    public async Task Change_OfWhatAnotherProvisionerMade_IsRefused() =>
        AssertAnswer(OutboxVerdict.Refused, "“vm-7” is no number of the panel's. Was it made by another provisioner?", await SendAsync(Plan(ProvisioningAction.Suspend), service: "vm-7"));

    [Theory]
    [InlineData(ProvisioningAction.Suspend, 2)]
    [InlineData(ProvisioningAction.Cancel, 3)]
    public async Task End_OfWhatALostAnswerMadeAndNobodyKnows_EndsIt(ProvisioningAction action, int status)
    {
        AddAnna();
        AddPackage(id: 49, comments: "By hand");
        AddPackage(comments: "SpaceAdmin service #1042 (key)", plan: 11);

        Assert.Equal("50", (await SendAsync(Plan(action))).Reference);

        Assert.Equal([1, status], Panel.Packages.Select(package => package.StatusId));
    }

    [Theory]
    [InlineData(ProvisioningAction.Suspend)]
    [InlineData(ProvisioningAction.Cancel)]
    [InlineData(ProvisioningAction.ChangeQuantity)]
    public async Task End_OfWhatWasNeverMade_ChangesNothing(ProvisioningAction action)
    {
        AssertAnswer(OutboxVerdict.Confirmed, "Nothing was made for it in the panel, so there is nothing to change.", await SendAsync(Plan(action)));
        AddAnna();
        AddPackage(comments: "By hand");
        AssertAnswer(OutboxVerdict.Confirmed, "Nothing was made for it in the panel, so there is nothing to change.", await SendAsync(Plan(action)));

        Assert.Equal(1, Assert.Single(Panel.Packages).StatusId);
    }

    [Theory]
    [InlineData(ProvisioningAction.Delete, "Nothing is deleted in the panel.")]
    [InlineData(ProvisioningAction.ChangeQuantity, "The panel counts no pieces of a hosting space.")]
    public async Task Send_OfWhatThePanelHasNoWordFor_AsksItNothing(ProvisioningAction action, string words)
    {
        AddPackage();

        AssertAnswer(OutboxVerdict.Confirmed, words, await SendAsync(Plan(action), service: "50"));

        Assert.Empty(Panel.Calls);
    }
}
