using Microsoft.AspNetCore.Identity;
using QRCoder;
using SpaceAdmin.Core.Access;
using static QRCoder.QRCodeGenerator;

namespace SpaceAdmin.Web.Access;

/// <summary>The secret that an authenticator app shares with an account, and how the app gets it.</summary>
public sealed class AuthenticatorKeys(UserManager<User> users, IUserStore<User> store)
{
    private const string Issuer = "SpaceAdmin";

    /// <summary>
    /// A new one, that protects nothing until it is turned on. Not Identity's own reset, which renews the security stamp and
    /// would sign everybody out for looking at the page.
    /// </summary>
    public async Task<string> RenewAsync(User user, CancellationToken ct)
    {
        var key = users.GenerateNewAuthenticatorKey();
        await ((IUserAuthenticatorKeyStore<User>)store).SetAuthenticatorKeyAsync(user, key, ct);
        var result = await users.UpdateAsync(user);
        return result.Succeeded ? key : throw new InvalidOperationException($"The key was not stored: {string.Join(", ", result.Errors.Select(error => error.Code))}.");
    }

    /// <summary>Whether the app shows <paramref name="code"/> for the account now.</summary>
    public Task<bool> VerifyAsync(User user, string code) => users.VerifyTwoFactorTokenAsync(user, users.Options.Tokens.AuthenticatorTokenProvider, Digits(code));

    /// <summary>A drawing that an app reads with its camera.</summary>
    public static string Svg(User user, string key)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(Uri(user, key), ECCLevel.M);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(4, "#000", "#fff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    /// <summary>"abcd efgh": as one types it.</summary>
    public static string Grouped(string key) => string.Join(' ', key.ToLowerInvariant().Chunk(4).Select(group => new string(group)));

    /// <summary>The code as the app means it: people type it as they see it, in groups.</summary>
    public static string Digits(string code) => string.Concat(code.Where(char.IsAsciiDigit));

    private static string Uri(User user, string key) =>
        $"otpauth://totp/{Issuer}:{System.Uri.EscapeDataString(user.Email ?? user.Name)}?secret={key}&issuer={Issuer}&digits=6";
}
