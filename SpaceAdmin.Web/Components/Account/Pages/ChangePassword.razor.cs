using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Web.Components.Account.Pages;

public sealed partial class ChangePassword(
    SpaceDb db, UserManager<User> users, SignInManager<User> signIns, AccountAudit audit, NavigationManager navigation, ChangeFeed feed)
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

        var address = RemoteAddress.Of(Context);
        var (result, entry) = await ChangeAsync(user, address);
        if (!result.Succeeded)
        {
            var why = string.Join(", ", result.Errors.Select(error => error.Code));
            await audit.RefusedAsync(user, AuditActions.ChangePasswordRefused, why, address, CancellationToken.None);
            _errors = [.. result.Errors.Select(error => error.Code == nameof(IdentityErrorDescriber.PasswordMismatch)
                ? "The current password is not right."
                : error.Description)];
            return;
        }

        audit.Publish(entry);
        await signIns.RefreshSignInAsync(user); // this browser goes on; the new security stamp ends the others,
        feed.Publish(Topics.User(user.Id)); // on open pages too
        navigation.NavigateTo("/account/change-password?done=true");
    }

    // The new password and the entry about it: both, or neither.
    private async Task<(IdentityResult Result, AuditEntry Entry)> ChangeAsync(User user, string? address)
    {
        await using var write = await db.BeginWriteAsync(CancellationToken.None);
        var entry = audit.Done(user, AuditActions.ChangePassword, address);
        var result = await users.ChangePasswordAsync(user, Input.Current, Input.New);
        if (result.Succeeded)
        {
            db.Audit.Add(entry);
            await db.SaveChangesAsync();
            await write.CommitAsync();
        }

        return (result, entry);
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
