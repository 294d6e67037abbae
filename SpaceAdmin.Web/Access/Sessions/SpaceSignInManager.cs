using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Web.Access;

/// <summary>
/// Identity's own, for which a disabled user, or one of a disabled reseller, can neither sign in nor stay signed in, and
/// for which every sign-in begins a <see cref="Session"/>.
/// </summary>
internal sealed class SpaceSignInManager(
    UserManager<User> users,
    IHttpContextAccessor contexts,
    IUserClaimsPrincipalFactory<User> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<User>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<User> confirmation,
    Sessions sessions,
    SpaceDb db)
    : SignInManager<User>(users, contexts, claims, options, logger, schemes, confirmation)
{
    /// <summary>What Identity says of an authenticator's or a recovery code: more than a password was proven.</summary>
    public static readonly Claim SecondFactorProven = new("amr", "mfa");

    private bool _byPasskey;

    /// <summary>Whose passkey was shown last; also when it may not sign in.</summary>
    public User? PasskeyUser { get; private set; }

    public override async Task<bool> CanSignInAsync(User user) =>
        user.DisabledAt is null
        && !await db.Resellers.AnyAsync(reseller => reseller.Id == user.ResellerId && reseller.DisabledAt != null)
        && await base.CanSignInAsync(user);

    public override async Task<User?> ValidateSecurityStampAsync(ClaimsPrincipal? principal) =>
        await base.ValidateSecurityStampAsync(principal) is { DisabledAt: null } user ? user : null;

    /// <summary>Hashes once whoever it is, so that the time does not tell who is there: Identity hashes nothing for who is locked, disabled or without a password.</summary>
    public override async Task<SignInResult> CheckPasswordSignInAsync(User user, string password, bool lockoutOnFailure)
    {
        if (user.PasswordHash is null || await UserManager.IsLockedOutAsync(user) || !await CanSignInAsync(user))
        {
            UserManager.PasswordHasher.HashPassword(user, password);
        }

        return await base.CheckPasswordSignInAsync(user, password, lockoutOnFailure);
    }

    /// <summary>Not for who is locked or may not sign in, which not every version of Identity asks by itself.</summary>
    public override async Task<SignInResult> PasskeySignInAsync(string credentialJson)
    {
        var assertion = await PerformPasskeyAssertionAsync(credentialJson);
        if (!assertion.Succeeded)
        {
            return SignInResult.Failed;
        }

        PasskeyUser = assertion.User;
        if (await PreSignInCheck(assertion.User) is { } refused)
        {
            return refused;
        }

        if (!(await UserManager.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey)).Succeeded) // its count of uses
        {
            return SignInResult.Failed;
        }

        _byPasskey = true; // something one has, opened by something one knows or is
        return await SignInOrTwoFactorAsync(assertion.User, isPersistent: false, bypassTwoFactor: true);
    }

    /// <summary>Wrong codes count towards the lock as wrong passwords do, and a locked or disabled account has no use of right ones.</summary>
    public override async Task<SignInResult> TwoFactorRecoveryCodeSignInAsync(string recoveryCode)
    {
        if (await GetTwoFactorAuthenticationUserAsync() is not { } user)
        {
            return SignInResult.Failed;
        }

        if (await PreSignInCheck(user) is { } refused)
        {
            return refused;
        }

        var result = await base.TwoFactorRecoveryCodeSignInAsync(recoveryCode);
        if (!result.Succeeded)
        {
            await UserManager.AccessFailedAsync(user);
        }

        return result;
    }

    public override async Task SignInWithClaimsAsync(User user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var said = additionalClaims.ToList();

        var secondFactor = _byPasskey || said.Any(claim => claim.Type == SecondFactorProven.Type && claim.Value == SecondFactorProven.Value);

        // A renewal of the cookie goes on with its session; another user's cookie in the same browser does not.
        var session = Context.User.UserId == user.Id ? Context.User.SessionId : null;
        if (session is null)
        {
            session = await sessions.BeginAsync(
                user, secondFactor, Context.Request.Headers[HeaderNames.UserAgent], RemoteAddress.Of(Context), Context.RequestAborted);
        }
        else if (secondFactor)
        {
            await sessions.StrengthenAsync(Context.User, Context.RequestAborted);
        }

        await base.SignInWithClaimsAsync(user, authenticationProperties, [.. said, new Claim(SpaceClaims.Session, session)]);
    }

    public override async Task SignOutAsync()
    {
        await sessions.EndAsync(Context.User, CancellationToken.None);
        await base.SignOutAsync();
    }
}
