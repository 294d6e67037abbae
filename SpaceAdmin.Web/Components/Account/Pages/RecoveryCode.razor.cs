using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Web.Components.Account.Pages;

/// <summary>The second step of signing in, for whoever has the authenticator app no more.</summary>
public sealed partial class RecoveryCode(SignInManager<User> signIns, AccountAudit audit, AddressLimits limits, NavigationManager navigation)
{
    private string? _error;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm]
    private InputModel Input { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    internal static string Address(string? returnUrl) => "/account/recovery-code" + SecondFactor.Query(returnUrl);

    protected override async Task OnInitializedAsync()
    {
        Input ??= new InputModel();
        if (await signIns.GetTwoFactorAuthenticationUserAsync() is null)
        {
            navigation.NavigateTo("/account/sign-in" + SecondFactor.Query(ReturnUrl));
        }
    }

    private async Task SignInAsync()
    {
        if (await signIns.GetTwoFactorAuthenticationUserAsync() is not { } user)
        {
            return; // too long ago: back at the password already
        }

        using var attempt = await limits.BeginAsync(AttemptKind.SignIn, Context);
        if (attempt is null)
        {
            _error = AddressLimits.TooMany;
            return;
        }

        var address = RemoteAddress.Of(Context);
        var result = await signIns.TwoFactorRecoveryCodeSignInAsync(Normalized(Input.Code));
        if (!result.Succeeded)
        {
            await attempt.CountAsync();
            await audit.KeptOutAsync(user, result.IsLockedOut ? "Locked" : result.IsNotAllowed ? "Not allowed" : "Wrong code", address, CancellationToken.None);
            _error = "That did not work. Check the code, or try again later.";
            return;
        }

        await audit.SignedInAsync(user, "Password and recovery code", address, CancellationToken.None);
        navigation.NavigateTo(LocalUrl.OrHome(ReturnUrl));
    }

    // As they are shown: five, a dash, five.
    private static string Normalized(string typed)
    {
        var letters = string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return letters.Length > 5 ? letters.Insert(5, "-") : letters;
    }

    private sealed class InputModel
    {
        [Required(ErrorMessage = "Enter a recovery code."), StringLength(32)]
        public string Code { get; set; } = "";
    }
}
