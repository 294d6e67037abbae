using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Web.Addresses;
using SpaceAdmin.Web.Components.Pages.Monitor;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Catalogue;

/// <summary>What is sold.</summary>
public sealed partial class CataloguePage(
    CatalogueQueries catalogue,
    CatalogueCommands commands,
    IDialogService dialogs,
    ISnackbar snackbar,
    IJSRuntime js)
{
    private ElementReference _root;
    private CatalogueOrder? _order;
    private string? _moved;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_order is not null)
        {
            await _order.DisposeAsync();
        }
    }

    protected override CatalogueListQuery Parse(Func<string, string?> value) => CatalogueListQuery.Parse(value);

    protected override string AddressOf(CatalogueListQuery query) => CatalogueAddress.Of(query);

    protected override IEnumerable<string> TopicsFor(Actor actor) => [actor.ResellerId is { } reseller ? Topics.CatalogueOf(reseller) : Topics.AllCatalogues];

    protected override async Task<IReadOnlyList<(CatalogueKind Kind, Paged<CatalogueRow> Page)>> LoadAsync(CatalogueListQuery query, CancellationToken ct) =>
    [
        (CatalogueKind.Plan, await catalogue.ListAsync(CatalogueKind.Plan, query, ct)),
        (CatalogueKind.AddOn, await catalogue.ListAsync(CatalogueKind.AddOn, query, ct)),
    ];

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && Can(Permissions.CatalogueManage))
        {
            _order = new CatalogueOrder(js, $"/{Assets["js/catalogue.js"]}", (key, other, after) => InvokeAsync(() => DropAsync(key, other, after)));
            await _order.StartAsync(_root);
        }
    }

    private async Task CreateAsync(CatalogueKind kind)
    {
        var choices = await catalogue.ChoicesAsync(kind, CancellationToken.None);
        var answer = await CatalogueDialog.CreateAsync(dialogs, kind, choices, input => commands.CreateAsync(kind, input.ResellerId, input.Draft, CancellationToken.None));
        await ToldAsync(answer?.Saved, $"The {CatalogueText.Noun(kind)} is created.");
    }

    private async Task EditAsync(CatalogueRow row)
    {
        if (await catalogue.FindAsync(row.Key, CancellationToken.None) is not { } details)
        {
            await ToldAsync(new Failure.NotFound($"“{row.Name}”"), "");
            return;
        }

        var answer = await CatalogueDialog.EditAsync(dialogs, details, input => commands.ChangeAsync(row.Key, details.Version, input.Draft, CancellationToken.None));
        if (answer is { Saved: null })
        {
            await RemoveAsync(details);
        }
        else
        {
            await ToldAsync(answer?.Saved, $"The {CatalogueText.Noun(row.Key.Kind)} is saved.");
        }
    }

    private async Task RemoveAsync(CatalogueDetails details)
    {
        var name = details.Draft.Name;
        var noun = CatalogueText.Noun(details.Key.Kind);
        if (details.Services > 0)
        {
            if (await ConfirmDialog.AskAsync(dialogs, $"Archive {name}?", $"Nobody can order it any more. What was bought as it goes on, and it can be restored.", "Archive"))
            {
                await ToldAsync(await commands.ArchiveAsync(details.Key, details.Version, CancellationToken.None), $"The {noun} is archived.");
            }
        }
        else if (await ConfirmDialog.AskAsync(dialogs, $"Delete {name}?", $"It was never sold. This cannot be taken back.", "Delete"))
        {
            await ToldAsync(await commands.DeleteAsync(details.Key, details.Version, CancellationToken.None), $"The {noun} is deleted.");
        }
    }

    private async Task SellAsync(CatalogueRow row)
    {
        var onSale = row.State is not CatalogueState.OnSale;
        await ToldAsync(await commands.SellAsync(row.Key, row.Version, onSale, CancellationToken.None), $"{row.Name} is {(onSale ? "on sale" : "not on sale any more")}.");
    }

    private async Task RestoreAsync(CatalogueRow row) =>
        await ToldAsync(await commands.RestoreAsync(row.Key, row.Version, CancellationToken.None), $"{row.Name} is restored. It is not on sale yet.");

    private async Task SetDaysAsync(CatalogueRow row) =>
        await ToldAsync(await DaysDialog.AskAsync(dialogs, SettingLevel.Plan, row.Key.Id, row.Name), "The days are saved. The next pass goes by them.");

    private async Task MoveAsync(CatalogueRow row, int other, bool after)
    {
        var result = await commands.MoveAsync(row.Key, other, after, CancellationToken.None);
        if (result.Succeeded)
        {
            _moved = $"{row.Name} is {CatalogueText.Noun(row.Key.Kind)} number {result.Value} now.";
        }
        else
        {
            snackbar.Report(result, _ => "");
        }

        await FollowAsync();
        if (_order is not null)
        {
            await _order.FocusAsync(row.Key, down: after); // the row took its button elsewhere
        }
    }

    private Task DropAsync(CatalogueKey key, int other, bool after) =>
        Page?.SelectMany(list => list.Page.Rows).FirstOrDefault(row => row.Key == key) is { } row ? MoveAsync(row, other, after) : Task.CompletedTask;

    private async Task ToldAsync(Result<int>? result, string done)
    {
        if (result is not null && !snackbar.Report(result, _ => done))
        {
            await FollowAsync(); // the page showed an older state
        }
    }
}
