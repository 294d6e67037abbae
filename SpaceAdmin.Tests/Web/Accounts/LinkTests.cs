using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Tests.Web;

/// <summary>Links in mails: what works once, and the one answer to everything else.</summary>
public sealed class LinkTests : IDisposable
{
    private const string Password = "a much longer phrase";
    private const string Reset = "/account/reset-password";
    private const string Invitation = "/account/invitation";

    private readonly SpaceApp _app = new();

    public LinkTests()
    {
        var limits = _app.Services.GetRequiredService<IOptions<AddressLimitOptions>>().Value;
        limits.SignIn = limits.AskForLink = 1_000; // every test here comes from one address
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Invitation_Accepted_SignsInOnceAndNeverAgain()
    {
        var link = await _app.InviteAsync(await _app.AddInvitedAsync());
        using var client = _app.NewClient();
        using var page = await client.GetAsync(link, Ct);

        using var accepted = await AcceptAsync(client, link);
        using var desk = await client.GetAsync("/services", Ct);

        var text = await page.PageAsync();
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.True(page.Headers.CacheControl?.NoStore);
        Assert.Contains("Ada Byron, Demo Hosting invites you to SpaceAdmin.", text, StringComparison.Ordinal);
        Assert.Contains("value=\"ada@hosting.example\"", text, StringComparison.Ordinal);
        Assert.Equal("/", Location(accepted));
        Assert.Equal(HttpStatusCode.OK, desk.StatusCode);
        await using var db = Db();
        var user = await db.Users.SingleAsync(user => user.Email == "ada@hosting.example", Ct);
        Assert.True(user is { EmailConfirmed: true, PasswordHash: not null });
        Assert.Equal(1, await db.Audit.CountAsync(entry => entry.Action == AuditActions.AcceptInvitation && entry.ActorUserId == user.Id, Ct));
        Assert.Equal(1, await db.Audit.CountAsync(entry => entry.Action == AuditActions.SignIn && entry.ActorUserId == user.Id && entry.Detail == "Password", Ct));

        using var other = _app.NewClient();
        await AssertDeadAsync(other, link);
        using var again = await AcceptAsync(other, link, await other.TokenAsync("/account/sign-in"));
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        using var signedIn = await AccountEndpointTests.SignInAsync(other, "ada@hosting.example", Password);
        Assert.Equal("/", Location(signedIn));
    }

    [Theory]
    [InlineData("o'brien@hosting.example")]
    [InlineData("müller@hosting.example")]
    [InlineData("ada+desk/{1}@hosting.example")]
    public async Task Invitation_ToAnAddressOfUnusualLetters_LetsItsOwnerIn(string address)
    {
        var link = await _app.InviteAsync(await _app.AddInvitedAsync(email: address));
        using var client = _app.NewClient();

        using var accepted = await AcceptAsync(client, link);

        Assert.Equal("/", Location(accepted));
        using var other = _app.NewClient();
        using var signedIn = await AccountEndpointTests.SignInAsync(other, address, Password);
        Assert.Equal("/", Location(signedIn));
    }

    [Fact]
    public async Task Invitation_PostedTwiceAtOnce_HasOneWinner()
    {
        var link = await _app.InviteAsync(await _app.AddInvitedAsync());
        using var one = _app.NewClient();
        using var two = _app.NewClient();
        var tokens = (One: await one.TokenAsync(link.PathAndQuery), Two: await two.TokenAsync(link.PathAndQuery));

        var answers = await Task.WhenAll(AcceptAsync(one, link, tokens.One), AcceptAsync(two, link, tokens.Two, "another long phrase"));

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Gone], answers.Select(answer => answer.StatusCode).Order());
        await using var db = Db();
        Assert.Equal(1, await db.Audit.CountAsync(entry => entry.Action == AuditActions.AcceptInvitation, Ct));
        Array.ForEach(answers, answer => answer.Dispose());
    }

    [Theory]
    [InlineData(Invitation, 71, 55, true)]
    [InlineData(Invitation, 72, 5, false)]
    [InlineData(Reset, 1, 55, true)]
    [InlineData(Reset, 2, 5, false)]
    public async Task Link_OfThatAge_WorksForItsTime(string path, int hours, int minutes, bool works)
    {
        var user = path == Invitation ? await _app.AddInvitedAsync() : await UserAsync("staff@demo.test");
        using var client = _app.NewClient();

        using var response = await client.GetAsync(OldLink(path, user, new TimeSpan(hours, minutes, 0)), Ct);

        Assert.Equal(works ? HttpStatusCode.OK : HttpStatusCode.Gone, response.StatusCode);
    }

    [Fact]
    public async Task Link_ThatIsAltered_GetsOnePageWhateverIsWrong()
    {
        var link = await _app.InviteAsync(await _app.AddInvitedAsync());
        var (path, code, id) = (link.AbsolutePath, Query(link, "code"), Query(link, "user"));
        using var client = _app.NewClient();

        await AssertDeadAsync(
            client,
            new Uri(_app.Address, $"{path}?user={id}&code={code[..^1]}"),
            new Uri(_app.Address, $"{path}?user={id}&code={(code[20] == 'A' ? 'B' : 'A')}{code[1..]}"),
            new Uri(_app.Address, $"{path}?user={id}&code={code}{code}"),
            new Uri(_app.Address, $"{path}?user={id}&code={new string('a', 5_000)}"),
            new Uri(_app.Address, $"{path}?user={id}&code=%00%ff/+="),
            new Uri(_app.Address, $"{path}?user={id}"),
            new Uri(_app.Address, $"{path}?code={code}"),
            new Uri(_app.Address, $"{path}?user=1&code={code}"),
            new Uri(_app.Address, $"{path}?user=999999&code={code}"), // nobody
            new Uri(_app.Address, $"{path}?user=-1&code={code}"),
            new Uri(_app.Address, $"{path}?user=99999999999999&code={code}"),
            new Uri(_app.Address, $"{path}?user=eve&code={code}"),
            new Uri(_app.Address, path),
            new Uri(_app.Address, Reset), // the other kind
            new Uri(_app.Address, $"{Reset}?user={id}&code={code}"));

        using var untouched = await client.GetAsync(link, Ct);
        Assert.Equal(HttpStatusCode.OK, untouched.StatusCode);
    }

    [Fact]
    public async Task Link_OfSomebodyDisabled_IsDead()
    {
        var user = await _app.AddInvitedAsync();
        var link = await _app.InviteAsync(user);
        using var client = _app.NewClient();
        await using var db = Db();

        await db.Users.Where(row => row.Id == user.Id).ExecuteUpdateAsync(users => users.SetProperty(row => row.DisabledAt, DateTimeOffset.UtcNow), Ct);
        await AssertDeadAsync(client, link);

        await db.Users.Where(row => row.Id == user.Id).ExecuteUpdateAsync(users => users.SetProperty(row => row.DisabledAt, (DateTimeOffset?)null), Ct);
        await db.Resellers.ExecuteUpdateAsync(resellers => resellers.SetProperty(row => row.DisabledAt, DateTimeOffset.UtcNow), Ct);
        await AssertDeadAsync(client, link);
    }

    [Fact]
    public async Task Invitation_SentAgain_EndsTheOlderOne()
    {
        var user = await _app.AddInvitedAsync();
        var first = await _app.InviteAsync(user);
        var second = await _app.InviteAsync(user);
        using var client = _app.NewClient();

        await AssertDeadAsync(client, first);
        using var accepted = await AcceptAsync(client, second);

        Assert.Equal("/", Location(accepted));
    }

    [Theory]
    [InlineData("short", "short", "A password has 12 to 256 characters.")]
    [InlineData("password1234", "password1234", GuessablePassword.Sentence)]
    [InlineData("ada-byron-ada", "ada-byron-ada", GuessablePassword.Sentence)]
    [InlineData(Password, "another long phrase", "The two passwords differ.")]
    public async Task Invitation_WithAPasswordThatIsRefused_StillWorks(string password, string again, string sentence)
    {
        var link = await _app.InviteAsync(await _app.AddInvitedAsync());
        using var client = _app.NewClient();

        using var refused = await client.SubmitAsync(link.PathAndQuery, "invitation", ("Password", password), ("Again", again));

        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        var page = await refused.PageAsync();
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.Contains("value=\"ada@hosting.example\"", page, StringComparison.Ordinal);
        using var accepted = await AcceptAsync(client, link);
        Assert.Equal("/", Location(accepted));
    }

    [Fact]
    public async Task Reset_Done_SignsOutEverywhereUnlocksAndDies()
    {
        using var elsewhere = _app.NewClient();
        using var signedIn = await AccountEndpointTests.SignInAsync(elsewhere, "staff@demo.test", "Demo-Space-2026");
        var staff = await UserAsync("staff@demo.test");
        await using var db = Db();
        await db.Users.Where(user => user.Id == staff.Id).ExecuteUpdateAsync(
            users => users.SetProperty(user => user.LockoutEnd, DateTimeOffset.UtcNow.AddHours(1)).SetProperty(user => user.AccessFailedCount, 3), Ct);
        using var client = _app.NewClient();
        using var asked = await AskAsync(client, "Staff@Demo.test");
        var link = (await _app.MailToAsync("staff@demo.test")).Link;

        using var done = await client.SubmitAsync(link.PathAndQuery, "reset-password", ("Password", Password), ("Again", Password));

        Assert.Equal("/account/sign-in?reset=done", Location(done));
        Assert.Contains("Your password is changed.", await client.GetStringAsync(Location(done), Ct), StringComparison.Ordinal);
        using var gone = await elsewhere.GetAsync("/services", Ct);
        Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
        Assert.Empty(await db.Sessions.Where(session => session.UserId == staff.Id).ToListAsync(Ct));
        Assert.Equal(1, await db.Audit.CountAsync(entry => entry.Action == AuditActions.ResetPassword && entry.ActorUserId == staff.Id, Ct));
        await AssertDeadAsync(client, link);
        using var old = await AccountEndpointTests.SignInAsync(client, "staff@demo.test", "Demo-Space-2026");
        Assert.Equal(HttpStatusCode.OK, old.StatusCode);
        using var back = await AccountEndpointTests.SignInAsync(client, "staff@demo.test", Password);
        Assert.Equal("/", Location(back));
    }

    [Fact]
    public async Task Ask_ForAnyAddress_GetsOneAnswerAndOnlyWhoIsThereAMail()
    {
        var invited = await _app.AddInvitedAsync();
        await using var db = Db();
        await db.Users.Where(user => user.Email == "reseller@demo.test").ExecuteUpdateAsync(users => users.SetProperty(user => user.DisabledAt, DateTimeOffset.UtcNow), Ct);
        using var client = _app.NewClient();
        var answers = new HashSet<string>();

        foreach (var address in new[] { "nobody@demo.test", "reseller@demo.test", invited.Email!, "customer@demo.test" })
        {
            using var response = await AskAsync(client, address);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            answers.Add(await response.PageAsync());
        }

        Assert.Contains("If there is an account with this address, a link is on its way.", Assert.Single(answers), StringComparison.Ordinal);
        await _app.MailToAsync("customer@demo.test"); // the last: they are answered in turn
        Assert.Equal(
            [(invited.Email!, Invitation), ("customer@demo.test", Reset)],
            _app.Mails.Select(mail => (mail.To.Mailboxes.Single().Address, mail.Link.AbsolutePath)));
        Assert.Equal(
            ["no…@de…", "reseller@demo.test", invited.Email!, "customer@demo.test"],
            await db.Audit.Where(entry => entry.Action == AuditActions.AskForLink).OrderBy(entry => entry.Id).Select(entry => entry.Subject).ToListAsync(Ct));
    }

    [Fact]
    public async Task Ask_FromTheDeadPage_SendsAnotherInvitationAndLeavesTheOneBefore()
    {
        var user = await _app.AddInvitedAsync();
        using var client = _app.NewClient();
        var token = await client.TokenAsync(OldLink(Invitation, user, TimeSpan.FromHours(80)).PathAndQuery);

        using var asked = await client.SubmitAsync("/account/forgot-password", token, "forgot-password", ("Email", user.Email!));
        var link = (await _app.MailToAsync(user.Email!)).Link;
        using var again = await AskAsync(client, user.Email!);
        using var accepted = await AcceptAsync(client, link);

        Assert.Contains("a link is on its way", await asked.PageAsync(), StringComparison.Ordinal);
        Assert.Equal("/", Location(accepted));
    }

    [Fact]
    public async Task Ask_WithAnotherHost_LeadsToThisSiteAllTheSame()
    {
        using var client = _app.NewClient();
        client.DefaultRequestHeaders.Host = "evil.example";

        using var asked = await AskAsync(client, "staff@demo.test");
        var link = (await _app.MailToAsync("staff@demo.test")).Link;

        Assert.Equal(_app.Address.Authority, link.Authority);
    }

    private static async Task<HttpResponseMessage> AcceptAsync(HttpClient client, Uri link, string? token = null, string password = Password) =>
        await client.SubmitAsync(link.PathAndQuery, token ?? await client.TokenAsync(link.PathAndQuery), "invitation", ("Password", password), ("Again", password));

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, string email) => client.SubmitAsync("/account/forgot-password", "forgot-password", ("Email", email));

    /// <summary>All of them get the very same answer, and are written down.</summary>
    private async Task AssertDeadAsync(HttpClient client, params Uri[] links)
    {
        await using var db = Db();
        var before = await db.Audit.CountAsync(entry => entry.Action == AuditActions.LinkRefused, Ct);
        var pages = new HashSet<string>();
        foreach (var link in links)
        {
            using var response = await client.GetAsync(link, Ct);
            Assert.True(response.StatusCode is HttpStatusCode.Gone, $"{link}: {response.StatusCode}");
            Assert.True(response.Headers.CacheControl?.NoStore);
            pages.Add(await response.PageAsync());
        }

        Assert.Contains("<h1>This link no longer works</h1>", Assert.Single(pages), StringComparison.Ordinal);
        Assert.Equal(before + links.Length, await db.Audit.CountAsync(entry => entry.Action == AuditActions.LinkRefused, Ct));
    }

    /// <summary>A link as it was made that long ago.</summary>
    private Uri OldLink(string path, User user, TimeSpan age)
    {
        var (provider, purpose) = path == Invitation
            ? (InvitationTokens.ProviderName, LinkKind.Invitation.Purpose)
            : (PasswordResetTokens.ProviderName, UserManager<User>.ResetPasswordTokenPurpose);
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, new UTF8Encoding(false, true), leaveOpen: true))
        {
            writer.Write((DateTimeOffset.UtcNow - age).UtcTicks);
            writer.Write(user.Id.ToString(CultureInfo.InvariantCulture));
            writer.Write(purpose);
            writer.Write(user.SecurityStamp!);
        }

        var code = _app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector(provider).Protect(content.ToArray());
        return new Uri(_app.Address, $"{path}?user={user.Id}&code={Base64Url.EncodeToString(code)}");
    }

    private async Task<User> UserAsync(string email)
    {
        await using var db = Db();
        return await db.Users.AsNoTracking().SingleAsync(user => user.Email == email, Ct);
    }

    private string Location(HttpResponseMessage response) => new Uri(_app.Address, Assert.IsType<Uri>(response.Headers.Location)).PathAndQuery;

    private static string Query(Uri link, string key) => System.Web.HttpUtility.ParseQueryString(link.Query)[key]!;

    private SpaceDb Db() => _app.Services.GetRequiredService<IDbContextFactory<SpaceDb>>().CreateDbContext();
}
