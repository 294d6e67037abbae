using System.Xml.Linq;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Tests.Outside;

namespace SpaceAdmin.Tests.Core.Provisioning;

/// <summary>The messages themselves, as the panel's services describe them.</summary>
public sealed class SolidCpWireTests : SolidCpTest
{
    [Fact]
    public async Task Activation_OfANewCustomer_SaysThis()
    {
        await SendAsync(Plan(ProvisioningAction.Activate));

        Assert.Equal(["GetUserByUsername", "CreateUserWizard", "GetMyPackages", "AddPackage"], Panel.Calls.Select(call => call.Operation));
        var user = Panel.Users.Single(user => user.UserName == "anna").Id;
        AssertCall(Panel.Calls[0], "/esUsers.asmx", "<username>anna</username>");
        var password = Panel.Calls[1].Parameters.Elements().Single(element => element.Name.LocalName == "password").Value;
        AssertCall(Panel.Calls[1], "/esPackages.asmx", $"""
            <parentPackageId>7</parentPackageId>
            <username>anna</username>
            <password>{password}</password>
            <roleId>3</roleId>
            <firstName>Anna Maria</firstName>
            <lastName>Berg</lastName>
            <email>anna@berg.example</email>
            <secondaryEmail></secondaryEmail>
            <htmlMail>true</htmlMail>
            <sendAccountLetter>true</sendAccountLetter>
            <createPackage>false</createPackage>
            <planId>0</planId>
            <sendPackageLetter>false</sendPackageLetter>
            <domainName></domainName>
            <tempDomain>false</tempDomain>
            <createWebSite>false</createWebSite>
            <createFtpAccount>false</createFtpAccount>
            <ftpAccountName></ftpAccountName>
            <createMailAccount>false</createMailAccount>
            <hostName></hostName>
            <createZoneRecord>false</createZoneRecord>
            """);
        AssertCall(Panel.Calls[2], "/esPackages.asmx", $"<userId>{user}</userId>");
        AssertCall(Panel.Calls[3], "/esPackages.asmx", $"""
            <userId>{user}</userId>
            <planId>12</planId>
            <packageName>web-01</packageName>
            <packageComments>SpaceAdmin service #1042 ({Key})</packageComments>
            <statusId>1</statusId>
            <purchaseDate>2026-01-05T09:00:00Z</purchaseDate>
            """);
    }

    [Theory]
    [InlineData(ProvisioningAction.Activate, "Active")]
    [InlineData(ProvisioningAction.Suspend, "Suspended")]
    [InlineData(ProvisioningAction.Cancel, "Cancelled")]
    public async Task Change_OfASpace_SaysThis(ProvisioningAction action, string status)
    {
        AddPackage();

        await SendAsync(Plan(action), service: "50");

        AssertCall(Assert.Single(Panel.Calls), "/esPackages.asmx", $"<packageId>50</packageId><status>{status}</status>");
    }

    [Fact]
    public async Task AddOn_ThatIsMade_SaysThis()
    {
        AddPackage();

        await SendAsync(AddOn(ProvisioningAction.Activate, quantity: 2), parent: "50");

        Assert.Equal(["GetPackageAddons", "AddPackageAddonById", "UpdatePackageAddonLiteral"], Panel.Calls.Select(call => call.Operation));
        AssertCall(Panel.Calls[0], "/esPackages.asmx", "<packageId>50</packageId>");
        AssertCall(Panel.Calls[1], "/esPackages.asmx", "<packageId>50</packageId><addonPlanId>30</addonPlanId><quantity>2</quantity>");
        AssertCall(Panel.Calls[2], "/esPackages.asmx", $"""
            <packageAddonId>{Assert.Single(Panel.AddOns).Id}</packageAddonId>
            <planId>30</planId>
            <quantity>2</quantity>
            <statusId>1</statusId>
            <purchaseDate>2026-01-05T09:00:00Z</purchaseDate>
            <comments>SpaceAdmin service #1043 ({Key})</comments>
            """);
    }

    [Fact]
    public async Task Namespace_OfAnOlderPanel_IsSpoken()
    {
        Panel.Namespace = "http://smbsaas/websitepanel/enterpriseserver";
        AddPackage();

        Assert.Equal(OutboxVerdict.Confirmed, (await SendAsync(Plan(ProvisioningAction.Suspend), service: "50", connection: Connection(Panel.Namespace))).Verdict);

        AssertCall(Assert.Single(Panel.Calls), "/esPackages.asmx", "<packageId>50</packageId><status>Suspended</status>");
    }

    [Fact]
    public async Task Base_WithAFolderAndASlash_KeepsTheFolder()
    {
        AddPackage();

        await SendAsync(Plan(ProvisioningAction.Suspend), service: "50", connection: Connection() with { Address = new Uri(Panel.Address, "panel/") });

        Assert.Equal("/panel/esPackages.asmx", Assert.Single(Panel.Calls).Path);
    }

    [Theory]
    [InlineData("<b>&amp; \"x\"</b> ]]>", "<b>&amp; \"x\"</b> ]]>")]
    [InlineData("Grüße 🙂", "Grüße 🙂")]
    [InlineData("a\u0001b\uFFFEc", "a b c")] // what XML cannot hold at all
    public async Task Names_OfAnySigns_ArriveAsTheyAre(string name, string arrived)
    {
        await SendAsync(Plan(ProvisioningAction.Activate) with { Service = s_web with { Name = name } });

        Assert.Equal(arrived, Assert.Single(Panel.Packages).Name);
    }

    [Theory]
    [InlineData("Berg", "Berg", "")]
    [InlineData("", "anna", "")]
    [InlineData("  Anna   Berg ", "Anna", "Berg")]
    public async Task Customers_WithOtherNames_HaveTwoParts(string name, string first, string last)
    {
        await SendAsync(Plan(ProvisioningAction.Activate, customer: new ProvisionedCustomer("anna", name, null)));

        var user = Panel.Users.Single(user => user.UserName == "anna");
        Assert.Equal((first, last, ""), (user.FirstName, user.LastName, user.Email));
        Assert.Equal("false", Panel.CallsOf("CreateUserWizard")[0].Parameters.Elements().Single(element => element.Name.LocalName == "sendAccountLetter").Value);
    }

    [Fact]
    public async Task Passwords_OfNewCustomers_AreStrongAndNeverTheSame()
    {
        foreach (var name in Enumerable.Range(0, 20).Select(number => $"customer-{number}"))
        {
            await SendAsync(Plan(ProvisioningAction.Activate, customer: new ProvisionedCustomer(name, name, null)));
        }

        var passwords = Panel.CallsOf("CreateUserWizard").Select(call => call.Parameters.Elements().Single(element => element.Name.LocalName == "password").Value).ToList();
        Assert.Equal(20, passwords.Distinct().Count());
        Assert.All(passwords, password => Assert.Matches(@"^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)(?=.*[-_.!*]).{20}$", password));
    }

    private void AssertCall(PanelCall call, string path, string parameters)
    {
        var expected = XDocument.Parse($"""
            <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><{call.Operation} xmlns="{Panel.Namespace}">{parameters}</{call.Operation}></soap:Body></soap:Envelope>
            """);
        Assert.True(XNode.DeepEquals(Plain(expected.Root!), Plain(XDocument.Parse(call.Body).Root!)), call.Body);
        Assert.Equal((path, $"\"{Panel.Namespace}/{call.Operation}\""), (call.Path, call.SoapAction));
    }

    // Neither prefixes nor how an empty element is written mean anything.
    private static XElement Plain(XElement element) => new(
        element.Name, element.HasElements ? element.Elements().Select(Plain) : element.Value.Length == 0 ? null : new XText(element.Value));
}
