using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;
using SpaceAdmin.Tests.Web;
using static Microsoft.Playwright.Assertions;

namespace SpaceAdmin.Tests.Browser;

/// <summary>A server that goes away and comes back, under a page that somebody is typing in.</summary>
[Trait("Category", "Browser")]
public sealed class ReconnectTests(BrowserFixture browsers) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("spaceadmin-reconnect-");
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Server_KilledAndStartedAgain_FindsThePageWithItsDraft()
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var first = await StartAsync(address);
        await using var context = await browsers.NewContextAsync(address);
        var page = await context.NewPageAsync();
        var note = page.GetByRole(AriaRole.Textbox, new() { Name = "Note", Exact = true });
        try
        {
            await page.GotoAsync("/account/sign-in?ReturnUrl=/services/1?q=customer");
            await page.GetByLabel("Email").FillAsync("reseller@demo.test");
            await page.GetByLabel("Password", new() { Exact = true }).FillAsync("Demo-Space-2026");
            await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
            await Expect(page.Locator(".write[data-ready]")).ToBeVisibleAsync();
            await note.FillAsync("in the middle of a sent");
        }
        finally
        {
            await first.KillAsync(_ct);
            first.Dispose();
        }

        await Expect(page.GetByText("The connection was lost.")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await note.PressSequentiallyAsync("ence"); // nobody stops typing for that

        using var second = await StartAsync(address);
        await Expect(page.GetByText("The connection was lost.")).ToBeHiddenAsync(new() { Timeout = 30_000 });
        await Expect(note).ToHaveValueAsync("in the middle of a sentence");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add Notes", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Article).Filter(new() { HasText = "in the middle of a sentence" })).ToBeVisibleAsync();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<ChildProcess> StartAsync(Uri address)
    {
        var process = ChildProcess.Web(Path.Combine(_folder.FullName, "space.db"), "--urls", address.ToString(), "--environment", "Development");
        using var client = new HttpClient { BaseAddress = address };
        while (!process.HasExited)
        {
            try
            {
                using var response = await client.GetAsync("/account/sign-in", _ct);
                return process;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100, _ct);
            }
        }

        throw new InvalidOperationException((await process.EndAsync(_ct)).Errors);
    }
}
