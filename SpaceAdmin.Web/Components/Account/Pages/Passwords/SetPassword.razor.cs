using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Web.Components.Account.Pages;

/// <summary>The first password of an account that has none, since it came in by a passkey.</summary>
public sealed partial class SetPassword(UserManager<User> users, OwnAccount own, NavigationManager navigation) : OwnAccountPage(users)
{
    private readonly NavigationManager _navigation = navigation;

    [SupplyParameterFromForm]
    private InputModel Input { get; set; } = default!;

    protected override Task LoadAsync(User account)
    {
        Input ??= new InputModel();
        if (HasPassword)
        {
            _navigation.NavigateTo("/account/change-password");
        }

        return Task.CompletedTask;
    }

    private async Task SetAsync()
    {
        if (Account is not { PasswordHash: null } user)
        {
            return;
        }

        var result = await own.SetPasswordAsync(user, Input.New, "The first one");
        if (result.Succeeded)
        {
            _navigation.NavigateTo(Security.Said("password-set"));
        }

        Error = Words(result);
    }

    private sealed class InputModel
    {
        [Required(ErrorMessage = "Enter a password."), StringLength(256, MinimumLength = 12, ErrorMessage = "A password has 12 to 256 characters.")]
        public string New { get; set; } = "";

        [Compare(nameof(New), ErrorMessage = "The two passwords differ.")]
        public string Again { get; set; } = "";
    }
}
