using Microsoft.AspNetCore.Components;
using MudBlazor;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Users;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Users;

/// <summary>The roles of somebody, and what another choice of them would give and take.</summary>
public sealed partial class UserRolesSection(UserCommands commands, ISnackbar snackbar)
{
    private UserDetails? _seen; // what the choice began from: its version goes along
    private HashSet<int> _chosen = [];

    [Parameter, EditorRequired]
    public UserDetails User { get; set; } = null!;

    /// <summary>Told when nothing was done, most often because the page showed an older state.</summary>
    [Parameter, EditorRequired]
    public Func<Task> Refused { get; set; } = null!;

    private bool Changed => _seen is { } seen && !_chosen.SetEquals(Held(seen));

    private HashSet<string> Before => Allowed(role => role.Held);

    private HashSet<string> After => Allowed(role => _chosen.Contains(role.Id));

    protected override void OnParametersSet()
    {
        // Somebody else's change does not undo a choice that was begun; it is refused as stale when it is saved.
        if (!Changed || _seen?.Id != User.Id)
        {
            Take();
        }
    }

    private static IEnumerable<int> Held(UserDetails user) => user.Roles.Where(role => role.Held).Select(role => role.Id);

    private HashSet<string> Allowed(Func<RoleChoice, bool> has) => [.. User.FromOtherRoles, .. User.Roles.Where(has).SelectMany(role => role.Grants)];

    private void Take()
    {
        _seen = User;
        _chosen = [.. Held(User)];
    }

    private void Toggle(int role)
    {
        if (!_chosen.Remove(role))
        {
            _chosen.Add(role);
        }
    }

    private async Task SaveAsync()
    {
        if (_seen is not { } seen)
        {
            return;
        }

        var result = await commands.ChangeRolesAsync(seen.Id, seen.Version, _chosen, CancellationToken.None);
        snackbar.Report(result, UserWords.Sentence);
        _seen = null; // whatever came of it, the newest state shows
        await Refused();
    }

    private static RenderFragment? Effect(string verb, IEnumerable<string> permissions)
    {
        var titles = Permissions.All.Where(permission => permissions.Contains(permission.Name)).Select(permission => permission.Title).ToList();
        return titles.Count == 0 ? null : builder =>
        {
            builder.OpenElement(0, "p");
            builder.OpenElement(1, "b");
            builder.AddContent(2, verb);
            builder.CloseElement();
            builder.AddContent(3, $" {string.Join(", ", titles)}");
            builder.CloseElement();
        };
    }
}
