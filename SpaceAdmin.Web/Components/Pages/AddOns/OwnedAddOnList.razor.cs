using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using SpaceAdmin.Core.AddOns;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Schedules;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.AddOns;

public sealed partial class OwnedAddOnList
{
    private const string Kept = "It stays as it is.";


    [Parameter, EditorRequired]
    public IReadOnlyList<OwnedAddOn> AddOns { get; set; } = null!;

    /// <summary>Told when nothing was done, most often because the page showed an older state.</summary>
    [Parameter, EditorRequired]
    public Func<Task> Refused { get; set; } = null!;

    [Inject]
    private AddOnCommands Commands { get; set; } = null!;

    [Inject]
    private CancellationCommands Cancellations { get; set; } = null!;

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = null!;

    private static string Named(OwnedAddOn addOn) => string.Create(CultureInfo.InvariantCulture, $"#{addOn.Number} {addOn.Name}");

    private static string About(OwnedAddOn addOn)
    {
        var price = addOn is { Recurring: { Minor: > 0 } fee } ? $"{fee}{(addOn.Quantity > 1 ? " each" : "")} {PriceWords.Every(addOn.Cycle)}" : null;
        var next = addOn switch
        {
            { Status: ServiceStatus.Ordered } => "waits for its payment",
            { EndsWithTerm: true, RenewsOn: { } end } => $"ends on {Days.Text(end)}",
            { NextQuantity: { } fewer, NextQuantityOn: { } day } => string.Create(CultureInfo.InvariantCulture, $"{fewer} from {Days.Text(day)} on"),
            { RenewsOn: { } renews } => $"renews on {Days.Text(renews)}",
            _ => null,
        };
        return string.Join(" · ", new[] { price, next }.OfType<string>());
    }

    private async Task RemoveAsync(OwnedAddOn addOn)
    {
        var waits = addOn.Status is ServiceStatus.Ordered;
        var text = waits
            ? "It was not paid yet: the order is taken back at once, and nothing is owed for it."
            : $"It stays until the end of its term{(addOn.RenewsOn is { } end ? $", {Days.Text(end)}" : "")}, and is not renewed. Until then you can keep it after all.";
        if (await ConfirmDialog.AskAsync(Dialogs, $"Remove {Named(addOn)}?", text, "Remove add-on"))
        {
            await DoAsync(addOn, Commands.RemoveAsync, _ => waits ? "The order is taken back." : "It ends with its term.");
        }
    }

    private async Task ReduceAsync(OwnedAddOn addOn)
    {
        if (await ReduceDialog.AskAsync(Dialogs, addOn, quantity => Commands.ReduceAsync(addOn.Number, addOn.Version, quantity, CancellationToken.None)) is { } result
            && !Snackbar.Report(result, _ => "It is reduced at the end of its term."))
        {
            await Refused();
        }
    }

    private Task<Result<int>> KeepAsync(int number, int version, CancellationToken ct) => Cancellations.WithdrawAsync(number, ct);

    // Leaving the page must not undo a click.
    private async Task DoAsync(OwnedAddOn addOn, Func<int, int, CancellationToken, Task<Result<int>>> command, Func<int, string> done)
    {
        if (!Snackbar.Report(await command(addOn.Number, addOn.Version, CancellationToken.None), done))
        {
            await Refused();
        }
    }
}
