using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Web.Components.Account.Pages;

/// <summary>
/// Adds a passkey, in two steps: the password first, since a passkey that is refused after it was made stays in the device and
/// opens nothing. The second step needs no password: only the first can begin it.
/// </summary>
public sealed partial class NewPasskey(UserManager<User> users, Passkeys passkeys, OwnAccount own, NavigationManager navigation)
    : OwnAccountPage(users)
{
    private readonly UserManager<User> _users = users;
    private readonly NavigationManager _navigation = navigation;
    private bool _proven;
    private bool _full;

    [SupplyParameterFromForm]
    private InputModel Input { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    private string Back => Context.User.AwaitsSecondFactor ? SecondFactorGate.Address(LocalUrl.OrHome(ReturnUrl)) : "/account/security";

    protected override async Task LoadAsync(User account)
    {
        Input ??= new InputModel();
        Input.Name ??= Passkeys.DefaultName(Context);
        _full = (await _users.GetPasskeysAsync(account)).Count >= Passkeys.Max;
        _proven = !HasPassword && HttpMethods.IsGet(Context.Request.Method); // drawing the second step begins it
    }

    private async Task ContinueAsync()
    {
        if (Context.Request.Form.ContainsKey("Input.Credential"))
        {
            await AddAsync();
        }
        else
        {
            Error = await own.ProofRefusalAsync(Account!, Input.Password, AuditActions.AddPasskey);
            _proven = Error is null;
        }
    }

    private async Task AddAsync()
    {
        var user = Account!;
        var made = await passkeys.ReadAsync(user, Input.Credential, Input.Name ?? "");
        if (!made.Succeeded)
        {
            Error = made.Failure.Message;
            _proven = !HasPassword;
            return;
        }

        var result = await own.ChangeAsync(
            user, AuditActions.AddPasskey, () => _users.AddOrUpdatePasskeyAsync(user, made.Value), made.Value.Name, proven: true);
        if (!result.Succeeded)
        {
            Error = Words(result);
            return;
        }

        _navigation.NavigateTo(ReturnUrl is null ? Security.Said("passkey-added") : LocalUrl.OrHome(ReturnUrl));
    }

    private sealed class InputModel
    {
        public string? Password { get; set; }

        public string? Name { get; set; }

        public string? Credential { get; set; }
    }
}
