using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Web.Components;
using SpaceAdmin.Web.Components.Account.Pages;

namespace SpaceAdmin.Tests.Web;

/// <summary>Signing in as a customer by form posts, and what of the site is closed meanwhile.</summary>
public sealed partial class SignInAsEndpointTests(SpaceApp app) : IClassFixture<SpaceApp>
{
    private const string Password = "Demo-Space-2026";

    // Whoever comes by these is nobody yet, so they are open to anybody.
    private static readonly Type[] s_forNobody = [typeof(SignIn), typeof(Setup)];

    public static TheoryData<string> AccountPages { get; } = new(
        from page in typeof(App).Assembly.GetTypes()
        where page.Namespace == typeof(SignIn).Namespace && !s_forNobody.Contains(page)
        from route in page.GetCustomAttributes<RouteAttribute>()
        select Parameter().Replace(route.Template, "1"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignInAs_AndBack_LeadsThereAndBack()
    {
        using var client = await SignedInAsync();
        var anna = await CustomerAsync();

        using var begun = await PostAsync(client, $"/account/sign-in-as/{anna.Id}");
        using var mine = await client.GetAsync("/my/services", Ct);
        using var desk = await client.GetAsync("/services", Ct);
        using var left = await PostAsync(client, "/account/leave-sign-in-as");
        using var again = await client.GetAsync("/services", Ct);

        Assert.Equal((HttpStatusCode.Redirect, "/my/services"), (begun.StatusCode, begun.Headers.Location?.ToString()));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (mine.StatusCode, desk.StatusCode));
        Assert.Equal((HttpStatusCode.Redirect, $"/customers/{anna.Id}"), (left.StatusCode, left.Headers.Location?.ToString()));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Theory, MemberData(nameof(AccountPages))]
    public async Task AccountPage_WhileSignedInAsACustomer_IsNotFound(string path)
    {
        Assert.StartsWith("/account/", path, StringComparison.Ordinal); // what is elsewhere is not closed
        using var client = await SignedInAsync();
        using var begun = await PostAsync(client, $"/account/sign-in-as/{(await CustomerAsync()).Id}");
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);

        foreach (var written in new[] { path, path + "/", path.ToUpperInvariant() })
        {
            using var page = await client.GetAsync(written, Ct);
            Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
            Assert.Contains("Back to my own account", await page.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ChangePassword_PostedWhileSignedInAsACustomer_ChangesNothing()
    {
        using var client = await SignedInAsync();
        using var begun = await PostAsync(client, $"/account/sign-in-as/{(await CustomerAsync()).Id}");

        using var changed = await PostAsync(client, "/account/change-password", new()
        {
            ["_handler"] = "change-password", ["Input.Current"] = Password, ["Input.New"] = "Another-Space-2026", ["Input.Again"] = "Another-Space-2026",
        });
        using var other = app.NewClient();
        using var signedIn = await AccountEndpointTests.SignInAsync(other, "reseller@demo.test", Password);

        Assert.Equal(HttpStatusCode.NotFound, changed.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
    }

    [Fact]
    public async Task SignInAs_AForeignOrMissingCustomer_IsNotFoundAlike()
    {
        var foreign = await AddForeignCustomerAsync();
        using var client = await SignedInAsync();

        using var theirs = await PostAsync(client, $"/account/sign-in-as/{foreign}");
        using var missing = await PostAsync(client, "/account/sign-in-as/999999");
        using var page = await client.GetAsync($"/customers/{foreign}", Ct);
        using var missingPage = await client.GetAsync("/customers/999999", Ct);
        using var own = await client.GetAsync($"/customers/{(await CustomerAsync()).Id}", Ct);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (theirs.StatusCode, missing.StatusCode));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (page.StatusCode, missingPage.StatusCode));
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Fact]
    public async Task SignInAs_ByACustomerOrWithoutAToken_DoesNothing()
    {
        using var own = new SpaceApp(); // the others write entries
        var anna = await CustomerAsync(own);
        using var customer = await SignedInAsync(own, "customer@demo.test");
        using var reseller = await SignedInAsync(own);

        using var refused = await PostAsync(customer, $"/account/sign-in-as/{anna.Id}");
        using var empty = new FormUrlEncodedContent([]);
        using var forged = await reseller.PostAsync($"/account/sign-in-as/{anna.Id}", empty, Ct);
        using var linked = await reseller.GetAsync($"/account/sign-in-as/{anna.Id}", Ct);
        using var desk = await reseller.GetAsync("/services", Ct);

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.NotEqual(HttpStatusCode.Redirect, linked.StatusCode);
        Assert.Equal(HttpStatusCode.OK, desk.StatusCode);
        Assert.Empty(await EntriesAsync(own, AuditKinds.Customer));
    }

    [Fact]
    public async Task SignOut_WhileSignedInAsACustomer_SignsOutEntirely()
    {
        using var own = new SpaceApp(); // all of its sessions and entries count
        using var client = await SignedInAsync(own);
        using var begun = await PostAsync(client, $"/account/sign-in-as/{(await CustomerAsync(own)).Id}");

        using var signedOut = await PostAsync(client, "/account/sign-out");
        using var page = await client.GetAsync("/my/services", Ct);

        Assert.StartsWith("/account/sign-in", page.Headers.Location?.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal([AuditActions.SignInAs, AuditActions.LeaveSignInAs], (await EntriesAsync(own, AuditKinds.Customer)).Select(entry => entry.Action));
        Assert.Equal([AuditActions.SignIn, AuditActions.SignOut], (await EntriesAsync(own, AuditKinds.Account)).Select(entry => entry.Action));
        await using var db = await DbAsync(own);
        Assert.False(await db.Sessions.AnyAsync(Ct));
    }

    [Fact]
    public async Task Session_WhoseRightIsGone_IsSignedOut()
    {
        using var own = new SpaceApp(); // it changes a role that others act by
        using var client = await SignedInAsync(own);
        using var begun = await PostAsync(client, $"/account/sign-in-as/{(await CustomerAsync(own)).Id}");
        await using (var db = await DbAsync(own))
        {
            await db.RoleClaims.Where(claim => claim.ClaimValue == Permissions.CustomersSignInAs).ExecuteDeleteAsync(Ct);
        }

        using var page = await client.GetAsync("/my/services", Ct);

        Assert.StartsWith("/account/sign-in", page.Headers.Location?.PathAndQuery, StringComparison.Ordinal);
    }

    private Task<HttpClient> SignedInAsync() => SignedInAsync(app);

    private static async Task<HttpClient> SignedInAsync(SpaceApp to, string who = "reseller@demo.test")
    {
        var client = to.NewClient();
        using var signedIn = await AccountEndpointTests.SignInAsync(client, who, Password);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        return client;
    }

    // Any static page has a token that fits: its own form's, or that of the banner above it.
    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, Dictionary<string, string>? fields = null)
    {
        using var page = await client.GetAsync("/account/change-password", Ct);
        fields ??= [];
        fields["__RequestVerificationToken"] = Token().Match(await page.Content.ReadAsStringAsync(Ct)).Groups[1].Value;
        using var content = new FormUrlEncodedContent(fields);
        return await client.PostAsync(path, content, Ct);
    }

    private Task<Customer> CustomerAsync() => CustomerAsync(app);

    private static async Task<Customer> CustomerAsync(SpaceApp of)
    {
        await using var db = await DbAsync(of);
        return await db.Customers.AsNoTracking().SingleAsync(customer => customer.UserName == "anna.berg", Ct);
    }

    private async Task<int> AddForeignCustomerAsync()
    {
        await using var db = await DbAsync(app);
        var reseller = db.Resellers.Add(new Reseller("Their Hosting")).Entity;
        await db.SaveChangesAsync(Ct);
        var customer = db.Customers.Add(new Customer(reseller.Id, "zoe")).Entity;
        await db.SaveChangesAsync(Ct);
        return customer.Id;
    }

    private static async Task<List<AuditEntry>> EntriesAsync(SpaceApp of, string kind)
    {
        await using var db = await DbAsync(of);
        return await db.Audit.AsNoTracking().Where(entry => entry.Kind == kind).OrderBy(entry => entry.Id).ToListAsync(Ct);
    }

    private static Task<SpaceDb> DbAsync(SpaceApp of) => of.Services.GetRequiredService<IDbContextFactory<SpaceDb>>().CreateDbContextAsync(Ct);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
