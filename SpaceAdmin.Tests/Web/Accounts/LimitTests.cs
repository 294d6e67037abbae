using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Tests.Web;

/// <summary>How often one network address may fail.</summary>
public sealed class LimitTests : IDisposable
{
    private const string Password = "Demo-Space-2026";

    private readonly SpaceApp _app = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private AddressLimitOptions Limits => _app.Services.GetRequiredService<IOptions<AddressLimitOptions>>().Value;

    public void Dispose() => _app.Dispose();

    [Fact]
    public void Limits_UnlessChanged_AreThose()
    {
        var limits = new AddressLimitOptions();

        Assert.Equal((20, 5, 10, TimeSpan.FromMinutes(10)), (limits.SignIn, limits.AskForLink, limits.SetUp, limits.Window));
    }

    [Fact]
    public async Task SignIn_TooManyFailures_ChecksAndWritesNothingMore()
    {
        Limits.SignIn = 3;
        using var client = _app.NewClient();
        for (var i = 0; i < 3; i++)
        {
            using var failed = await AccountEndpointTests.SignInAsync(client, $"nobody{i}@demo.test", Password);
            Assert.Equal(HttpStatusCode.OK, failed.StatusCode);
        }

        for (var i = 0; i < 3; i++)
        {
            using var refused = await AccountEndpointTests.SignInAsync(client, "reseller@demo.test", Password); // right, and not looked at
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.Contains(AddressLimits.TooMany, await refused.PageAsync(), StringComparison.Ordinal);
        }

        Assert.Equal([.. Enumerable.Repeat(AuditActions.SignInRefused, 3), AuditActions.TooManyAttempts], await AccountEntriesAsync());
        using var link = await client.GetAsync("/account/reset-password?user=1&code=x", Ct);
        Assert.Equal(HttpStatusCode.TooManyRequests, link.StatusCode);
        Assert.Contains(AddressLimits.TooMany, await link.PageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_ThatSucceeds_NeverCounts()
    {
        Limits.SignIn = 2;
        for (var i = 0; i < 5; i++)
        {
            using var client = _app.NewClient();
            using var signedIn = await AccountEndpointTests.SignInAsync(client, "reseller@demo.test", Password);
            Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        }
    }

    [Fact]
    public async Task SignIn_ManyAtOnce_AreNotAllChecked()
    {
        (Limits.SignIn, Limits.AtOnce) = (3, 1);
        using var client = _app.NewClient();
        var token = await client.TokenAsync("/account/sign-in");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            client.SubmitAsync("/account/sign-in", token, "sign-in", ("Email", $"nobody{i}@demo.test"), ("Password", Password))));

        Assert.Equal(3, answers.Count(answer => answer.StatusCode is HttpStatusCode.OK));
        Assert.Equal(17, answers.Count(answer => answer.StatusCode is HttpStatusCode.TooManyRequests));
        Array.ForEach(answers, answer => answer.Dispose());
        Assert.Equal(4, (await AccountEntriesAsync()).Count);
    }

    [Fact]
    public async Task Link_ThatIsDead_CountsAsAFailedSignIn()
    {
        Limits.SignIn = 2;
        using var client = _app.NewClient();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
        {
            using var response = await client.GetAsync($"/account/invitation?user={i}&code=x", Ct);
            answers.Add(response.StatusCode);
        }

        Assert.Equal([HttpStatusCode.Gone, HttpStatusCode.Gone, HttpStatusCode.TooManyRequests], answers);
        Assert.Equal([AuditActions.LinkRefused, AuditActions.LinkRefused, AuditActions.TooManyAttempts], await AccountEntriesAsync());
    }

    [Fact]
    public async Task AskForLink_TooOften_IsRefusedWhoeverItIsFor()
    {
        Limits.AskForLink = 2;
        using var client = _app.NewClient();
        var answers = new List<HttpStatusCode>();
        foreach (var address in new[] { "nobody@demo.test", "staff@demo.test", "staff@demo.test", "nobody@demo.test" })
        {
            using var response = await client.SubmitAsync("/account/forgot-password", "forgot-password", ("Email", address));
            answers.Add(response.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests], answers);
    }

    [Fact]
    public async Task SetUp_TooManyWrongCodes_RefusesTheRightOne()
    {
        using var server = SpaceApp.InProduction();
        server.Services.GetRequiredService<IOptions<AddressLimitOptions>>().Value.SetUp = 2;
        using var client = server.NewClient();
        var code = server.Services.GetRequiredService<SetupCode>().Text;
        var answers = new List<HttpStatusCode>();
        foreach (var typed in new[] { "WRONG", "WRONG", code })
        {
            using var response = await client.SubmitAsync(
                "/setup", "setup", ("Code", typed), ("Name", "Ada Byron"), ("Email", "ada@hosting.example"), ("Password", "correct horse battery"));
            answers.Add(response.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers);
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<SpaceDb>>().CreateDbContextAsync(Ct);
        Assert.False(await db.Users.AnyAsync(Ct));
        Assert.Equal(["Set-up"], await db.Audit.Select(entry => entry.Subject).ToListAsync(Ct));
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7", true)]
    [InlineData("192.0.2.7", "::ffff:192.0.2.7", true)]
    [InlineData("192.0.2.7", "192.0.2.8", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public async Task Failures_OfOneNetwork_CountTogether(string one, string other, bool together)
    {
        using var space = new Space();
        using var limits = Make(space, new AddressLimitOptions { SignIn = 1 });
        await FailAsync(limits, one);

        using var attempt = await limits.BeginAsync(AttemptKind.SignIn, From(other));

        Assert.Equal(together, attempt is null);
    }

    [Fact]
    public async Task Failures_OfLongAgo_AreForgotten()
    {
        using var space = new Space();
        using var limits = Make(space, new AddressLimitOptions { SignIn = 1, Window = TimeSpan.FromSeconds(1) });
        AddressAttempt? attempt;
        while ((attempt = await limits.BeginAsync(AttemptKind.SignIn, From("192.0.2.7"))) is not null)
        {
            await attempt.CountAsync(); // once, unless the machine is so busy that a second passes meanwhile
            attempt.Dispose();
        }

        while ((attempt = await limits.BeginAsync(AttemptKind.SignIn, From("192.0.2.7"))) is null)
        {
            await Task.Delay(50, Ct);
        }

        attempt.Dispose();
    }

    private static AddressLimits Make(Space space, AddressLimitOptions options) => new(Options.Create(options), new AccountAudit(space.AuditWriter, space.Clock));

    private static async Task FailAsync(AddressLimits limits, string address)
    {
        using var attempt = await limits.BeginAsync(AttemptKind.SignIn, From(address));
        Assert.NotNull(attempt);
        await attempt.CountAsync();
    }

    private static DefaultHttpContext From(string address) => new() { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };

    /// <summary>What was written since the start, except about services.</summary>
    private async Task<List<string>> AccountEntriesAsync()
    {
        await using var db = await _app.Services.GetRequiredService<IDbContextFactory<SpaceDb>>().CreateDbContextAsync(Ct);
        return await db.Audit.Where(entry => entry.Kind == AuditKinds.Account).OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync(Ct);
    }
}
