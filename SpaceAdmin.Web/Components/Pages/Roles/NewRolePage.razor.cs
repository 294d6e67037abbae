using Microsoft.AspNetCore.Components;
using MudBlazor;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Roles;
using SpaceAdmin.Web.Addresses;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Roles;

public sealed partial class NewRolePage(RoleQueries roles, RoleCommands commands, ISnackbar snackbar, NavigationManager navigation)
{
    private IReadOnlyList<RoleScope>? _scopes;
    private RoleForm? _form;
    private bool _leaving;

    private IReadOnlyList<Scope> Scopes => [.. (_scopes ?? []).Select(offer => offer.Scope)];

    private IReadOnlyList<OfferedPermission>? Offered => _scopes?.SingleOrDefault(offer => offer.Scope == _form?.Scope)?.Offered;

    private RoleChange Change => RoleChange.Between(Empty(_form!.Scope), _form.Draft);

    protected override async Task OnInitializedAsync()
    {
        _scopes = await roles.ScopesAsync(CancellationToken.None);
        _form = _scopes is [.., var last] ? new RoleForm(Empty(last.Scope)) : null; // of two, the one that can do less
    }

    private static RoleDraft Empty(Scope scope) => new("", scope, false, new HashSet<string>());

    private async Task SaveAsync()
    {
        if (_form is null)
        {
            return;
        }

        var draft = _form.Draft;
        if (snackbar.Report(await commands.CreateAsync(draft, CancellationToken.None), _ => $"The role “{draft.Name.Trim()}” is created."))
        {
            Leave();
        }
    }

    private void Leave()
    {
        _leaving = true;
        navigation.NavigateTo(RoleAddress.List);
    }
}
