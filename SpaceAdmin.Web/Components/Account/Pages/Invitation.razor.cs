using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Web.Components.Account.Pages;

/// <summary>Lets somebody in who was invited.</summary>
public sealed partial class Invitation(
    SpaceDb db,
    UserManager<User> users,
    SignInManager<User> signIns,
    Passkeys passkeys,
    AccountLinks links,
    AccountAudit audit,
    AddressLimits limits,
    NavigationManager navigation)
    : LinkPage(LinkKind.Invitation, links, limits)
{
    private readonly AccountLinks _links = links;

    private string? _inviter;
    private string? _passkeyError;

    [SupplyParameterFromForm(FormName = "invitation-passkey")]
    private PasskeyModel Passkey { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        Passkey ??= new PasskeyModel();
        await base.OnInitializedAsync();
        await NameInviterAsync();
    }

    private Task AcceptAsync() => AcceptAsync(user => users.AddPasswordAsync(user, Input.Password), "Password", []);

    private async Task AcceptByPasskeyAsync()
    {
        await AcceptAsync(async user =>
        {
            var made = await passkeys.ReadAsync(user, Passkey.Credential, Passkeys.DefaultName(Context));
            return made.Succeeded
                ? await users.AddOrUpdatePasskeyAsync(user, made.Value)
                : IdentityResult.Failed(new IdentityError { Description = made.Failure.Message });
        }, "Passkey", [SpaceSignInManager.SecondFactorProven]);
        _passkeyError = Error; // beside its own form
        Error = null;
    }

    /// <param name="how">What the audit log says that it comes in with.</param>
    private async Task AcceptAsync(Func<User, Task<IdentityResult>> addCredential, string how, Claim[] proven)
    {
        if (await UseAsync(address => _links.AcceptAsync(UserId, Code, addCredential, address)))
        {
            await signIns.SignInWithClaimsAsync(Owner!, isPersistent: false, proven);
            await audit.SignedInAsync(Owner!, how, RemoteAddress.Of(Context), CancellationToken.None);
            navigation.NavigateTo("/");
        }
        else
        {
            await NameInviterAsync();
        }
    }

    private async Task LookAgainAsync()
    {
        await LookAsync();
        await NameInviterAsync();
    }

    private async Task NameInviterAsync() => _inviter = Owner?.ResellerId is { } reseller
        ? await db.Resellers.Where(row => row.Id == reseller).Select(row => row.Name).SingleAsync()
        : null;

    private sealed class PasskeyModel
    {
        public string? Credential { get; set; }
    }
}
