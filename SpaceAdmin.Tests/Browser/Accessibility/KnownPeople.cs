using Microsoft.Playwright;

namespace SpaceAdmin.Tests.Browser;

/// <summary>
/// Browsers of people who signed in by the form already, for the tests of one class that only look at pages: each has fetched
/// the scripts and sheets once, and a test closes its page alone.
/// </summary>
public sealed class KnownPeople : IAsyncDisposable
{
    private readonly Dictionary<string, IBrowserContext> _byEmail = [];

    public async Task<IPage> NewPageAsync(string email, int width, Func<Task<string>> signIn, Func<string, Task<IBrowserContext>> open)
    {
        if (!_byEmail.TryGetValue(email, out var context))
        {
            context = _byEmail[email] = await open(await signIn());
        }

        foreach (var before in context.Pages.ToList())
        {
            await before.CloseAsync();
        }

        var page = await context.NewPageAsync();
        await page.SetViewportSizeAsync(width, 900);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _byEmail.Values)
        {
            await context.DisposeAsync();
        }
    }
}
