using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Web.Components.Account;

public sealed partial class PasskeySignIn(SignInManager<User> signIns, AccountAudit audit, AddressLimits limits, NavigationManager navigation)
{
    // One message for every failure: the page must not reveal which accounts exist or are locked.
    private const string Refused = "That passkey did not work. Try again, or sign in another way.";

    private string? _error;

    [Parameter]
    public string? ReturnUrl { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "passkey-sign-in")]
    private InputModel Input { get; set; } = default!;

    protected override void OnInitialized() => Input ??= new InputModel();

    private async Task SignInAsync()
    {
        if (string.IsNullOrEmpty(Input.Credential))
        {
            _error = "This browser did not offer a passkey. Sign in another way.";
            return;
        }

        using var attempt = await limits.BeginAsync(AttemptKind.SignIn, Context);
        if (attempt is null)
        {
            _error = AddressLimits.TooMany;
            return;
        }

        var address = RemoteAddress.Of(Context);
        var result = await TryAsync(Input.Credential);
        var user = (signIns as SpaceSignInManager)?.PasskeyUser;
        if (result.Succeeded && user is not null)
        {
            await audit.SignedInAsync(user, "Passkey", address, CancellationToken.None);
            navigation.NavigateTo(LocalUrl.OrHome(ReturnUrl));
            return;
        }

        await attempt.CountAsync();
        await (user is null
            ? audit.UnknownPasskeyAsync(address, CancellationToken.None)
            : audit.KeptOutAsync(user, result.IsLockedOut ? "Locked" : "Not allowed", address, CancellationToken.None));
        _error = Refused;
    }

    private async Task<SignInResult> TryAsync(string credential)
    {
        try
        {
            return await signIns.PasskeySignInAsync(credential);
        }
        catch (InvalidOperationException) // no challenge was given to this browser, or too long ago
        {
            return SignInResult.Failed;
        }
    }

    private sealed class InputModel
    {
        public string? Credential { get; set; }
    }
}
