using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Users;

namespace SpaceAdmin.Tests.Web;

/// <summary>The authenticator app and its recovery codes, over HTTP.</summary>
[Trait("Category", "Slow")]
public sealed class SecondFactorTests : IDisposable
{
    private const string Password = "Demo-Space-2026";
    private const string Staff = "staff@demo.test";
    private const string Refused = "That did not work. Check the code, or try again later.";

    private readonly SpaceApp _app = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task SignIn_WithAnAuthenticator_AsksForItsCode()
    {
        var (key, _) = await SetUpAsync();
        using var client = _app.NewClient();

        using var password = await AccountEndpointTests.SignInAsync(client, Staff, Password, "/services?status=active");
        Assert.Equal("/account/second-factor?ReturnUrl=%2Fservices%3Fstatus%3Dactive", password.LeadsTo());
        Assert.StartsWith("/account/sign-in", await AccountPages.GetAsync(client, "/services"), StringComparison.Ordinal);

        using var wrong = await client.SendAsync(password.LeadsTo()!, "second-factor", [("Input.Code", Totp.WrongCode(key))]);
        Assert.Contains(Refused, await wrong.TextAsync(), StringComparison.Ordinal);
        Assert.StartsWith("/account/sign-in", await AccountPages.GetAsync(client, "/services"), StringComparison.Ordinal);

        var code = Totp.Code(key);
        using var right = await client.SendAsync(password.LeadsTo()!, "second-factor", [("Input.Code", $"{code[..3]} {code[3..]}")]);
        Assert.Equal("/services?status=active", right.LeadsTo());
        Assert.Equal("200", await AccountPages.GetAsync(client, "/services"));
        Assert.Equal(
            [(AuditActions.SignIn, "Password and authenticator"), (AuditActions.SignInRefused, "Wrong code")],
            await NewestAuditAsync(2));
        Assert.Contains(await SessionsAsync(), session => session.SecondFactor);
    }

    [Fact]
    public async Task SignIn_WithARecoveryCode_WorksOnce()
    {
        var (_, codes) = await SetUpAsync();
        using var client = _app.NewClient();
        using var password = await AccountEndpointTests.SignInAsync(client, Staff, Password);
        using var first = await client.SendAsync("/account/recovery-code", "recovery-code", [("Input.Code", codes[3].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal))]);
        Assert.Equal("/", first.LeadsTo());
        Assert.Equal((AuditActions.SignIn, "Password and recovery code"), (await NewestAuditAsync(1)).Single());
        Assert.Contains("9 recovery codes are left.", await client.GetStringAsync("/account/security", Ct), StringComparison.Ordinal);

        using var other = _app.NewClient();
        using var again = await AccountEndpointTests.SignInAsync(other, Staff, Password);
        using var second = await other.SendAsync("/account/recovery-code", "recovery-code", [("Input.Code", codes[3])]);

        Assert.Contains(Refused, await second.TextAsync(), StringComparison.Ordinal);
        Assert.StartsWith("/account/sign-in", await AccountPages.GetAsync(other, "/services"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("second-factor")]
    [InlineData("recovery-code")]
    public async Task SignIn_FiveWrongCodes_LocksAndSaysTheSame(string form)
    {
        var (key, codes) = await SetUpAsync();
        using var client = _app.NewClient();
        using var password = await AccountEndpointTests.SignInAsync(client, Staff, Password);
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await client.SendAsync($"/account/{form}", form, [("Input.Code", form == "second-factor" ? Totp.WrongCode(key) : "AAAAA-AAAAA")]);
            Assert.Contains(Refused, await wrong.TextAsync(), StringComparison.Ordinal);
        }

        using var right = await client.SendAsync("/account/second-factor", "second-factor", [("Input.Code", Totp.Code(key))]);
        Assert.Contains(Refused, await right.TextAsync(), StringComparison.Ordinal);
        using var recovery = await client.SendAsync("/account/recovery-code", "recovery-code", [("Input.Code", codes[0])]);
        Assert.Contains(Refused, await recovery.TextAsync(), StringComparison.Ordinal);
        Assert.Equal((AuditActions.SignInRefused, "Locked"), (await NewestAuditAsync(1)).Single());
        Assert.Equal(10, await CountCodesAsync());
    }

    [Theory]
    [InlineData("second-factor")]
    [InlineData("recovery-code")]
    public async Task SecondStep_OfAUserDisabledMeanwhile_IsRefused(string form)
    {
        var (key, codes) = await SetUpAsync();
        using var client = _app.NewClient();
        using var password = await AccountEndpointTests.SignInAsync(client, Staff, Password);
        await UpdateAsync(db => db.Users.Where(user => user.Email == Staff).ExecuteUpdateAsync(users => users.SetProperty(user => user.DisabledAt, DateTimeOffset.UtcNow)));

        using var response = await client.SendAsync($"/account/{form}", form, [("Input.Code", form == "second-factor" ? Totp.Code(key) : codes[0])]);

        Assert.Contains(Refused, await response.TextAsync(), StringComparison.Ordinal);
        Assert.Equal((AuditActions.SignInRefused, "Not allowed"), (await NewestAuditAsync(1)).Single());
    }

    [Theory]
    [InlineData("/account/second-factor")]
    [InlineData("/account/recovery-code")]
    public async Task SecondStep_WithoutTheFirst_LeadsToSignIn(string path)
    {
        using var client = _app.NewClient();

        Assert.StartsWith("/account/sign-in", await AccountPages.GetAsync(client, path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TurnOn_WithAWrongCode_TurnsNothingOnAndKeepsTheKey()
    {
        using var client = await SignedInAsync();
        var page = await client.GetStringAsync("/account/authenticator", Ct);
        var key = AccountPages.KeyOn(page);

        using var response = await client.SendAsync("/account/authenticator", "turn-on", [("On.Password", Password), ("On.Code", Totp.WrongCode(key))], page);

        var text = await response.TextAsync();
        Assert.Contains("This is not the code that the app shows now.", text, StringComparison.Ordinal);
        Assert.Contains(key, text, StringComparison.Ordinal);
        Assert.DoesNotContain(key, await client.GetStringAsync("/account/authenticator", Ct), StringComparison.Ordinal);
        Assert.False(await IsOnAsync());
    }

    [Fact]
    public async Task TurnOn_WithoutThePassword_TurnsNothingOn()
    {
        using var client = await SignedInAsync();
        var page = await client.GetStringAsync("/account/authenticator", Ct);
        var key = AccountPages.KeyOn(page);

        using var response = await client.SendAsync("/account/authenticator", "turn-on", [("On.Password", "not this one at all"), ("On.Code", Totp.Code(key))], page);

        Assert.Contains("The current password is not right.", await response.TextAsync(), StringComparison.Ordinal);
        Assert.False(await IsOnAsync());
        Assert.Equal(AuditActions.AccountChangeRefused, (await NewestAuditAsync(1)).Single().Action);
    }

    [Fact]
    public async Task Key_ThatWasOnlyLookedAt_IsNoSecondFactor()
    {
        using var client = await SignedInAsync();
        await client.GetStringAsync("/account/authenticator", Ct);
        await using var db = Db();
        var staff = await db.Users.SingleAsync(user => user.Email == Staff, Ct);

        var facts = await UserReading.Facts(db, db.Users.Where(user => user.Id == staff.Id), DateTimeOffset.UtcNow).SingleAsync(Ct);

        Assert.True(await db.UserTokens.AnyAsync(token => token.UserId == staff.Id, Ct));
        Assert.Null(facts.SecondFactor);
    }

    [Fact]
    public async Task TurnOn_InOneBrowser_SignsOutTheOthersAndIsNotKeptByCaches()
    {
        using var other = await SignedInAsync();
        using var client = await SignedInAsync();
        var page = await client.GetStringAsync("/account/authenticator", Ct);

        using var response = await client.SendAsync("/account/authenticator", "turn-on", [("On.Password", Password), ("On.Code", Totp.Code(AccountPages.KeyOn(page)))], page);

        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("200", await AccountPages.GetAsync(client, "/services"));
        Assert.StartsWith("/account/sign-in", await AccountPages.GetAsync(other, "/services"), StringComparison.Ordinal);
        Assert.True(Assert.Single(await SessionsAsync()).SecondFactor);
        await using var db = Db();
        var entry = await db.Audit.OrderByDescending(row => row.Id).FirstAsync(Ct);
        Assert.Equal((AuditActions.TurnOnAuthenticator, "Off", "On"), (entry.Action, entry.Before, entry.After));
    }

    [Theory]
    [InlineData("turn-off", "Off.Password")]
    [InlineData("new-codes", "Codes.Password")]
    public async Task SensitiveChange_WithAWrongPassword_ChangesNothing(string form, string field)
    {
        using var client = await SignedInAsync();
        await client.SetUpAuthenticatorAsync();
        var codes = await CodesAsync();

        using var response = await client.SendAsync("/account/authenticator", form, [(field, "not this one at all")]);

        Assert.Contains("The current password is not right.", await response.TextAsync(), StringComparison.Ordinal);
        Assert.True(await IsOnAsync());
        Assert.Equal(codes, await CodesAsync());
        Assert.Equal(AuditActions.AccountChangeRefused, (await NewestAuditAsync(1)).Single().Action);
    }

    [Fact]
    public async Task NewCodes_WithThePassword_MakeTheOldOnesWorthless()
    {
        using var client = await SignedInAsync();
        var (_, old) = await client.SetUpAuthenticatorAsync();

        using var response = await client.SendAsync("/account/authenticator", "new-codes", [("Codes.Password", Password)]);

        Assert.Contains("You have new recovery codes.", await response.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(10, await CountCodesAsync());
        Assert.DoesNotContain(old[0], await CodesAsync(), StringComparison.Ordinal);
        Assert.Equal(AuditActions.NewRecoveryCodes, (await NewestAuditAsync(1)).Single().Action);
    }

    [Fact]
    public async Task TurnOff_WithThePassword_ForgetsKeyAndCodesAndSignsOutTheOthers()
    {
        var (key, _) = await SetUpAsync();
        using var other = await SignedInAsync(key);
        using var client = await SignedInAsync(key);

        using var response = await client.SendAsync("/account/authenticator", "turn-off", [("Off.Password", Password)]);

        Assert.Equal("/account/security?done=authenticator-off", response.LeadsTo());
        Assert.False(await IsOnAsync());
        await using var db = Db();
        Assert.False(await db.UserTokens.AnyAsync(Ct));
        Assert.Equal("200", await AccountPages.GetAsync(client, "/services"));
        Assert.StartsWith("/account/sign-in", await AccountPages.GetAsync(other, "/services"), StringComparison.Ordinal);
        using var plain = _app.NewClient();
        using var signedIn = await AccountEndpointTests.SignInAsync(plain, Staff, Password);
        Assert.Equal("/", signedIn.LeadsTo());
    }

    [Fact]
    public async Task TurnOff_WhereARoleNeedsIt_AsksForAnotherAtOnce()
    {
        using var client = await SignedInAsync();
        await client.SetUpAuthenticatorAsync();
        await UpdateAsync(db => db.Roles.ExecuteUpdateAsync(roles => roles.SetProperty(role => role.RequiresSecondFactor, true)));
        Assert.Equal("200", await AccountPages.GetAsync(client, "/services"));
        Assert.Contains("Your role asks for a second factor", await client.GetStringAsync("/account/authenticator", Ct), StringComparison.Ordinal);

        using var response = await client.SendAsync("/account/authenticator", "turn-off", [("Off.Password", Password)]);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/account/second-factor-needed?ReturnUrl=%2Fservices", await AccountPages.GetAsync(client, "/services"));
    }

    private async Task<(string Key, string[] Codes)> SetUpAsync()
    {
        using var client = await SignedInAsync();
        return await client.SetUpAuthenticatorAsync();
    }

    private async Task<HttpClient> SignedInAsync(string? key = null)
    {
        var client = _app.NewClient();
        using var password = await AccountEndpointTests.SignInAsync(client, Staff, Password);
        if (key is not null)
        {
            using var code = await client.SendAsync("/account/second-factor", "second-factor", [("Input.Code", Totp.Code(key))]);
            Assert.Equal("/", code.LeadsTo());
        }

        return client;
    }

    private SpaceDb Db() => _app.Services.GetRequiredService<IDbContextFactory<SpaceDb>>().CreateDbContext();

    private async Task UpdateAsync(Func<SpaceDb, Task> change)
    {
        await using var db = Db();
        await change(db);
    }

    private async Task<bool> IsOnAsync()
    {
        await using var db = Db();
        return await db.Users.Where(user => user.Email == Staff).Select(user => user.TwoFactorEnabled).SingleAsync(Ct);
    }

    private async Task<string> CodesAsync()
    {
        await using var db = Db();
        return (await db.UserTokens.Where(token => token.Name == "RecoveryCodes").Select(token => token.Value).SingleAsync(Ct))!;
    }

    private async Task<int> CountCodesAsync() => (await CodesAsync()).Split(';').Length;

    private async Task<List<Session>> SessionsAsync()
    {
        await using var db = Db();
        return await db.Sessions.ToListAsync(Ct);
    }

    private async Task<List<(string Action, string? Detail)>> NewestAuditAsync(int count)
    {
        await using var db = Db();
        var entries = await db.Audit.OrderByDescending(entry => entry.Id).Take(count).ToListAsync(Ct);
        return [.. entries.Select(entry => (entry.Action, entry.Detail))];
    }
}
