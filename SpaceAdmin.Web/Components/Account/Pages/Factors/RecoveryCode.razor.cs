using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Web.Components.Account.Pages;

/// <summary>For whoever has the authenticator app no more.</summary>
public sealed partial class RecoveryCode(SignInManager<User> signIns, AccountAudit audit, AddressLimits limits, NavigationManager navigation)
    : SecondStepPage(signIns, audit, limits, navigation)
{
    private readonly SignInManager<User> _signIns = signIns;

    [SupplyParameterFromForm]
    private InputModel Input { get; set; } = default!;

    internal static string Address(string? returnUrl) => "/account/recovery-code" + Query(returnUrl);

    protected override Task OnInitializedAsync()
    {
        Input ??= new InputModel();
        return base.OnInitializedAsync();
    }

    private Task SignInAsync() => SignInAsync(() => _signIns.TwoFactorRecoveryCodeSignInAsync(Normalized(Input.Code)), "Password and recovery code");

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
