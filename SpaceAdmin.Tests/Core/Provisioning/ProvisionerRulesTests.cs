using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Provisioning;

/// <summary>What connections are refused, and by which sentence.</summary>
public sealed class ProvisionerRulesTests
{
    private const string BadAddress = "An address begins with https:// or http:// and names a host, such as https://panel.example/.";
    private const string BadFolder = "The address of a panel is the folder of its services, such as https://panel.example/, without “?” and “#”.";
    private const string BadKey = "A key is “whsec_” and 24 to 64 random bytes in base64, as Standard Webhooks describes. “New key” makes one.";
    private const string BadNamespace = "A namespace is an absolute address such as http://smbsaas/solidcp/enterpriseserver.";
    private const string BadSpace = "The hosting space is a whole number from 1: the one in which the panel is to create customers.";
    private const string BadUser = "A user name is one line of at most 100 characters.";

    private static ProvisionerDraft Panel { get; } = new("https://panel.example") { UserName = "serveradmin", ParentPackageId = "7" };

    [Theory]
    [InlineData("https://panel.example/", null, null)]
    [InlineData("  http://panel.example:9002  ", null, null)]
    [InlineData("", BadAddress, BadAddress)]
    [InlineData("panel.example", BadAddress, BadAddress)]
    [InlineData("/panel", BadAddress, BadAddress)]
    [InlineData("ftp://panel.example/", BadAddress, BadAddress)]
    [InlineData("file:///etc/passwd", BadAddress, BadAddress)]
    [InlineData("https://", BadAddress, BadAddress)]
    [InlineData("https://user:word@panel.example/", "An address has no user name and no password in it.", "An address has no user name and no password in it.")]
    [InlineData("https://panel.example/?x=1", BadFolder, null)]
    [InlineData("https://panel.example/#x", BadFolder, null)]
    public void Check_OfAnAddress_SaysWhatIsWrong(string address, string? ofPanel, string? ofHook)
    {
        AssertSays(ofPanel, ProvisionerKind.SolidCp, Panel with { Address = address });
        AssertSays(ofHook, ProvisionerKind.Webhook, new ProvisionerDraft(address));
    }

    [Fact]
    public void Check_OfWhatIsTooLong_SaysHowLongItMayBe()
    {
        AssertSays("An address has at most 500 characters.", ProvisionerKind.Webhook, new ProvisionerDraft($"https://shop.example/{new string('x', 480)}"));
        AssertSays("An address has at most 500 characters.", ProvisionerKind.Webhook, new ProvisionerDraft($"https://shop.example/{new string('ü', 200)}")); // each is six when it is sent
        AssertSays(BadUser, ProvisionerKind.SolidCp, Panel with { UserName = new string('x', 101) });
        AssertSays("A password is one line of at most 200 characters.", ProvisionerKind.SolidCp, Panel with { Secret = new string('x', 201) });
        AssertSays("A namespace has at most 200 characters.", ProvisionerKind.SolidCp, Panel with { Namespace = $"http://{new string('x', 200)}" });
    }

    [Theory]
    [InlineData("", "Type the name of the panel's user.")]
    [InlineData("two\nlines", BadUser)]
    [InlineData("server:admin", "A user name has no colon: the panel could not tell it from the password.")]
    public void Check_OfAUserName_SaysWhatIsWrong(string user, string sentence) => AssertSays(sentence, ProvisionerKind.SolidCp, Panel with { UserName = user });

    [Fact]
    public void Check_OfAPasswordWithTwoLines_IsRefused() =>
        AssertSays("A password is one line of at most 200 characters.", ProvisionerKind.SolidCp, Panel with { Secret = "two\nlines" });

    [Theory]
    [InlineData("1", null)]
    [InlineData(" 2147483647 ", null)]
    [InlineData("", BadSpace)]
    [InlineData("0", BadSpace)]
    [InlineData("-1", BadSpace)]
    [InlineData("1.5", BadSpace)]
    [InlineData("2147483648", BadSpace)]
    [InlineData("seven", BadSpace)]
    public void Check_OfAHostingSpace_SaysWhatIsAllowed(string space, string? sentence) => AssertSays(sentence, ProvisionerKind.SolidCp, Panel with { ParentPackageId = space });

    [Theory]
    [InlineData("", null)]
    [InlineData("http://smbsaas/solidcp/enterpriseserver", null)]
    [InlineData("http://smbsaas/websitepanel/enterpriseserver", null)]
    [InlineData("urn:of:its:own", null)]
    [InlineData("enterpriseserver", BadNamespace)]
    [InlineData("/enterpriseserver", BadNamespace)]
    [InlineData("http://two words/", BadNamespace)]
    public void Check_OfANamespace_SaysWhatIsAllowed(string xmlNamespace, string? sentence) => AssertSays(sentence, ProvisionerKind.SolidCp, Panel with { Namespace = xmlNamespace });

    [Fact]
    public void Check_WithoutANamespace_TakesTodays() =>
        Assert.Equal("http://smbsaas/solidcp/enterpriseserver", ProvisionerRules.Check(ProvisionerKind.SolidCp, Panel).Value!.Namespace);

    [Fact]
    public void Check_OfAWebhook_TakesNothingOfAPanel()
    {
        var check = ProvisionerRules.Check(ProvisionerKind.Webhook, Panel with { Namespace = "nonsense" }).Value!;

        Assert.Equal((null, null, null, null), (check.UserName, check.Namespace, check.ParentPackageId, check.Secret));
    }

    [Fact]
    public void Check_OfNone_IsRefused() => AssertSays("Only Webhook and SolidCP are reached by a connection.", ProvisionerKind.None, Panel);

    [Theory]
    [InlineData(24, null)]
    [InlineData(64, null)]
    [InlineData(23, BadKey)]
    [InlineData(65, BadKey)]
    public void Check_OfAKey_CountsItsBytes(int bytes, string? sentence) =>
        AssertSays(sentence, ProvisionerKind.Webhook, new ProvisionerDraft("https://shop.example/") { Secret = $" whsec_{Convert.ToBase64String(new byte[bytes])} " });

    [Theory]
    [InlineData("secret")]
    [InlineData("whsec_")]
    [InlineData("whsec_not base64 at all, and long enough")]
    [InlineData("WHSEC_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void Check_OfWhatIsNoKey_IsRefused(string key) => AssertSays(BadKey, ProvisionerKind.Webhook, new ProvisionerDraft("https://shop.example/") { Secret = key });

    [Theory]
    [InlineData(ProvisionerKind.SolidCp, "http://panel.example", "Without https the password crosses the network in clear. Use https if the panel has it.")]
    [InlineData(ProvisionerKind.Webhook, " HTTP://shop.example", "Without https everybody on the way can read what is sent. The signature alone keeps it from being altered.")]
    [InlineData(ProvisionerKind.SolidCp, "https://panel.example", null)]
    [InlineData(ProvisionerKind.SolidCp, "pan", null)]
    public void Warning_OfHttp_IsAllowedAndTold(ProvisionerKind kind, string address, string? sentence) => Assert.Equal(sentence, ProvisionerRules.Warning(kind, address));

    private static void AssertSays(string? sentence, ProvisionerKind kind, ProvisionerDraft draft) => Assert.Equal(sentence, ProvisionerRules.Check(kind, draft).Failure?.Message);
}
