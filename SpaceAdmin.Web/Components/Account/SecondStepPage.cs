using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Web.Components.Account;

/// <summary>A page of the second step of signing in, for whoever gave the right password to an account with an authenticator.</summary>
public abstract class SecondStepPage(SignInManager<User> signIns, AccountAudit audit, AddressLimits limits, NavigationManager navigation) : ComponentBase
{
    [CascadingParameter]
    protected HttpContext Context { get; set; } = default!;

    [SupplyParameterFromQuery]
    protected string? ReturnUrl { get; set; }

    /// <summary>Why the last code was refused.</summary>
    protected string? Error { get; private set; }

    internal static string Query(string? returnUrl) => returnUrl is null ? "" : $"?ReturnUrl={Uri.EscapeDataString(returnUrl)}";

    protected override async Task OnInitializedAsync()
    {
        if (await signIns.GetTwoFactorAuthenticationUserAsync() is null)
        {
            navigation.NavigateTo("/account/sign-in" + Query(ReturnUrl));
        }
    }

    /// <param name="proof">Signs in with the code that was typed.</param>
    /// <param name="how">What the audit log says it was done with.</param>
    protected async Task SignInAsync(Func<Task<SignInResult>> proof, string how)
    {
        if (await signIns.GetTwoFactorAuthenticationUserAsync() is not { } user)
        {
            return; // too long ago: back at the password already
        }

        using var attempt = await limits.BeginAsync(AttemptKind.SignIn, Context);
        if (attempt is null)
        {
            Error = AddressLimits.TooMany;
            return;
        }

        var address = RemoteAddress.Of(Context);
        var result = await proof();
        if (!result.Succeeded)
        {
            await attempt.CountAsync();
            await audit.KeptOutAsync(user, result.IsLockedOut ? "Locked" : result.IsNotAllowed ? "Not allowed" : "Wrong code", address, CancellationToken.None);
            Error = "That did not work. Check the code, or try again later.";
            return;
        }

        await audit.SignedInAsync(user, how, address, CancellationToken.None);
        navigation.NavigateTo(LocalUrl.OrHome(ReturnUrl));
    }
}
