using System.Globalization;
using System.Web;
using Microsoft.AspNetCore.Components;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Web.Addresses;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Audit;

/// <summary>Who did what: the entries that an address asks for. New ones are announced and not pushed in, so that what is read stays.</summary>
public sealed partial class AuditLogPage(AuditQueries audit, ICurrentActor currentActor, ChangeFeed feed, NavigationManager navigation)
{
    private readonly LatestLoad _load = new();
    private AuditListQuery _query = new();
    private AuditPage? _page;
    private int _new;
    private IDisposable? _subscription;

    [CascadingParameter]
    private Viewer Viewer { get; set; } = null!;

    // Named so that a change of any of them sets the parameters again; they are read from the address together.
    [SupplyParameterFromQuery(Name = "person")]
    private string? Person { get; set; }

    [SupplyParameterFromQuery(Name = "user")]
    private string? User { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "action")]
    private string? Action { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    private string? To { get; set; }

    [SupplyParameterFromQuery(Name = "bulk")]
    private string? Bulk { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    private string? Before { get; set; }

    [SupplyParameterFromQuery(Name = "after")]
    private string? After { get; set; }

    private string NewText => _new > AuditQueries.MostRows
        ? $"More than {AuditQueries.MostRows} new entries"
        : $"{_new} new {(_new == 1 ? "entry" : "entries")}";

    // Every entry that shows is this person's, under the name that it had then.
    private string? Who => _query.User is { } user ? (_page?.Rows is [var row, ..] ? row.ActorName : string.Create(CultureInfo.InvariantCulture, $"no. {user}")) : null;

    public void Dispose()
    {
        _subscription?.Dispose();
        _load.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        var actor = await currentActor.GetAsync(CancellationToken.None);
        _subscription = feed.Subscribe(
            actor.ResellerId is { } reseller ? Topics.AuditOf(reseller) : Topics.AllAudit, () => InvokeAsync(FollowAsync));
    }

    protected override async Task OnParametersSetAsync()
    {
        var keys = HttpUtility.ParseQueryString(new Uri(navigation.Uri).Query);
        var asked = AuditListQuery.Parse(key => keys[key]);
        if (asked != _query || _page is null)
        {
            _query = asked;
            await LoadAsync();
        }
    }

    private void Show(AuditListQuery query, bool replace) => navigation.NavigateTo(AuditAddress.Of(query.Newest), replace: replace);

    private async Task ShowNewAsync()
    {
        if (_query.IsNewest)
        {
            await LoadAsync();
        }
        else
        {
            navigation.NavigateTo(AuditAddress.Of(_query.Newest));
        }
    }

    private async Task FollowAsync()
    {
        if (_page is { } page && !_load.IsRunning)
        {
            _new = await audit.CountNewAsync(_query, Viewer.Zone, page.Newest, CancellationToken.None);
            StateHasChanged();
        }
    }

    private Task LoadAsync() => _load.RunAsync(async ct =>
    {
        _page = await audit.ListAsync(_query, Viewer.Zone, ct);
        _new = 0;
    });

    private string Range(AuditPage page) => page.Rows is [var first, .., var last]
        ? string.Create(CultureInfo.InvariantCulture, $"{page.Rows.Count:N0} entries, {Viewer.Minute(last.At)} – {Viewer.Minute(first.At)}")
        : $"{(page.Rows.Count == 0 ? "No entries" : "1 entry")}";
}
