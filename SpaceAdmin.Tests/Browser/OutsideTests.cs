using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Tests.Outside;
using SpaceAdmin.Tests.Web;
using static Microsoft.Playwright.Assertions;

namespace SpaceAdmin.Tests.Browser;

/// <summary>A service that a webhook provisions, before the eyes of two people.</summary>
public sealed partial class OutsideTests(BrowserFixture browsers, SpaceApp app) : BrowserTest(browsers, app)
{
    [Fact]
    public async Task Suspend_RefusedByTheWebhookAndTriedAgain_ShowsInTwoBrowsers()
    {
        await using var server = await WebhookServer.StartAsync();
        await ConnectAsync(server.Address);
        var answers = new TaskCompletionSource();
        server.Next(WebhookReply.Refuse("A restore is running.", after: answers.Task));
        var mine = await SignedInAsync(Reseller, "/services?q=jazzcellar&status=active&type=Hosting+plan");
        var link = mine.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).Filter(new() { HasTextRegex = Number() }).First;
        var number = int.Parse(await link.InnerTextAsync(), CultureInfo.InvariantCulture);
        await link.ClickAsync();
        var theirs = await SignedInAsync(Administrator, $"/services/{number}?q=jazzcellar");
        await Expect(Button(theirs, "Suspend Service")).ToBeVisibleAsync();

        await Button(mine, "Suspend Service").ClickAsync();
        await mine.GetByRole(AriaRole.Dialog).GetByLabel("Reason").FillAsync("Owes");
        await mine.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Suspend Service" }).ClickAsync();
        await server.ArrivalAsync(TestContext.Current.CancellationToken);

        foreach (var page in new[] { mine, theirs })
        {
            await Expect(Region(page, "Outside")).ToContainTextAsync("Suspending…");
            await Expect(Region(page, "Service details").Locator(".panel-head")).ToContainTextAsync("Suspending…");
            await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Suspending…" }).First).ToBeVisibleAsync(); // its add-on as well
            await Expect(Button(page, "Suspend Service")).ToHaveCountAsync(0);
        }

        answers.SetResult();
        foreach (var page in new[] { mine, theirs })
        {
            await Expect(Region(page, "Outside")).ToContainTextAsync("A restore is running.");
            await Expect(Button(page, "Suspend Service")).ToBeVisibleAsync();
        }

        await Button(mine, "Try again").ClickAsync();
        foreach (var page in new[] { mine, theirs })
        {
            await Expect(Button(page, "Activate Service")).ToBeVisibleAsync();
            await Expect(Region(page, "Outside")).ToHaveCountAsync(0);
            await Expect(Region(page, "Service details").Locator(".panel-head")).ToContainTextAsync("Suspended");
        }

        Assert.Equal("suspend", server.LastAction(number));
        Assert.Single(server.Calls.Select(call => call.Id).Distinct());
    }

    private async Task ConnectAsync(Uri address)
    {
        await using var db = await App.Services.GetRequiredService<IDbContextFactory<SpaceDb>>().CreateDbContextAsync();
        (await db.ServiceTypes.SingleAsync(type => type.Name == "Hosting plan")).ProvisionBy(WebhookDescription.Key);
        var reseller = await db.Resellers.SingleAsync(one => one.Name == "Demo Hosting");
        var setting = new ProvisionerSetting(reseller.Id, WebhookDescription.Key);
        setting.Change(address.AbsoluteUri, FieldValues.None, App.Services.GetRequiredService<ProvisionerSecrets>().Seal(reseller.Id, WebhookDescription.Key, WebhookServer.Secret));
        db.ProvisionerSettings.Add(setting);
        await db.SaveChangesAsync();
    }

    [GeneratedRegex(@"^\d+$")]
    private static partial Regex Number();
}
