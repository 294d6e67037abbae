using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Users;
using SpaceAdmin.Web.Addresses;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Users;

/// <summary>Who can sign in, and beside the list whoever is open. The address says what shows, as on the desk of services.</summary>
public sealed partial class UsersPage(UserQueries users, IJSRuntime js, IDialogService dialogs, ISnackbar snackbar)
{
    private int? _selected;
    private bool _focusSelected;
    private ElementReference _desk;
    private DeskKeys? _keys;

    [Parameter]
    public int? Id { get; set; }

    /// <summary>Whose list the address is of. The other one is not found: what it shows stands at the viewer's own address.</summary>
    private Scope Wanted => new Uri(Navigation.Uri).AbsolutePath.StartsWith(UserAddress.Staff, StringComparison.OrdinalIgnoreCase) ? Scope.Reseller : Scope.Platform;

    private string Title => Wanted is Scope.Platform ? "Users" : "Staff";

    private string CloseHref => UserAddress.Of(Wanted, Query);

    protected override bool IsFound => Actor?.Scope == Wanted;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_keys is not null)
        {
            await _keys.DisposeAsync();
        }
    }

    protected override UserListQuery Parse(Func<string, string?> value) => UserListQuery.Parse(value);

    protected override string AddressOf(UserListQuery query) => UserAddress.Of(Wanted, query, Id);

    protected override IEnumerable<string> TopicsFor(Actor actor) => [actor.ResellerId is { } reseller ? Topics.PeopleOf(reseller) : Topics.AllPeople];

    protected override Task<UserPage> LoadAsync(UserListQuery query, CancellationToken ct) => users.ListAsync(query, ct);

    protected override void OnParametersSet()
    {
        if (Id != _selected)
        {
            // Whoever was closed stays selected, so that the keyboard goes on from where the reader was.
            _focusSelected = Id is null;
            _selected = Id ?? _selected;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_keys is null && IsFound)
        {
            _keys = new DeskKeys(js, $"/{Assets["js/desk.js"]}", rows => _ = InvokeAsync(() => Move(rows)), () => _ = InvokeAsync(Leave));
            await _keys.StartAsync(_desk);
        }

        if (_focusSelected && _keys is not null)
        {
            _focusSelected = false;
            await _keys.FocusSelectedAsync();
        }
    }

    private void Move(int rows)
    {
        if (Page is { Rows: { Count: > 0 } all })
        {
            _selected = DeskKeys.Step(all, row => row.Id == _selected, rows).Id;
            _focusSelected = true;
            StateHasChanged();
        }
    }

    private void Leave()
    {
        if (Id is not null)
        {
            Navigation.NavigateTo(CloseHref);
        }
    }

    private Task FocusPanelAsync() => _keys?.FocusPanelAsync() ?? Task.CompletedTask;

    private async Task InviteAsync()
    {
        if (await InviteDialog.AskAsync(dialogs, Actor!) is { } invited)
        {
            snackbar.ReportInvited(invited);
        }
    }
}
