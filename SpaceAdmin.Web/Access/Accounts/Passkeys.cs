using Microsoft.AspNetCore.Identity;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Web.Access;

/// <summary>
/// Begins and ends the making of a passkey. Whoever asks for <see cref="BeginAsync"/> has proven who it is: the challenge is
/// for that user, and only with it can <see cref="ReadAsync"/> succeed, in the same browser and within five minutes.
/// </summary>
public sealed class Passkeys(SignInManager<User> signIns, UserManager<User> users)
{
    public const int NameMaxLength = 60;
    public const int Max = 20;

    /// <summary>"Passkey of Firefox on Windows"</summary>
    public static string DefaultName(HttpContext context) => $"Passkey of {Device.Name(context.Request.Headers.UserAgent)}";

    /// <summary>Why a name is refused, or null.</summary>
    public static PasskeyRefusal? NameRefusal(string? name) =>
        name?.Trim() is { Length: > 0 and <= NameMaxLength } trimmed && !trimmed.Any(char.IsControl) ? null : new PasskeyRefusal.NameOutOfRange();

    /// <summary>What the browser makes it from.</summary>
    public Task<string> BeginAsync(User user) => signIns.MakePasskeyCreationOptionsAsync(
        new PasskeyUserEntity { Id = user.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), Name = user.Email ?? user.Name, DisplayName = user.Name });

    /// <summary>The passkey that the browser made, to be stored by the caller; nothing is written here.</summary>
    public async Task<Result<UserPasskeyInfo>> ReadAsync(User user, string? credential, string name)
    {
        if (string.IsNullOrEmpty(credential))
        {
            return new PasskeyRefusal.NotMade();
        }

        if (NameRefusal(name) is { } refused)
        {
            return refused;
        }

        if ((await users.GetPasskeysAsync(user)).Count >= Max)
        {
            return new PasskeyRefusal.TooMany();
        }

        var made = await AttestAsync(credential);
        if (made is not { Succeeded: true } || made.UserEntity.Id != await users.GetUserIdAsync(user)
            || await users.FindByPasskeyIdAsync(made.Passkey.CredentialId) is not null)
        {
            return new PasskeyRefusal.DidNotFit();
        }

        made.Passkey.Name = name.Trim();
        return made.Passkey;
    }

    private async Task<PasskeyAttestationResult?> AttestAsync(string credential)
    {
        try
        {
            return await signIns.PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException) // none was begun in this browser, or too long ago
        {
            return null;
        }
    }
}
