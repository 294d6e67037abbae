using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Web.Components.Account.Pages;

/// <summary>Where whoever owes a second factor is led, from every other page: see <see cref="SecondFactorGate"/>.</summary>
public sealed partial class SecondFactorNeeded(UserManager<User> users, NavigationManager navigation) : OwnAccountPage(users)
{
    private readonly UserManager<User> _users = users;
    private readonly NavigationManager _navigation = navigation;
    private bool _passkeys;

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    protected override async Task LoadAsync(User account)
    {
        if (!Context.User.AwaitsSecondFactor)
        {
            _navigation.NavigateTo(LocalUrl.OrHome(ReturnUrl));
        }

        _passkeys = (await _users.GetPasskeysAsync(account)).Count > 0;
    }
}
