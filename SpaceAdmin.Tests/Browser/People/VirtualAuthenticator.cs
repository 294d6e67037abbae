using Microsoft.Playwright;

namespace SpaceAdmin.Tests.Browser;

/// <summary>A device with passkeys, in the browser of a page: it agrees to everything at once.</summary>
internal static class VirtualAuthenticator
{
    /// <summary>WebAuthn knows hosts by name only.</summary>
    public static Uri ByName(Uri address) => new UriBuilder(address) { Host = "localhost" }.Uri;

    /// <param name="verifies">Whether its owner proves to be that, by a PIN or a finger.</param>
    public static async Task AddAsync(IPage page, bool verifies = true)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = verifies,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
