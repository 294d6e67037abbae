using Microsoft.AspNetCore.Components;
using MudBlazor;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Roles;
using SpaceAdmin.Web.Addresses;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Roles;

/// <summary>One role: who holds it, what it allows, and what a change would do before it is saved.</summary>
public sealed partial class RolePage(
    RoleQueries roles, RoleCommands commands, ICurrentActor currentActor, ChangeFeed feed, IDialogService dialogs, ISnackbar snackbar, NavigationManager navigation)
{
    private RoleDetails? _role;
    private RoleForm _form = null!;
    private bool _missing;
    private bool _newer;
    private bool _leaving;
    private BusyGroup? _acts;
    private Actor _viewer = null!;
    private int? _shown;
    private IReadOnlyList<IDisposable> _subscriptions = [];

    [Parameter]
    public int Id { get; set; }

    private RoleChange Change => RoleChange.Between(_role!.Draft, _form.Draft);

    private bool Unsaved => _role is { Lock: null } && !_leaving && !Change.IsEmpty;

    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }
    }

    protected override async Task OnInitializedAsync()
    {
        _viewer = await currentActor.GetAsync(CancellationToken.None);
        _subscriptions = [.. Topics.RolesSeenBy(_viewer.ResellerId).Select(topic => feed.Subscribe(topic, () => InvokeAsync(FollowAsync)))];
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Id != _shown)
        {
            _shown = Id;
            await LoadAsync();
        }
    }

    private async Task LoadAsync() => Show(await FindAsync());

    // Null as well when the last change took this page from its viewer.
    private async Task<RoleDetails?> FindAsync()
    {
        try
        {
            return await roles.FindAsync(Id, CancellationToken.None);
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void Show(RoleDetails? role)
    {
        _role = role;
        _missing = role is null;
        _newer = false;
        _form = role is null ? _form : new RoleForm(role.Draft);
    }

    // What is typed and ticked stays while only the people change who hold the role.
    private async Task FollowAsync()
    {
        if (_acts is { State.Runs: true } || _leaving || _role is not { } before)
        {
            return;
        }

        var newest = await FindAsync();
        if (newest is null || !Unsaved)
        {
            Show(newest);
        }
        else if (newest.Version == before.Version)
        {
            _role = newest;
        }
        else
        {
            _newer = true;
        }

        StateHasChanged();
    }

    private async Task SaveAsync()
    {
        var role = _role!; // what the viewer saw when pressing the button: its version goes along
        var draft = _form.Draft;
        var result = await commands.ChangeAsync(role.Id, role.Version, draft, CancellationToken.None);
        if (snackbar.Report(result, _ => $"The role “{draft.Name.Trim()}” is saved.") || result.Failure is Failure.Stale or Failure.NotFound)
        {
            await LoadAsync();
        }
    }

    private async Task DeleteAsync()
    {
        var role = _role!;
        if (!await ConfirmDialog.AskAsync(dialogs, $"Delete the role “{role.Draft.Name}”?", "Nobody holds it. What was done with it stays readable in the audit log.", "Delete role"))
        {
            return;
        }

        var result = await commands.DeleteAsync(role.Id, role.Version, CancellationToken.None);
        if (snackbar.Report(result, _ => $"The role “{role.Draft.Name}” is deleted."))
        {
            Leave();
        }
        else
        {
            await LoadAsync();
        }
    }

    private void Leave()
    {
        _leaving = true; // and not back: a page that says "not found" for a moment would frighten whoever just deleted it
        navigation.NavigateTo(RoleAddress.List);
    }
}
