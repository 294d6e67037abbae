using System.Buffers.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Web.Components.Account.Pages;

/// <summary>One passkey of one's own: its name, and its end.</summary>
public sealed partial class PasskeyDetails(UserManager<User> users, SpaceDb db, OwnAccount own, NavigationManager navigation)
    : OwnAccountPage(users)
{
    private readonly UserManager<User> _users = users;
    private readonly NavigationManager _navigation = navigation;
    private UserPasskeyInfo? _passkey;
    private bool _only;
    private bool _needed;

    [Parameter]
    public string Id { get; set; } = "";

    [SupplyParameterFromForm(FormName = "rename-passkey")]
    private NameModel Naming { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "delete-passkey")]
    private PasswordModel Proof { get; set; } = default!;

    internal static string NameOf(UserPasskeyInfo passkey) => passkey.Name ?? "Passkey";

    internal static string Address(UserPasskeyInfo passkey) => $"/account/passkeys/{Base64Url.EncodeToString(passkey.CredentialId)}";

    protected override async Task LoadAsync(User account)
    {
        var all = await _users.GetPasskeysAsync(account);
        _passkey = all.SingleOrDefault(passkey => Base64Url.EncodeToString(passkey.CredentialId) == Id);
        if (_passkey is null)
        {
            _navigation.NotFound();
            return;
        }

        Naming ??= new NameModel { Name = NameOf(_passkey) };
        Proof ??= new PasswordModel();
        _only = all.Count == 1 && !HasPassword;
        _needed = all.Count == 1 && !account.TwoFactorEnabled && await db.NeedsSecondFactorAsync(account.Id, Context.RequestAborted);
    }

    private async Task RenameAsync()
    {
        var (user, passkey) = (Account!, _passkey!);
        var before = NameOf(passkey);
        var name = Naming.Name?.Trim() ?? "";
        if ((Error = Passkeys.NameRefusal(name)?.Message) is not null)
        {
            return;
        }

        passkey.Name = name;
        Finish(
            await own.ChangeAsync(user, AuditActions.RenamePasskey, () => _users.AddOrUpdatePasskeyAsync(user, passkey), before: before, after: name),
            "passkey-renamed");
    }

    private async Task DeleteAsync()
    {
        var (user, passkey) = (Account!, _passkey!);
        if (_only || (Error = await own.ProofRefusalAsync(user, Proof.Password, AuditActions.DeletePasskey)) is not null)
        {
            return;
        }

        Finish(
            await own.ChangeAsync(user, AuditActions.DeletePasskey, () => _users.RemovePasskeyAsync(user, passkey.CredentialId), NameOf(passkey)),
            "passkey-deleted");
    }

    private void Finish(IdentityResult result, string done)
    {
        if (result.Succeeded)
        {
            _navigation.NavigateTo(Security.Said(done));
        }
        else
        {
            Error = Words(result);
        }
    }

    private sealed class NameModel
    {
        public string? Name { get; set; }
    }

    private sealed class PasswordModel
    {
        public string? Password { get; set; }
    }
}
