using Microsoft.AspNetCore.Components;
using MudBlazor;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Catalogue;

public sealed partial class CatalogueDialog(CatalogueQueries catalogue, ProvisionerKinds kinds)
{
    private static readonly DialogOptions s_wide = new() { MaxWidth = MaxWidth.Small, FullWidth = true };

    private ElementReference _addPrice;
    private PriceInput? _added;
    private PriceChange? _change;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    [Parameter, EditorRequired]
    public CatalogueKind Kind { get; set; }

    [Parameter, EditorRequired]
    public CatalogueInput Input { get; set; } = null!;

    /// <summary>What a new one can be of; null for one that is edited.</summary>
    [Parameter]
    public CatalogueChoices? Choices { get; set; }

    /// <summary>As it is stored; null for a new one.</summary>
    [Parameter]
    public CatalogueDetails? Details { get; set; }

    [Parameter, EditorRequired]
    public Func<CatalogueInput, Task<Result<int>>> Save { get; set; } = null!;

    private SellerChoice? Seller => Choices?.Resellers.FirstOrDefault(reseller => reseller.Id == Input.ResellerId);

    private string? Currency => Details?.Currency ?? Seller?.Currency;

    private IReadOnlyList<PlanChoice> Plans => Details?.Plans ?? Seller?.Plans ?? [];

    /// <summary>What provisions services of its type.</summary>
    private string OfType => Details?.OfType ?? Choices?.Types.FirstOrDefault(type => type.Id == Input.TypeId)?.Provisioner ?? ProvisionerKinds.None;

    private ProvisionerKind Provisioner => kinds.Of(Input.Provisioner ?? OfType);

    private string? Removal => Details switch
    {
        null => null,
        { Services: 0 } => "Delete…",
        { IsArchived: true } => null,
        _ => "Archive…",
    };

    /// <summary>How it was left; null when the viewer went back.</summary>
    internal static Task<CatalogueAnswer?> CreateAsync(IDialogService dialogs, CatalogueKind kind, CatalogueChoices choices, Func<CatalogueInput, Task<Result<int>>> save) =>
        AskAsync(dialogs, $"New {CatalogueText.Noun(kind)}", new DialogParameters<CatalogueDialog>
        {
            { dialog => dialog.Kind, kind }, { dialog => dialog.Input, new CatalogueInput(choices) }, { dialog => dialog.Choices, choices }, { dialog => dialog.Save, save },
        });

    /// <summary>How it was left; null when the viewer went back.</summary>
    internal static Task<CatalogueAnswer?> EditAsync(IDialogService dialogs, CatalogueDetails details, Func<CatalogueInput, Task<Result<int>>> save) =>
        AskAsync(dialogs, $"Edit {details.Draft.Name}", new DialogParameters<CatalogueDialog>
        {
            { dialog => dialog.Kind, details.Key.Kind }, { dialog => dialog.Input, new CatalogueInput(details.Draft) }, { dialog => dialog.Details, details }, { dialog => dialog.Save, save },
        });

    private static async Task<CatalogueAnswer?> AskAsync(IDialogService dialogs, string title, DialogParameters<CatalogueDialog> parameters) =>
        await dialogs.AskAsync<CatalogueDialog, object>(title, parameters, s_wide) switch
        {
            Result<int> saved => new CatalogueAnswer(saved),
            CatalogueAnswer answer => answer,
            _ => null,
        };

    private Task PayAsync(bool once)
    {
        Input.IsOnce = once;
        if (!once && Input.Cycles.Count == 0)
        {
            Input.Cycles.Add(new PriceInput());
        }

        return PreviewAsync();
    }

    private void AddPrice() => Input.Cycles.Add(_added = new PriceInput());

    private async Task RemoveAsync(PriceInput price)
    {
        Input.Cycles.Remove(price);
        await PreviewAsync();
        await _addPrice.FocusAsync(); // what had the focus is gone
    }

    private async Task PreviewAsync() =>
        _change = Details is { } details ? await catalogue.PriceChangeAsync(details.Key, Input.Prices, CancellationToken.None) : null;

    private void Extend(int plan, bool extends)
    {
        if (extends)
        {
            Input.Plans.Add(plan);
        }
        else
        {
            Input.Plans.Remove(plan);
        }
    }
}
