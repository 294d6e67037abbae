using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Web.Access;

internal static class AccountRegistration
{
    /// <summary>Identity, its cookie, and one policy for each permission.</summary>
    public static IServiceCollection AddSpaceAccounts(this IServiceCollection services)
    {
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitAuthentication>();
        services.AddScoped<ICurrentActor, CircuitActor>();
        services.AddScoped<CircuitHandler, SessionCircuitHandler>();
        services.AddScoped<SessionPrincipal>();
        services.AddSingleton<Sessions>();
        services.AddScoped<OwnAccount>();
        services.AddScoped<Passkeys>();
        services.AddScoped<AuthenticatorKeys>();
        services.AddSingleton<SetupCode>();
        services.AddSingleton<AddressLimits>();
        services.AddScoped<AccountLinks>();

        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
            cookies.ApplicationCookie!.Configure(cookie =>
            {
                cookie.LoginPath = "/account/sign-in";
                cookie.LogoutPath = "/account/sign-out";
                cookie.ExpireTimeSpan = Session.IdleLimit;

                // What somebody may not see is not found; "forbidden" would tell that it is there.
                cookie.Events.OnRedirectToAccessDenied = context =>
                {
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                    return Task.CompletedTask;
                };
            }));

        services.AddIdentityCore<User>(identity =>
            {
                identity.User.RequireUniqueEmail = true;
                identity.User.AllowedUserNameCharacters = ""; // any: people sign in by their addresses, o'brien and müller too
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                identity.Tokens.PasswordResetTokenProvider = PasswordResetTokens.ProviderName;
                identity.Password.RequiredLength = GuessablePassword.MinLength;
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Password.RequiredUniqueChars = 1;
            })
            .AddRoles<Role>()
            .AddEntityFrameworkStores<SpaceDb>()
            .AddTokenProvider<InvitationTokens>(InvitationTokens.ProviderName)
            .AddTokenProvider<PasswordResetTokens>(PasswordResetTokens.ProviderName)
            .AddPasswordValidator<GuessablePassword>()
            .AddSignInManager<SpaceSignInManager>()
            .AddClaimsPrincipalFactory<SpaceClaimsFactory>()
            .AddTokenProvider<AuthenticatorTokenProvider<User>>(TokenOptions.DefaultAuthenticatorProvider);

        // With a PIN or a finger: a passkey is then two factors in one.
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required"; // nobody types an address before it
        });

        services.AddScoped<ISecurityStampValidator, SessionValidator>();

        services.AddAuthorization(policies =>
        {
            foreach (var permission in Permissions.All)
            {
                policies.AddPolicy(permission.Name, policy => policy.RequireClaim(SpaceClaims.Permission, permission.Name));
            }
        });

        return services;
    }
}
