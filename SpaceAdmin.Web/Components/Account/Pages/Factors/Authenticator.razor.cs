using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Web.Components.Account.Pages;

/// <summary>The authenticator app of an account: set up with a QR code, renewed recovery codes, turned off.</summary>
public sealed partial class Authenticator(UserManager<User> users, AuthenticatorKeys keys, OwnAccount own, SpaceDb db, NavigationManager navigation)
    : OwnAccountPage(users)
{
    private const int CodesAtOnce = 10;

    private readonly UserManager<User> _users = users;
    private readonly NavigationManager _navigation = navigation;
    private string _key = "";
    private string _said = "";
    private int _codesLeft;
    private bool _needed;
    private IReadOnlyList<string>? _newCodes;

    [SupplyParameterFromForm(FormName = "turn-on")]
    private CodeModel On { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "turn-off")]
    private PasswordModel Off { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "new-codes")]
    private PasswordModel Codes { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    private string Next => ReturnUrl is null ? "/account/security" : LocalUrl.OrHome(ReturnUrl);

    private string Download => "data:text/plain;charset=utf-8," + Uri.EscapeDataString($"SpaceAdmin, {Account!.Email}\n\n{string.Join('\n', _newCodes!)}\n");

    internal static string CodesLeft(int codes) => codes switch
    {
        0 => "No recovery code is left.",
        1 => "One recovery code is left.",
        _ => string.Create(CultureInfo.InvariantCulture, $"{codes} recovery codes are left."),
    };

    protected override async Task LoadAsync(User account)
    {
        On ??= new CodeModel();
        Off ??= new PasswordModel();
        Codes ??= new PasswordModel();
        _needed = await db.NeedsSecondFactorAsync(account.Id, Context.RequestAborted);
        if (account.TwoFactorEnabled)
        {
            _codesLeft = await _users.CountRecoveryCodesAsync(account);
        }
        else
        {
            // Another one at each visit: one that somebody saw over a shoulder before is worth nothing.
            _key = HttpMethods.IsGet(Context.Request.Method) || await _users.GetAuthenticatorKeyAsync(account) is not { } shown
                ? await keys.RenewAsync(account, Context.RequestAborted)
                : shown;
        }
    }

    private async Task TurnOnAsync()
    {
        var user = Account!;
        if (!await keys.VerifyAsync(user, On.Code ?? ""))
        {
            Error = "This is not the code that the app shows now. Try the next one, and see that the phone’s clock is right.";
            return;
        }

        if ((Error = await own.ProofRefusalAsync(user, On.Password, AuditActions.TurnOnAuthenticator)) is not null)
        {
            return;
        }

        ShowCodes(
            await own.ChangeAsync(
                user,
                AuditActions.TurnOnAuthenticator,
                async () => await _users.SetTwoFactorEnabledAsync(user, true) is { Succeeded: false } refused ? refused : await MakeCodesAsync(user),
                before: "Off",
                after: "On",
                endOthers: true,
                proven: true),
            "Your authenticator app is turned on. You are signed out everywhere else.");
    }

    private async Task RenewCodesAsync()
    {
        var user = Account!;
        if ((Error = await own.ProofRefusalAsync(user, Codes.Password, AuditActions.NewRecoveryCodes)) is null)
        {
            ShowCodes(await own.ChangeAsync(user, AuditActions.NewRecoveryCodes, () => MakeCodesAsync(user)), "You have new recovery codes.");
        }
    }

    private async Task TurnOffAsync()
    {
        var user = Account!;
        if ((Error = await own.ProofRefusalAsync(user, Off.Password, AuditActions.TurnOffAuthenticator)) is not null)
        {
            return;
        }

        var result = await own.ChangeAsync(
            user,
            AuditActions.TurnOffAuthenticator,
            async () =>
            {
                await db.UserTokens.Where(token => token.UserId == user.Id).ExecuteDeleteAsync(); // the key and the codes
                return await _users.SetTwoFactorEnabledAsync(user, false);
            },
            before: "On",
            after: "Off",
            endOthers: true);
        if (result.Succeeded)
        {
            _navigation.NavigateTo(Security.Said("authenticator-off"));
        }
        else
        {
            Error = Words(result);
        }
    }

    private async Task<IdentityResult> MakeCodesAsync(User user)
    {
        _newCodes = [.. await _users.GenerateNewTwoFactorRecoveryCodesAsync(user, CodesAtOnce) ?? []];
        return _newCodes.Count == CodesAtOnce ? IdentityResult.Success : IdentityResult.Failed(_users.ErrorDescriber.ConcurrencyFailure());
    }

    // Codes that were not stored are not shown.
    private void ShowCodes(IdentityResult result, string said)
    {
        _said = said;
        if (!result.Succeeded)
        {
            _newCodes = null;
            Error = Words(result);
        }
    }

    private sealed class CodeModel
    {
        public string? Password { get; set; }

        public string? Code { get; set; }
    }

    private sealed class PasswordModel
    {
        public string? Password { get; set; }
    }
}
