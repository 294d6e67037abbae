using System.Collections.Frozen;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Sessions;

namespace SpaceAdmin.Web.Components.Account.Pages;

/// <summary>What an account is protected by, and where it is signed in.</summary>
public sealed partial class Security(
    UserManager<User> users, SignInManager<User> signIns, SessionQueries queries, SessionCommands commands, SpaceDb db, NavigationManager navigation)
    : OwnAccountPage(users)
{
    // By a word in the address, so that the page can be loaded again without doing it again.
    private static readonly FrozenDictionary<string, string> s_done = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["password-set"] = "Your password is set. You are signed out everywhere else.",
        ["passkey-added"] = "Your passkey is added. You can sign in with it from now on.",
        ["passkey-renamed"] = "Your passkey has a new name.",
        ["passkey-deleted"] = "Your passkey is deleted. It signs nobody in any more.",
        ["authenticator-off"] = "Your authenticator app is turned off. You are signed out everywhere else.",
        ["session-ended"] = "The session is ended.",
        ["others-ended"] = "You are signed out everywhere else.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly UserManager<User> _users = users;
    private readonly NavigationManager _navigation = navigation;
    private IReadOnlyList<UserPasskeyInfo> _passkeys = [];
    private IReadOnlyList<SessionItem> _sessions = [];
    private int _codes;

    [SupplyParameterFromQuery]
    private string? Done { get; set; }

    [SupplyParameterFromForm(FormName = "end-session")]
    private string? Session { get; set; }

    internal static string Said(string done) => $"/account/security?done={done}";

    protected override async Task LoadAsync(User account)
    {
        _passkeys = [.. (await _users.GetPasskeysAsync(account)).OrderBy(passkey => passkey.CreatedAt)];
        _codes = await _users.CountRecoveryCodesAsync(account);
        _sessions = await queries.ListMineAsync(Context.RequestAborted);
    }

    private async Task EndAsync()
    {
        var result = await commands.EndAsync(Session ?? "", CancellationToken.None);

        // That it was over already is no fault of anybody's.
        if (result.Succeeded || result.Failure is Failure.NotFound)
        {
            _navigation.NavigateTo(Said("session-ended"));
            return;
        }

        Error = result.Failure.Message;
    }

    private async Task EndOthersAsync()
    {
        var result = await commands.EndOthersAsync(CancellationToken.None);
        if (!result.Succeeded)
        {
            Error = result.Failure.Message;
            return;
        }

        await db.Entry(Account!).ReloadAsync();
        await signIns.RefreshSignInAsync(Account!); // the security stamp is another one now
        _navigation.NavigateTo(Said("others-ended"));
    }
}
