using SpaceAdmin.Core.Provisioning;

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

    private static ProvisionerDraft Panel { get; } = new("https://panel.example") { Fields = PanelFields.Of("serveradmin", 7) };

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
        AssertSays(ofPanel, SolidCpDescription.Key, Panel with { Address = address });
        AssertSays(ofHook, WebhookDescription.Key, new ProvisionerDraft(address));
    }

    [Fact]
    public void Check_OfWhatIsTooLong_SaysHowLongItMayBe()
    {
        AssertSays("An address has at most 500 characters.", WebhookDescription.Key, new ProvisionerDraft($"https://shop.example/{new string('x', 480)}"));
        AssertSays("An address has at most 500 characters.", WebhookDescription.Key, new ProvisionerDraft($"https://shop.example/{new string('ü', 200)}")); // each is six when it is sent
        AssertSays(BadUser, SolidCpDescription.Key, Panel.With(SolidCpDescription.UserName, new string('x', 101)));
        AssertSays("A password is one line of at most 200 characters.", SolidCpDescription.Key, Panel with { Secret = new string('x', 201) });
        AssertSays("A namespace has at most 200 characters.", SolidCpDescription.Key, Panel.With(SolidCpDescription.Namespace, $"http://{new string('x', 200)}"));
    }

    [Theory]
    [InlineData("", "Type the name of the panel's user.")]
    [InlineData("two\nlines", BadUser)]
    [InlineData("server:admin", "A user name has no colon: the panel could not tell it from the password.")]
    public void Check_OfAUserName_SaysWhatIsWrong(string user, string sentence) => AssertSays(sentence, SolidCpDescription.Key, Panel.With(SolidCpDescription.UserName, user));

    [Fact]
    public void Check_OfAPasswordWithTwoLines_IsRefused() =>
        AssertSays("A password is one line of at most 200 characters.", SolidCpDescription.Key, Panel with { Secret = "two\nlines" });

    [Theory]
    [InlineData("1", null)]
    [InlineData(" 2147483647 ", null)]
    [InlineData("", BadSpace)]
    [InlineData("0", BadSpace)]
    [InlineData("-1", BadSpace)]
    [InlineData("1.5", BadSpace)]
    [InlineData("2147483648", BadSpace)]
    [InlineData("seven", BadSpace)]
    public void Check_OfAHostingSpace_SaysWhatIsAllowed(string space, string? sentence) => AssertSays(sentence, SolidCpDescription.Key, Panel.With(SolidCpDescription.HostingSpace, space));

    [Theory]
    [InlineData("", null)]
    [InlineData("http://smbsaas/solidcp/enterpriseserver", null)]
    [InlineData("http://smbsaas/websitepanel/enterpriseserver", null)]
    [InlineData("urn:of:its:own", null)]
    [InlineData("enterpriseserver", BadNamespace)]
    [InlineData("/enterpriseserver", BadNamespace)]
    [InlineData("http://two words/", BadNamespace)]
    public void Check_OfANamespace_SaysWhatIsAllowed(string xmlNamespace, string? sentence) => AssertSays(sentence, SolidCpDescription.Key, Panel.With(SolidCpDescription.Namespace, xmlNamespace));

    [Fact]
    public void Check_WithoutANamespace_TakesTodays() =>
        Assert.Equal("http://smbsaas/solidcp/enterpriseserver", ProvisionerRules.Check(SolidCpDescription.Value, Panel).Value!.Fields[SolidCpDescription.Namespace]);

    [Fact]
    public void Check_OfAWebhook_TakesNothingOfAPanel()
    {
        var check = ProvisionerRules.Check(WebhookDescription.Value, Panel.With(SolidCpDescription.Namespace, "nonsense")).Value!;

        Assert.Equal((FieldValues.None, null), (check.Fields, check.Secret));
    }

    [Theory]
    [InlineData(24, null)]
    [InlineData(64, null)]
    [InlineData(23, BadKey)]
    [InlineData(65, BadKey)]
    public void Check_OfAKey_CountsItsBytes(int bytes, string? sentence) =>
        AssertSays(sentence, WebhookDescription.Key, new ProvisionerDraft("https://shop.example/") { Secret = $" whsec_{Convert.ToBase64String(new byte[bytes])} " });

    [Theory]
    [InlineData("secret")]
    [InlineData("whsec_")]
    [InlineData("whsec_not base64 at all, and long enough")]
    [InlineData("WHSEC_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void Check_OfWhatIsNoKey_IsRefused(string key) => AssertSays(BadKey, WebhookDescription.Key, new ProvisionerDraft("https://shop.example/") { Secret = key });

    [Theory]
    [InlineData(SolidCpDescription.Key, "http://panel.example", "Without https the password crosses the network in clear. Use https if the panel has it.")]
    [InlineData(WebhookDescription.Key, " HTTP://shop.example", "Without https everybody on the way can read what is sent. The signature alone keeps it from being altered.")]
    [InlineData(SolidCpDescription.Key, "https://panel.example", null)]
    [InlineData(SolidCpDescription.Key, "pan", null)]
    public void Warning_OfHttp_IsAllowedAndTold(string kind, string address, string? sentence) => Assert.Equal(sentence, ProvisionerRules.Warning(FakeOutside.Description(kind), address));

    private static void AssertSays(string? sentence, string kind, ProvisionerDraft draft) => Assert.Equal(sentence, ProvisionerRules.Check(FakeOutside.Description(kind), draft).Failure?.Message);
}
