using System.Net;
using System.Text.RegularExpressions;

namespace SpaceAdmin.Tests.Web;

/// <summary>The account pages as a browser without scripts uses them.</summary>
internal static partial class AccountPages
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Sends a form of a page that is loaded before, or that stands on <paramref name="page"/>.</summary>
    public static async Task<HttpResponseMessage> SendAsync(this HttpClient client, string path, string form, (string Name, string Value)[] fields, string? page = null)
    {
        var token = Token().Match(page ?? await client.GetStringAsync(path, Ct)).Groups[1].Value;
        using var content = new FormUrlEncodedContent(
            [new("_handler", form), new("__RequestVerificationToken", token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return await client.PostAsync(path, content, Ct);
    }

    /// <summary>Sets an authenticator app up for whoever is signed in.</summary>
    public static async Task<(string Key, string[] Codes)> SetUpAuthenticatorAsync(this HttpClient client, string password = "Demo-Space-2026")
    {
        var page = await client.GetStringAsync("/account/authenticator", Ct);
        var key = KeyOn(page);
        using var response = await client.SendAsync("/account/authenticator", "turn-on", [("On.Password", password), ("On.Code", Totp.Code(key))], page);
        var codes = Codes().Match(await response.TextAsync()).Groups[1].Value.Split('\n');
        Assert.Equal(10, codes.Length);
        return (key, codes);
    }

    /// <summary>The key that a page offers for an authenticator app.</summary>
    public static string KeyOn(string page) => Key().Match(page).Groups[1].Value;

    public static async Task<string> TextAsync(this HttpResponseMessage response) => WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Ct));

    /// <summary>Where it leads; null when it leads nowhere.</summary>
    public static string? LeadsTo(this HttpResponseMessage response) => response.Headers.Location switch
    {
        null => null,
        { IsAbsoluteUri: true } address => address.PathAndQuery,
        var address => address.ToString(),
    };

    public static async Task<string?> GetAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, Ct);
        return response.LeadsTo() ?? $"{(int)response.StatusCode}";
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("class=\"key\"[^>]*>([^<]+)<")]
    private static partial Regex Key();

    [GeneratedRegex("<pre[^>]*>([^<]+)</pre>")]
    private static partial Regex Codes();
}
