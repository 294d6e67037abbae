using Microsoft.AspNetCore.Components;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Web.Components.Account.Pages;

/// <summary>Sets a new password for somebody who forgot the old one. Signing in with it still asks for the second factor.</summary>
public sealed partial class ResetPassword(AccountLinks links, AddressLimits limits, NavigationManager navigation)
    : LinkPage(LinkKind.PasswordReset, links, limits)
{
    private readonly AccountLinks _links = links;

    private async Task ResetAsync()
    {
        if (await UseAsync(address => _links.ResetPasswordAsync(UserId, Code, Input.Password, address)))
        {
            navigation.NavigateTo("/account/sign-in?reset=done");
        }
    }
}
