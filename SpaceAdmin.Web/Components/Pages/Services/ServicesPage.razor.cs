using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Addresses;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Services;

/// <summary>The desk: the grid and, beside it, the service that is open. Data flows one way: a control changes the address, the address sets the page.</summary>
public sealed partial class ServicesPage(
    ServiceGrid grid, ICurrentActor currentActor, ChangeFeed feed, NavigationManager navigation, IJSRuntime js)
{
    private static readonly IReadOnlySet<int> s_none = new HashSet<int>();

    private readonly LatestLoad _load = new();
    private ServiceListQuery _query = new();
    private ServicePage? _page;
    private IReadOnlySet<int> _changed = s_none;
    private IReadOnlyList<ServiceColumn> _columns = [];
    private int? _opened;
    private int? _selected;
    private IDisposable? _subscription;
    private ElementReference _desk;
    private DeskKeys? _keys;
    private bool _focusSelected;

    [CascadingParameter]
    private Viewer Viewer { get; set; } = null!;

    [Parameter]
    public string? Number { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery]
    private string? Status { get; set; }

    [SupplyParameterFromQuery]
    private string? Type { get; set; }

    [SupplyParameterFromQuery]
    private string? User { get; set; }

    [SupplyParameterFromQuery]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery]
    private string? Dir { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageNumber { get; set; }

    [SupplyParameterFromQuery]
    private string? Size { get; set; }

    private string CloseHref => ServiceAddress.Of(_query);

    protected override async Task OnInitializedAsync()
    {
        var actor = await currentActor.GetAsync(CancellationToken.None);
        _columns = ServiceColumn.Chosen(Viewer.Columns, actor);
        _subscription = feed.Subscribe(
            actor.ResellerId is { } reseller ? Topics.Reseller(reseller) : Topics.AllServices,
            () => InvokeAsync(FollowAsync));
    }

    protected override async Task OnParametersSetAsync()
    {
        var opened = int.TryParse(Number, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        if (opened != _opened)
        {
            // A closed service stays selected, so that the keyboard goes on from where the reader was.
            _selected = opened ?? _selected;
            _focusSelected = opened is null;
            _opened = opened;
        }

        var asked = ServiceListQuery.Parse(Search, Status, Type, User, Sort, Dir, PageNumber, Size);
        if (asked != _query || _page is null)
        {
            _query = asked;
            await LoadAsync(live: false);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _keys = new DeskKeys(js, $"/{Assets["js/desk.js"]}", MoveSelection, CloseService);
            await _keys.StartAsync(_desk);
        }

        if (_focusSelected && _keys is not null)
        {
            _focusSelected = false;
            await _keys.FocusSelectedAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _subscription?.Dispose();
        _load.Dispose();
        if (_keys is not null)
        {
            await _keys.DisposeAsync();
        }
    }

    /// <summary>The arrow keys move the selection by <paramref name="rows"/>.</summary>
    internal void MoveSelection(int rows)
    {
        if (_page is { Rows: { Count: > 0 } all })
        {
            _selected = DeskKeys.Step(all, row => row.Number == _selected, rows).Number;
            _focusSelected = true;
            StateHasChanged();
        }
    }

    /// <summary>Escape, with a service open.</summary>
    internal void CloseService()
    {
        if (Number is not null)
        {
            navigation.NavigateTo(CloseHref);
        }
    }

    private Task FocusPanelAsync() => _keys?.FocusPanelAsync() ?? Task.CompletedTask;

    private void Show(ServiceListQuery query, bool replace) =>
        navigation.NavigateTo(ServiceAddress.Of(query, _opened), replace: replace);

    private async Task ChooseColumns(IReadOnlyList<ServiceColumn> columns)
    {
        Viewer.Columns = [.. columns.Select(column => column.Key)];
        await js.InvokeVoidAsync("SpaceAdmin.remember", Viewer.ColumnsCookie, string.Join('.', Viewer.Columns));
        _columns = columns; // what shows is what is remembered
    }

    private async Task FollowAsync()
    {
        await LoadAsync(live: true);
        StateHasChanged();
    }

    private Task LoadAsync(bool live) => _load.RunAsync(async ct =>
    {
        var page = await grid.ListAsync(_query, ct);
        _changed = live && _page is not null ? Changes(_page.Rows, page.Rows) : s_none;
        _page = page;
    });

    private static HashSet<int> Changes(IReadOnlyList<ServiceRow> before, IReadOnlyList<ServiceRow> after)
    {
        var known = before.ToDictionary(row => row.Number);
        return
        [
            .. after.Where(row => !known.TryGetValue(row.Number, out var was) || was.Version != row.Version || !was.Marks.SequenceEqual(row.Marks))
                .Select(row => row.Number),
        ];
    }
}
