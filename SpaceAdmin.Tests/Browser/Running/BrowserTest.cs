using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SpaceAdmin.Tests.Web;

namespace SpaceAdmin.Tests.Browser;

/// <summary>A journey of one or more people through the running program.</summary>
[Trait("Category", "Browser")]
public abstract partial class BrowserTest(BrowserFixture browsers, SpaceApp app) : IClassFixture<SpaceApp>, IAsyncDisposable
{
    protected const string Administrator = "admin@demo.test";
    protected const string Reseller = "reseller@demo.test";
    protected const string Staff = "staff@demo.test";
    protected const string Customer = "customer@demo.test";
    protected const string Password = "Demo-Space-2026";

    private readonly List<IBrowserContext> _contexts = [];

    protected SpaceApp App => app;

    protected BrowserFixture Browsers => browsers;

    protected async Task<IPage> NewPageAsync(int width = 1440, int height = 900, string? cookies = null)
    {
        var context = await browsers.NewContextAsync(app.Address, width, height, cookies);
        _contexts.Add(context);
        return await context.NewPageAsync();
    }

    /// <summary>A browser of its own in which somebody signed in and then went to <paramref name="path"/>.</summary>
    protected async Task<IPage> SignedInAsync(string email, string path, int width = 1440, int height = 900)
    {
        var page = await NewPageAsync(width, height);
        await page.GotoAsync("/account/sign-in?ReturnUrl=" + Uri.EscapeDataString(path));
        await SignInAsync(page, email, Password);
        await Assertions.Expect(page).Not.ToHaveURLAsync(AccountPages());
        return page;
    }

    protected static async Task SignInAsync(IPage page, string email, string password)
    {
        await page.GetByLabel("Email").FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    protected static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    protected static ILocator Region(IPage page, string name) => page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

    protected static ILocator ServiceLink(IPage page, int number) =>
        page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link, new() { Name = $"{number}", Exact = true });

    [GeneratedRegex("/account/sign-in")]
    private static partial Regex AccountPages();

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts)
        {
            await context.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
