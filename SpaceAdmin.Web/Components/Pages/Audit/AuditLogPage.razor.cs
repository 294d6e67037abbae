using System.Globalization;
using Microsoft.AspNetCore.Components;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Web.Addresses;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Audit;

/// <summary>Who did what: the entries that an address asks for. New ones are announced and not pushed in, so that what is read stays.</summary>
public sealed partial class AuditLogPage(AuditQueries audit)
{
    private int _new;

    [CascadingParameter]
    private Viewer Viewer { get; set; } = null!;

    private string NewText => _new > AuditQueries.MaxRows
        ? $"More than {AuditQueries.MaxRows} new entries"
        : $"{_new} new {(_new == 1 ? "entry" : "entries")}";

    // Every entry that shows is this person's, under the name that it had then.
    private string? Who => Query.User is { } user ? (Page?.Rows is [var row, ..] ? row.ActorName : string.Create(CultureInfo.InvariantCulture, $"no. {user}")) : null;

    protected override AuditListQuery Parse(Func<string, string?> value) => AuditListQuery.Parse(value);

    protected override string AddressOf(AuditListQuery query) => AuditAddress.Of(query);

    protected override IEnumerable<string> TopicsFor(Actor actor) => [actor.ResellerId is { } reseller ? Topics.AuditOf(reseller) : Topics.AllAudit];

    protected override Task<AuditPage> LoadAsync(AuditListQuery query, CancellationToken ct) => audit.ListAsync(query, Viewer.Zone, ct);

    protected override void OnLoaded(AuditPage? before) => _new = 0;

    protected override async Task FollowAsync()
    {
        if (Page is { } page && !IsLoading)
        {
            _new = await audit.CountNewAsync(Query, Viewer.Zone, page.Newest, CancellationToken.None);
            StateHasChanged();
        }
    }

    private void ShowNewest(AuditListQuery query, bool replace) => Show(query.Newest, replace);

    private async Task ShowNewAsync()
    {
        if (Query.IsNewest)
        {
            await ReloadAsync();
        }
        else
        {
            Show(Query.Newest);
        }
    }

    private string Range(AuditPage page) => page.Rows is [var first, .., var last]
        ? string.Create(CultureInfo.InvariantCulture, $"{page.Rows.Count:N0} entries, {Viewer.Minute(last.At)} – {Viewer.Minute(first.At)}")
        : $"{(page.Rows.Count == 0 ? "No entries" : "1 entry")}";
}
