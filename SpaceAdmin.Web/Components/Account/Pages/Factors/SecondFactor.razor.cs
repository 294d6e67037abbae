using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Web.Components.Account.Pages;

public sealed partial class SecondFactor(SignInManager<User> signIns, AccountAudit audit, AddressLimits limits, NavigationManager navigation)
    : SecondStepPage(signIns, audit, limits, navigation)
{
    private readonly SignInManager<User> _signIns = signIns;

    [SupplyParameterFromForm]
    private InputModel Input { get; set; } = default!;

    internal static string Address(string? returnUrl) => "/account/second-factor" + Query(returnUrl);

    protected override Task OnInitializedAsync()
    {
        Input ??= new InputModel();
        return base.OnInitializedAsync();
    }

    private Task SignInAsync() => SignInAsync(
        () => _signIns.TwoFactorAuthenticatorSignInAsync(AuthenticatorKeys.Digits(Input.Code), isPersistent: false, rememberClient: false),
        "Password and authenticator");

    private sealed class InputModel
    {
        [Required(ErrorMessage = "Enter the code."), StringLength(16)]
        public string Code { get; set; } = "";
    }
}
