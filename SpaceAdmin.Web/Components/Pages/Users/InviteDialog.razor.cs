using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Users;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Users;

/// <summary>Asks whom to invite, and as what.</summary>
public sealed partial class InviteDialog(UserQueries users, UserCommands commands)
{
    private string _email = "";
    private string _name = "";
    private int? _reseller;
    private IReadOnlyList<ResellerChoice> _resellers = [];
    private IReadOnlyList<RoleChoice> _roles = [];
    private HashSet<int> _chosen = [];

    [Parameter, EditorRequired]
    public Actor Viewer { get; set; } = null!;

    /// <summary>For whom to sign in; null for the platform and for staff.</summary>
    [Parameter]
    public int? CustomerId { get; set; }

    /// <summary>Null when the viewer went back.</summary>
    internal static Task<Result<Invited>?> AskAsync(IDialogService dialogs, Actor viewer, int? customerId = null) =>
        dialogs.AskAsync<InviteDialog, Result<Invited>>("Invite somebody", new() { { dialog => dialog.Viewer, viewer }, { dialog => dialog.CustomerId, customerId } });

    protected override async Task OnInitializedAsync()
    {
        if (CustomerId is null)
        {
            _reseller = Viewer.ResellerId;
            _resellers = Viewer.Scope is Scope.Platform ? await users.ResellersAsync(CancellationToken.None) : [];
            await ReadRolesAsync();
        }
    }

    private async Task ChooseResellerAsync(ChangeEventArgs e)
    {
        _reseller = int.TryParse(e.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        await ReadRolesAsync();
    }

    private async Task ReadRolesAsync()
    {
        _roles = await users.RolesToGrantAsync(_reseller, CancellationToken.None);
        _chosen = [.. _roles.Select(role => role.Id).Where(_chosen.Contains)];
    }

    private void Toggle(int role)
    {
        if (!_chosen.Remove(role))
        {
            _chosen.Add(role);
        }
    }

    private Task<Result<Invited>> InviteAsync() => CustomerId is { } customer
        ? commands.InviteCustomerAsync(customer, _name, _email, CancellationToken.None)
        : commands.InviteAsync(new Invitation(_email, _name, _reseller, _chosen), CancellationToken.None);
}
