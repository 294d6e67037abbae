using Microsoft.Playwright;
using SpaceAdmin.Tests.Browser;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace SpaceAdmin.Tests.Browser;

/// <summary>One browser for all tests, started by the first that needs it; each person gets a context of its own.</summary>
public sealed class BrowserFixture : IAsyncDisposable
{
    private readonly Lazy<Task<IBrowser>> _browser;
    private IPlaywright? _playwright;

    public BrowserFixture() => _browser = new(async () =>
    {
        _playwright = await Playwright.CreateAsync();
        return await Chromium.LaunchAsync(_playwright);
    });

    public async Task<IBrowserContext> NewContextAsync(Uri address, int width = 1440, int height = 900, string? cookies = null)
    {
        var browser = await _browser.Value;
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            StorageState = cookies,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(15_000);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser.IsValueCreated)
        {
            await (await _browser.Value).DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
