using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Catalogue;

/// <summary>How plans and add-ons become rows. Services are counted for the rows of the page alone.</summary>
internal static class CatalogueReading
{
    public static async Task<Paged<CatalogueRow>> PageAsync<T>(
        IQueryable<T> items, CatalogueListQuery query, int page, Func<IQueryable<T>, IQueryable<Read>> rows, CancellationToken ct)
        where T : CatalogueItem
    {
        items = query.Archived ? items : items.Where(item => item.ArchivedAt == null);
        if (query.Search is { } search)
        {
            var part = Like.Containing(search);
            items = items.Where(item => EF.Functions.Like(item.Name, part, Like.Escape));
        }

        var total = await items.CountAsync(ct).ConfigureAwait(false);
        page = Math.Min(page, Paging.Pages(total, query.Size));
        var ordered = query.Search is null
            ? items.OrderBy(item => item.Reseller.Name).ThenBy(item => item.ResellerId).ThenBy(item => item.Position).ThenBy(item => item.Id)
            : items.OrderBy(item => item.Name).ThenBy(item => item.Id);
        var read = await rows(ordered.Skip((page - 1) * query.Size).Take(query.Size)).ToListAsync(ct).ConfigureAwait(false);
        return new Paged<CatalogueRow>([.. read.Select(Row)], page, total);
    }

    public static IQueryable<Read> Rows(IQueryable<Plan> plans, SpaceDb db) => plans.Select(plan => new Read(
        CatalogueKind.Plan, plan.Id, plan.Name, plan.Description, plan.Type.Name, plan.ResellerId, plan.Reseller.Name, plan.Version, plan.Prices, plan.Currency,
        new List<string>(), plan.Stock, 1, db.Services.Count(service => service.PlanId == plan.Id), plan.OnSale, plan.ArchivedAt != null,
        plan.Provisioner ?? plan.Type.Provisioner, plan.OutsidePlan));

    public static IQueryable<Read> Rows(IQueryable<AddOn> addOns, SpaceDb db) => addOns.Select(addOn => new Read(
        CatalogueKind.AddOn, addOn.Id, addOn.Name, addOn.Description, addOn.Type.Name, addOn.ResellerId, addOn.Reseller.Name, addOn.Version, addOn.Prices, addOn.Currency,
        addOn.Plans.OrderBy(plan => plan.Position).ThenBy(plan => plan.Id).Select(plan => plan.Name).ToList(),
        addOn.Stock, addOn.MaxQuantity, db.Services.Count(service => service.AddOnId == addOn.Id), addOn.OnSale, addOn.ArchivedAt != null,
        addOn.Provisioner ?? addOn.Type.Provisioner, addOn.OutsidePlan));

    /// <summary>How many services were bought as it.</summary>
    public static Task<int> SoldAsync(SpaceDb db, CatalogueKey key, CancellationToken ct) => key.Kind is CatalogueKind.Plan
        ? db.Services.CountAsync(service => service.PlanId == key.Id, ct)
        : db.Services.CountAsync(service => service.AddOnId == key.Id, ct);

    public static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static CatalogueRow Row(Read read) => new(
        new CatalogueKey(read.Kind, read.Id), read.Name, read.Description, read.Type, read.ResellerId, read.Reseller, read.Version,
        [.. read.Prices.Select(price => price.In(read.Currency!))], read.Extends, read.Stock, read.MaxQuantity, read.Services,
        read.IsArchived ? CatalogueState.Archived : read.OnSale ? CatalogueState.OnSale : CatalogueState.NotOnSale,
        read.Provisioner, read.OutsidePlan);

    /// <summary>What the database gives back.</summary>
    internal sealed record Read(
        CatalogueKind Kind, int Id, string Name, string Description, string Type, int ResellerId, string Reseller, int Version, IReadOnlyList<CataloguePrice> Prices, string? Currency,
        List<string> Extends, int? Stock, int MaxQuantity, int Services, bool OnSale, bool IsArchived,
        string Provisioner, string? OutsidePlan);
}
