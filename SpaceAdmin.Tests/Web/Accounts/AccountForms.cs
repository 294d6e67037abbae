using System.Net;
using System.Text.RegularExpressions;

namespace SpaceAdmin.Tests.Web;

/// <summary>Fills the forms of account pages in as a browser without scripts does.</summary>
internal static partial class AccountForms
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    extension(HttpClient client)
    {
        /// <summary>Opens the page, takes its token, and posts the form.</summary>
        public async Task<HttpResponseMessage> SubmitAsync(string path, string form, params (string Field, string Value)[] fields) =>
            await client.SubmitAsync(path, await client.TokenAsync(path), form, fields);

        public async Task<HttpResponseMessage> SubmitAsync(string path, string token, string form, params (string Field, string Value)[] fields)
        {
            using var content = new FormUrlEncodedContent(
            [
                new("_handler", form), new("__RequestVerificationToken", token), .. fields.Select(field => new KeyValuePair<string, string>("Input." + field.Field, field.Value)),
            ]);
            return await client.PostAsync(path, content, Ct);
        }

        /// <summary>The antiforgery token of a page, whatever its status.</summary>
        public async Task<string> TokenAsync(string path)
        {
            using var page = await client.GetAsync(path, Ct);
            return Token().Match(await page.Content.ReadAsStringAsync(Ct)).Groups[1].Value;
        }
    }

    extension(HttpResponseMessage response)
    {
        /// <summary>The page, without what differs from one answer to the next.</summary>
        public async Task<string> PageAsync() =>
            Sealed().Replace(WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Ct)), "");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"[^\"]+\"|<!--Blazor-Server-Component-State:[^>]+>")]
    private static partial Regex Sealed();
}
