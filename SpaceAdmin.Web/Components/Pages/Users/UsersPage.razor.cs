using System.Web;
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
public sealed partial class UsersPage(
    UserQueries users, ICurrentActor currentActor, ChangeFeed feed, NavigationManager navigation, IJSRuntime js, IDialogService dialogs, ISnackbar snackbar)
{
    private readonly LatestLoad _load = new();
    private UserListQuery _query = new();
    private UserPage? _page;
    private Actor? _actor;
    private int? _selected;
    private bool _focusSelected;
    private IDisposable? _subscription;
    private ElementReference _desk;
    private DeskKeys? _keys;

    [Parameter]
    public int? Id { get; set; }

    // Named so that a change of any of them sets the parameters again; they are read from the address together.
    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery]
    private string? Status { get; set; }

    [SupplyParameterFromQuery]
    private string? Kind { get; set; }

    [SupplyParameterFromQuery]
    private string? Role { get; set; }

    [SupplyParameterFromQuery]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery]
    private string? Dir { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageNumber { get; set; }

    [SupplyParameterFromQuery]
    private string? Size { get; set; }

    /// <summary>Whose list the address is of. The other one is not found: what it shows stands at the viewer's own address.</summary>
    private Scope Wanted => new Uri(navigation.Uri).AbsolutePath.StartsWith(UserAddress.Staff, StringComparison.OrdinalIgnoreCase) ? Scope.Reseller : Scope.Platform;

    private string Title => Wanted is Scope.Platform ? "Users" : "Staff";

    private string CloseHref => UserAddress.Of(Wanted, _query);

    public async ValueTask DisposeAsync()
    {
        _subscription?.Dispose();
        _load.Dispose();
        if (_keys is not null)
        {
            await _keys.DisposeAsync();
        }
    }

    protected override async Task OnInitializedAsync()
    {
        _actor = await currentActor.GetAsync(CancellationToken.None);
        _subscription = feed.Subscribe(
            _actor.ResellerId is { } reseller ? Topics.PeopleOf(reseller) : Topics.AllPeople, () => InvokeAsync(FollowAsync));
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Id != _selected)
        {
            // Whoever was closed stays selected, so that the keyboard goes on from where the reader was.
            _focusSelected = Id is null;
            _selected = Id ?? _selected;
        }

        var keys = HttpUtility.ParseQueryString(new Uri(navigation.Uri).Query);
        var asked = UserListQuery.Parse(key => keys[key]);
        if (_actor?.Scope == Wanted && (asked != _query || _page is null))
        {
            _query = asked;
            await LoadAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_keys is null && _actor?.Scope == Wanted)
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
        if (_page is { Rows: { Count: > 0 } all })
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
            navigation.NavigateTo(CloseHref);
        }
    }

    private Task FocusPanelAsync() => _keys?.FocusPanelAsync() ?? Task.CompletedTask;

    private void Show(UserListQuery query, bool replace) => navigation.NavigateTo(UserAddress.Of(Wanted, query, Id), replace: replace);

    private async Task InviteAsync()
    {
        if (await InviteDialog.AskAsync(dialogs, _actor!) is { } invited)
        {
            snackbar.ReportInvited(invited);
        }
    }

    private async Task FollowAsync()
    {
        if (_actor?.Scope == Wanted)
        {
            await LoadAsync();
            StateHasChanged();
        }
    }

    private Task LoadAsync() => _load.RunAsync(async ct => _page = await users.ListAsync(_query, ct));
}
