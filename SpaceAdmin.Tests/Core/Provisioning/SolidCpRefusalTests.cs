using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Tests.Outside;

namespace SpaceAdmin.Tests.Core.Provisioning;

/// <summary>What the panel says when it does not do it.</summary>
public sealed class SolidCpRefusalTests : SolidCpTest
{
    [Theory]
    [InlineData(-100, "The panel has another user of that name (-100).")]
    [InlineData(-101, "The panel has no such user (-101).")]
    [InlineData(-104, "The account in the panel is suspended (-104).")]
    [InlineData(-105, "The account in the panel is cancelled (-105).")]
    [InlineData(-106, "The account in the panel is a demo account, which changes nothing (-106).")]
    [InlineData(-112, "The account in the panel has no permission for that (-112).")]
    [InlineData(-300, "The panel has no such hosting space (-300).")]
    [InlineData(-303, "The hosting space in the panel is suspended (-303).")]
    [InlineData(-304, "The hosting space in the panel is cancelled (-304).")]
    [InlineData(-305, "A quota of the hosting space in the panel would be exceeded (-305).")]
    [InlineData(-1100, "The panel has another user of that name (-1100).")]
    [InlineData(-9999, "The panel refused, with a code that this program does not know (-9999).")]
    public async Task Code_OfEachOperation_BecomesItsSentence(int code, string sentence)
    {
        Panel.Next("CreateUserWizard", PanelReply.Refuse(code));
        AssertAnswer(OutboxVerdict.Refused, sentence, await SendAsync(Plan(ProvisioningAction.Activate)));

        AddAnna();
        Panel.Next("AddPackage", PanelReply.Refuse(code));
        AssertAnswer(OutboxVerdict.Refused, sentence, await SendAsync(Plan(ProvisioningAction.Activate)));

        AddPackage();
        Panel.Next("ChangePackageStatus", PanelReply.Refuse(code));
        AssertAnswer(OutboxVerdict.Refused, sentence, await SendAsync(Plan(ProvisioningAction.Suspend), service: "50"));

        Panel.Next("AddPackageAddonById", PanelReply.Refuse(code));
        AssertAnswer(OutboxVerdict.Refused, sentence, await SendAsync(AddOn(ProvisioningAction.Activate), parent: "50"));

        AddAddOn();
        Panel.Next("UpdatePackageAddonLiteral", PanelReply.Refuse(code));
        AssertAnswer(OutboxVerdict.Refused, sentence, await SendAsync(AddOn(ProvisioningAction.Suspend), service: "70", parent: "50"));

        Assert.Equal((1, 1), (Assert.Single(Panel.Packages).StatusId, Assert.Single(Panel.AddOns).StatusId));
    }

    [Theory]
    [InlineData(-103, "The account in the panel still waits to be approved (-103).")]
    [InlineData(-302, "The hosting space in the panel is new, and not active yet (-302).")]
    public async Task Code_OfWhatIsNotReadyYet_IsAskedAgain(int code, string sentence)
    {
        Panel.Next("AddPackage", PanelReply.Refuse(code));

        AssertAnswer(OutboxVerdict.Unclear, sentence, await SendAsync(Plan(ProvisioningAction.Activate)));
        Assert.Equal(OutboxVerdict.Confirmed, (await SendAsync(Plan(ProvisioningAction.Activate))).Verdict);

        Assert.Single(Panel.Packages);
    }

    [Fact]
    public async Task Quotas_ThatWouldBeExceeded_AreNamed()
    {
        AddAnna();
        Panel.Next("AddPackage", PanelReply.Raw(200, $"""
            <?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><AddPackageResponse xmlns="{Panel.Namespace}"><AddPackageResult>
            <Result>-305</Result><ExceedingQuotas><diffgr:diffgram xmlns:diffgr="urn:schemas-microsoft-com:xml-diffgram-v1"><NewDataSet xmlns="">
            <Table><QuotaID>1</QuotaID><QuotaName>OS.Diskspace</QuotaName><QuotaValue>500</QuotaValue></Table>
            <Table><QuotaID>2</QuotaID><QuotaName>Web.Sites</QuotaName><QuotaValue>1</QuotaValue></Table>
            </NewDataSet></diffgr:diffgram></ExceedingQuotas></AddPackageResult></AddPackageResponse></soap:Body></soap:Envelope>
            """));

        AssertAnswer(OutboxVerdict.Refused, "A quota of the hosting space in the panel would be exceeded (-305). OS.Diskspace, Web.Sites.", await SendAsync(Plan(ProvisioningAction.Activate)));
    }

    [Fact]
    public async Task Fault_GivesItsFirstLine()
    {
        Panel.Next("GetUserByUsername", PanelReply.Fault("Server was unable to process request. ---> You are not allowed to access this account\n   at SolidCP.EnterpriseServer.UserController.GetUser(String username)"));

        AssertAnswer(
            OutboxVerdict.Unclear,
            "The panel could not do it: Server was unable to process request. ---> You are not allowed to access this account",
            await SendAsync(Plan(ProvisioningAction.Activate)));
    }

    [Fact]
    public async Task Fault_WithoutWords_SaysSo()
    {
        Panel.Next("GetUserByUsername", PanelReply.Fault(" "));

        AssertAnswer(OutboxVerdict.Unclear, "The panel could not do it, and does not say why.", await SendAsync(Plan(ProvisioningAction.Activate)));
    }

    [Theory]
    [InlineData(302, "", OutboxVerdict.Unclear, "The panel sends on to another address (302), which is not followed.")]
    [InlineData(403, "No", OutboxVerdict.Refused, "The panel does not accept the user name or the password (403).")]
    [InlineData(404, "<html><br>Nothing here</html>", OutboxVerdict.Unclear, "There is no SolidCP at this address (404).")]
    [InlineData(500, "", OutboxVerdict.Unclear, "The panel answered 500.")]
    [InlineData(503, "<html>Later</html>", OutboxVerdict.Unclear, "The panel answered 503.")]
    [InlineData(200, "", OutboxVerdict.Unclear, "What the panel said is not XML that could be read; a document type is not allowed in it.")]
    [InlineData(200, "<html><br>Welcome</html>", OutboxVerdict.Unclear, "What the panel said is not XML that could be read; a document type is not allowed in it.")]
    [InlineData(200, "<html/>", OutboxVerdict.Unclear, "What the panel said is no answer to GetUserByUsername.")]
    [InlineData(200, "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"/>", OutboxVerdict.Unclear, "What the panel said is no answer to GetUserByUsername.")]
    [InlineData(200, "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><GetUserByUsernameResponse xmlns=\"http://other\"/></soap:Body></soap:Envelope>", OutboxVerdict.Unclear, "What the panel said is no answer to GetUserByUsername.")]
    public async Task Answer_ThatIsNone_SaysWhatItIs(int status, string body, OutboxVerdict verdict, string sentence)
    {
        Panel.Next("GetUserByUsername", PanelReply.Raw(status, body));

        AssertAnswer(verdict, sentence, await SendAsync(Plan(ProvisioningAction.Activate)));
    }

    [Theory]
    [InlineData("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x \"ha\"><!ENTITY y \"&x;&x;&x;\">]><a>&y;</a>")]
    public async Task Answer_WithADocumentType_IsNotRead(string body)
    {
        Panel.Next("GetUserByUsername", PanelReply.Raw(200, body));

        AssertAnswer(
            OutboxVerdict.Unclear, "What the panel said is not XML that could be read; a document type is not allowed in it.", await SendAsync(Plan(ProvisioningAction.Activate)));
    }

    [Fact]
    public async Task Answer_WithoutANumber_IsUnclear()
    {
        AddAnna();
        Panel.Next("AddPackage", PanelReply.Raw(200, $"""
            <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><AddPackageResponse xmlns="{Panel.Namespace}"><AddPackageResult><Result>many</Result></AddPackageResult></AddPackageResponse></soap:Body></soap:Envelope>
            """));

        AssertAnswer(OutboxVerdict.Unclear, "The panel said something else where a number was to come.", await SendAsync(Plan(ProvisioningAction.Activate)));
    }

    [Fact]
    public async Task Answer_ThatIsTooLong_IsNotRead()
    {
        Panel.Next("GetUserByUsername", PanelReply.Raw(200, new string(' ', 64 * 1024 + 1)));

        AssertAnswer(OutboxVerdict.Unclear, $"{Panel.Address.Authority} answered with more than 64 KiB, which is not read.", await SendAsync(Plan(ProvisioningAction.Activate)));
    }

    [Fact]
    public async Task Answer_ThatNeverComes_IsUnclear()
    {
        Panel.Next("GetUserByUsername", PanelReply.Silence());

        AssertAnswer(
            OutboxVerdict.Unclear, $"{Panel.Address.Authority} did not answer within 0.25 seconds.", await SendAsync(Plan(ProvisioningAction.Activate), patience: TimeSpan.FromMilliseconds(250)));
    }

    [Fact]
    public async Task Answers_ThatTakeTooLongTogether_AreUnclear()
    {
        var provisioner = new SolidCpProvisioner(NewClient()) { Patience = TimeSpan.Zero };

        var answer = await provisioner.SendAsync(Connection(), Key, Plan(ProvisioningAction.Activate), new OutsideReferences(null, null), Ct);

        AssertAnswer(OutboxVerdict.Unclear, "The panel did not answer all that it was asked within 0 seconds.", answer);
        Assert.Empty(Panel.Packages);
    }

    [Fact]
    public void Answers_AreWaitedForNoLongerThanALeaseLasts() => Assert.True(new SolidCpProvisioner(NewClient()).Patience + TimeSpan.FromSeconds(30) < new OutboxOptions().Lease);

    [Fact]
    public async Task Send_ThatIsCancelled_Throws()
    {
        Panel.Next("GetUserByUsername", PanelReply.Silence());
        using var stop = new CancellationTokenSource();
        var sending = new SolidCpProvisioner(NewClient()).SendAsync(Connection(), Key, Plan(ProvisioningAction.Activate), new OutsideReferences(null, null), stop.Token);
        await Panel.ArrivalAsync(Ct);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task Password_ThatIsWrong_IsRefusedAndNotRepeated()
    {
        var answer = await SendAsync(Plan(ProvisioningAction.Activate), connection: Connection(password: "wrong-one"));

        AssertAnswer(OutboxVerdict.Refused, "The panel does not accept the user name or the password (401).", answer);
        Assert.Empty(Panel.Packages);
    }

    [Fact]
    public async Task Namespace_OfAnotherVersion_GivesThePanelsOwnWords()
    {
        Panel.Namespace = "http://smbsaas/websitepanel/enterpriseserver";

        Assert.StartsWith("The panel could not do it: Server did not recognize the value of HTTP Header SOAPAction", (await SendAsync(Plan(ProvisioningAction.Activate))).Words, StringComparison.Ordinal);
        Assert.Equal(OutboxVerdict.Confirmed, (await SendAsync(Plan(ProvisioningAction.Activate), connection: Connection(Panel.Namespace))).Verdict);
    }

    [Fact]
    public async Task Test_OfTheConnection_AsksForTheOwnUser()
    {
        var provisioner = new SolidCpProvisioner(NewClient());

        AssertAnswer(OutboxVerdict.Confirmed, "The panel answers, and knows “reseller”.", await provisioner.TestAsync(Connection(), Ct));
        AssertAnswer(OutboxVerdict.Refused, "The panel does not accept the user name or the password (401).", await provisioner.TestAsync(Connection(password: "wrong-one"), Ct));
        Panel.Next("GetUserByUsername", PanelReply.Raw(200, $"<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><GetUserByUsernameResponse xmlns=\"{Panel.Namespace}\"/></soap:Body></soap:Envelope>"));
        AssertAnswer(OutboxVerdict.Refused, "The panel answers, but knows no user “reseller”.", await provisioner.TestAsync(Connection(), Ct));

        Assert.All(Panel.Calls, call => Assert.Equal("GetUserByUsername", call.Operation));
    }
}
