using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Web.Components.Account.Pages;

public sealed partial class ChangePassword(UserManager<User> users, SignInManager<User> signIns, NavigationManager navigation, ChangeFeed feed)
{
    private IReadOnlyList<string> _errors = [];

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = default!;

    [SupplyParameterFromForm]
    private InputModel Input { get; set; } = default!;

    [SupplyParameterFromQuery]
    private bool Done { get; set; }

    protected override void OnInitialized() => Input ??= new InputModel();

    private async Task ChangeAsync()
    {
        ClaimsPrincipal principal = (await Authentication).User;
        if (await users.GetUserAsync(principal) is not { } user)
        {
            _errors = ["Your account is gone. Sign in again."];
            return;
        }

        var result = await users.ChangePasswordAsync(user, Input.Current, Input.New);
        if (!result.Succeeded)
        {
            _errors = [.. result.Errors.Select(error => error.Code == nameof(IdentityErrorDescriber.PasswordMismatch)
                ? "The current password is not right."
                : error.Description)];
            return;
        }

        await signIns.RefreshSignInAsync(user); // this browser goes on; the new security stamp ends the others,
        feed.Publish(Topics.User(user.Id)); // on open pages too
        navigation.NavigateTo("/account/change-password?done=true");
    }

    private sealed class InputModel
    {
        [Required(ErrorMessage = "Enter your current password."), StringLength(256)]
        public string Current { get; set; } = "";

        [Required(ErrorMessage = "Enter a new password."), StringLength(256, MinimumLength = 12, ErrorMessage = "A password has 12 to 256 characters.")]
        public string New { get; set; } = "";

        [Compare(nameof(New), ErrorMessage = "The two new passwords differ.")]
        public string Again { get; set; } = "";
    }
}
