using SpaceAdmin.Tests.Web;

namespace SpaceAdmin.Tests.Browser;

/// <summary>The pages of a reseller.</summary>
public sealed class AccessibilityOfResellerTests(BrowserFixture browsers, SpaceApp app, KnownPeople known) : AccessibilityTest(browsers, app, known)
{
    public static TheoryData<string> Pages { get; } =
    [
        "/",
        "/services",
        "/services/1",
        "/services/999999",
        "/services?q=nothing+matches",
        "/account/change-password",
        "/account/security",
        "/account/authenticator",
        "/account/passkeys/new",
        "/admin/audit",
        "/admin/audit?q=nothing+matches",
        "/customers",
        "/customers?q=nothing+matches",
        "/customers/2",
        "/customers/999999",
        "/invoices",
        "/invoices?q=nothing+matches",
        "/invoices/1",
        "/invoices/61",
        "/invoices/999999",
        "/staff",
        "/staff/3",
        "/admin/users",
        "/catalogue",
        "/admin/roles/new",
        "/monitor",
        "/monitor/settings",
        "/monitor/settings?reseller=999999",
        "/provisioning",
        "/provisioning?reseller=999999",
        "/mail",
        "/mail?event=Invitation",
    ];

    [Theory, MemberData(nameof(Pages))]
    public async Task Page_LightDarkAndNarrow_HasNothingThatAxeFinds(string path) => await AssertPageIsCleanAsync(await KnownAsync(Reseller), path);
}
