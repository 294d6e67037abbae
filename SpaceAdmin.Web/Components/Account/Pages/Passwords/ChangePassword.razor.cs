using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Web.Components.Account.Pages;

public sealed partial class ChangePassword(UserManager<User> users, OwnAccount own, AccountAudit audit, NavigationManager navigation) : OwnAccountPage(users)
{
    private readonly NavigationManager _navigation = navigation;

    [SupplyParameterFromForm]
    private InputModel Input { get; set; } = default!;

    [SupplyParameterFromQuery]
    private bool Done { get; set; }

    protected override Task LoadAsync(User account)
    {
        Input ??= new InputModel();
        if (!HasPassword)
        {
            _navigation.NavigateTo("/account/set-password");
        }

        return Task.CompletedTask;
    }

    private async Task ChangeAsync()
    {
        if (Account is not { PasswordHash: not null } user)
        {
            return;
        }

        if ((Error = await own.ProofRefusalAsync(user, Input.Current, AuditActions.ChangePassword)) is not null)
        {
            return;
        }

        var result = await own.SetPasswordAsync(user, Input.New);
        if (result.Succeeded)
        {
            _navigation.NavigateTo("/account/change-password?done=true");
            return;
        }

        var why = string.Join(", ", result.Errors.Select(error => error.Code));
        await audit.RefusedAsync(user, AuditActions.ChangePasswordRefused, why, RemoteAddress.Of(Context), CancellationToken.None);
        Error = Words(result);
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
