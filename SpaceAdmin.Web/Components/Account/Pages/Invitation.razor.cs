using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Web.Components.Account.Pages;

/// <summary>Lets somebody in who was invited.</summary>
public sealed partial class Invitation(
    SpaceDb db, UserManager<User> users, SignInManager<User> signIns, AccountLinks links, AddressLimits limits, NavigationManager navigation)
    : LinkPage(LinkKind.Invitation, links, limits)
{
    private readonly AccountLinks _links = links;

    private string? _inviter;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await NameInviterAsync();
    }

    private async Task AcceptAsync()
    {
        if (await UseAsync(address => _links.AcceptAsync(UserId, Code, user => users.AddPasswordAsync(user, Input.Password), address)))
        {
            await signIns.SignInAsync(Owner!, isPersistent: false);
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
}
