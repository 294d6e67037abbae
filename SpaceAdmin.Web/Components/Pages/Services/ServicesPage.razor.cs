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
public sealed partial class ServicesPage(ServiceGrid grid, IJSRuntime js)
{
    private static readonly IReadOnlySet<int> s_none = new HashSet<int>();

    private IReadOnlySet<int> _changed = s_none;
    private IReadOnlyList<ServiceColumn> _columns = [];
    private int? _opened;
    private int? _selected;
    private ElementReference _desk;
    private DeskKeys? _keys;
    private bool _focusSelected;

    [CascadingParameter]
    private Viewer Viewer { get; set; } = null!;

    [Parameter]
    public string? Number { get; set; }

    private string CloseHref => ServiceAddress.Of(Query);

    protected override ServiceListQuery Parse(Func<string, string?> value) => ServiceListQuery.Parse(value);

    protected override string AddressOf(ServiceListQuery query) => ServiceAddress.Of(query, _opened);

    protected override IEnumerable<string> TopicsFor(Actor actor) => [actor.ResellerId is { } reseller ? Topics.Reseller(reseller) : Topics.AllServices];

    protected override Task<ServicePage> LoadAsync(ServiceListQuery query, CancellationToken ct) => grid.ListAsync(query, ct);

    protected override void OnLoaded(ServicePage? before) => _changed = before is null ? s_none : Changes(before.Rows, Page!.Rows);

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        _columns = ServiceColumn.Chosen(Viewer.Columns, Actor!);
    }

    protected override void OnParametersSet()
    {
        var opened = int.TryParse(Number, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        if (opened != _opened)
        {
            // A closed service stays selected, so that the keyboard goes on from where the reader was.
            _selected = opened ?? _selected;
            _focusSelected = opened is null;
            _opened = opened;
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

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_keys is not null)
        {
            await _keys.DisposeAsync();
        }
    }

    /// <summary>The arrow keys move the selection by <paramref name="rows"/>.</summary>
    internal void MoveSelection(int rows)
    {
        if (Page is { Rows: { Count: > 0 } all })
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
            Navigation.NavigateTo(CloseHref);
        }
    }

    private Task FocusPanelAsync() => _keys?.FocusPanelAsync() ?? Task.CompletedTask;

    private async Task ChooseColumns(IReadOnlyList<ServiceColumn> columns)
    {
        Viewer.Columns = [.. columns.Select(column => column.Key)];
        await js.InvokeVoidAsync("SpaceAdmin.remember", Viewer.ColumnsCookie, string.Join('.', Viewer.Columns));
        _columns = columns; // what shows is what is remembered
    }

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
