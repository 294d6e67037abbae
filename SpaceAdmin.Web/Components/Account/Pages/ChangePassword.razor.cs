using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Web.Components.Account.Pages;

public sealed partial class ChangePassword(UserManager<User> users, OwnAccount own, AccountAudit audit, NavigationManager navigation)
{
    private IReadOnlyList<string> _errors = [];

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

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

        var result = await own.ChangeAsync(
            user, AuditActions.ChangePassword, () => users.ChangePasswordAsync(user, Input.Current, Input.New), endOthers: true);
        if (!result.Succeeded)
        {
            var why = string.Join(", ", result.Errors.Select(error => error.Code));
            await audit.RefusedAsync(user, AuditActions.ChangePasswordRefused, why, RemoteAddress.Of(Context), CancellationToken.None);
            _errors = [.. result.Errors.Select(error => error.Code == nameof(IdentityErrorDescriber.PasswordMismatch)
                ? "The current password is not right."
                : error.Description)];
            return;
        }

        navigation.NavigateTo("/account/change-password?done=true");
    }

    private sealed class InputModel
    {
        [Required(ErrorMessage = "Enter your current password."), StringLength(256)]
        public string Current { get; set; } = "";

        [Required(ErrorMessage = "Enter a new password."), PasswordLength]
        public string New { get; set; } = "";

        [Compare(nameof(New), ErrorMessage = "The two new passwords differ.")]
        public string Again { get; set; } = "";
    }
}
