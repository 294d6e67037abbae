using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Web.Components.Account.Pages;

public sealed partial class SignIn(UserManager<User> users, SignInManager<User> signIns, AccountAudit audit, AddressLimits limits, NavigationManager navigation)
{
    // One message for every failure: the page must not reveal which accounts exist or are locked.
    private const string Refused = "That did not work. Check both fields, or try again later.";

    private string? _error;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = default!;

    [SupplyParameterFromForm]
    private InputModel Input { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery]
    private string? Reset { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new InputModel();
        if (!await users.Users.AnyAsync())
        {
            navigation.NavigateTo("/setup");
        }
        else if ((await Authentication).User.Identity?.IsAuthenticated == true && HttpMethods.IsGet(Context.Request.Method))
        {
            navigation.NavigateTo(LocalUrl.OrHome(ReturnUrl));
        }
    }

    private async Task SignInAsync()
    {
        using var attempt = await limits.BeginAsync(AttemptKind.SignIn, Context);
        if (attempt is null)
        {
            _error = AddressLimits.TooMany;
            return;
        }

        var address = RemoteAddress.Of(Context);
        var user = await users.FindByEmailAsync(Input.Email);
        if (user is null)
        {
            // As long as a wrong password takes, so that the time does not tell either.
            users.PasswordHasher.HashPassword(new User(), Input.Password);
            await audit.UnknownAsync(Input.Email, address, CancellationToken.None);
            await attempt.CountAsync();
            _error = Refused;
            return;
        }

        var result = await signIns.PasswordSignInAsync(user, Input.Password, isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor)
        {
            navigation.NavigateTo(SecondFactor.Address(ReturnUrl));
            return;
        }

        if (!result.Succeeded)
        {
            await audit.KeptOutAsync(user, result.IsLockedOut ? "Locked" : result.IsNotAllowed ? "Not allowed" : "Wrong password", address, CancellationToken.None);
            await attempt.CountAsync();
            _error = Refused;
            return;
        }

        await audit.SignedInAsync(user, "Password", address, CancellationToken.None);
        navigation.NavigateTo(LocalUrl.OrHome(ReturnUrl));
    }

    private sealed class InputModel
    {
        [Required(ErrorMessage = "Enter your e-mail address."), EmailAddress(ErrorMessage = "This is not an e-mail address."), StringLength(256)]
        public string Email { get; set; } = "";

        [Required(ErrorMessage = "Enter your password."), StringLength(256)]
        public string Password { get; set; } = "";
    }
}
