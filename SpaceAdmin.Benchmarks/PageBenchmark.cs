using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Tests.Browser;
using SpaceAdmin.Tests.Web;

namespace SpaceAdmin.Benchmarks;

/// <summary>The running program and a real browser on loopback: a click on a header, and what an open page costs.</summary>
internal static class PageBenchmark
{
    private const string Email = "benchmark@demo.test";
    private const string Password = "Benchmark-Space-2026";
    private const int OpenPages = 20;

    public static async Task RunAsync(string database)
    {
        using var app = SpaceApp.On(database);
        await AddUserAsync(app, database);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var context = await browser.NewContextAsync(new() { BaseURL = app.Address.ToString(), ViewportSize = new() { Width = 1440, Height = 900 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in?ReturnUrl=/services");
        await page.GetByLabel("Email").FillAsync(Email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Table).WaitForAsync();

        Measure.Print("click on a header → rows repainted, Chromium", await ClicksAsync(page));
        Measure.Print("one open Space Services page, managed heap", $"{await HeapAsync(context, "/services") / 1024:N0} KiB");
        Measure.Print("the same with a service open", $"{await HeapAsync(context, "/services/1") / 1024:N0} KiB");
    }

    // Timed in the page itself: from the click until the frame that shows the new first row is painted.
    private static async Task<Times> ClicksAsync(IPage page)
    {
        var times = await page.EvaluateAsync<double[]>("""
            async () => {
              const frame = () => new Promise((done) => requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); }));
              const first = () => document.querySelector("tbody td a").textContent;
              const times = []; // after 200 clicks, when the server has compiled what it runs often
              const headers = ["Name", "Type", "Status", "User", "Service #"];
              for (let i = 0; i < 350; i++) {
                const link = [...document.querySelectorAll("th a")].find((a) => a.textContent.startsWith(headers[(i >> 1) % 5]));
                const before = first();
                const start = performance.now();
                link.click();
                while (first() === before && performance.now() - start < 2000) {
                  await new Promise((done) => { const seen = new MutationObserver(() => { seen.disconnect(); done(); }); seen.observe(document.querySelector("tbody"), { childList: true, subtree: true, characterData: true }); setTimeout(done, 500); });
                }
                await frame();
                if (i >= 200) times.push(performance.now() - start);
                await new Promise((done) => setTimeout(done, 60));
              }
              return times;
            }
            """);
        return Times.Of(times);
    }

    private static async Task<long> HeapAsync(IBrowserContext context, string path)
    {
        await OpenAsync(context, path); // what the first one loads for all is not the page's
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var pages = new List<IPage>();
        for (var i = 0; i < OpenPages; i++)
        {
            pages.Add(await OpenAsync(context, path));
        }

        await Task.Delay(1_000);
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        var after = GC.GetTotalMemory(forceFullCollection: true);
        foreach (var page in pages)
        {
            await page.CloseAsync();
        }

        return (after - before) / OpenPages;
    }

    private static async Task<IPage> OpenAsync(IBrowserContext context, string path)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        await page.GetByRole(AriaRole.Table).First.WaitForAsync();
        return page;
    }

    private static async Task AddUserAsync(SpaceApp app, string database)
    {
        await using var space = new BenchmarkSpace(database);
        var tenant = await space.LargestTenantAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        if (await users.FindByEmailAsync(Email) is null)
        {
            var user = new User { UserName = Email, Email = Email, Name = "Benchmark", ResellerId = tenant.ResellerId };
            await users.CreateAsync(user, Password);
            var db = scope.ServiceProvider.GetRequiredService<SpaceDb>();
            await StoredBuiltInRoles.AddAsync(db, user.Id, BuiltInRoles.Reseller, CancellationToken.None);
            await db.SaveChangesAsync();
        }
    }
}
