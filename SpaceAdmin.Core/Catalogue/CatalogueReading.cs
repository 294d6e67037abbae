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

    public static IQueryable<Read> Rows(IQueryable<Plan> plans, SpaceDb db) => plans.Select(plan => new Read
    {
        Kind = CatalogueKind.Plan,
        Id = plan.Id,
        Name = plan.Name,
        Description = plan.Description,
        Type = plan.Type.Name,
        ResellerId = plan.ResellerId,
        Reseller = plan.Reseller.Name,
        Version = plan.Version,
        Prices = plan.Prices,
        Currency = plan.Currency,
        Extends = new List<string>(),
        Stock = plan.Stock,
        MaxQuantity = 1,
        Services = db.Services.Count(service => service.PlanId == plan.Id),
        OnSale = plan.OnSale,
        IsArchived = plan.ArchivedAt != null,
        Provisioner = plan.Provisioner ?? plan.Type.Provisioner,
        OutsidePlan = plan.OutsidePlan,
    });

    public static IQueryable<Read> Rows(IQueryable<AddOn> addOns, SpaceDb db) => addOns.Select(addOn => new Read
    {
        Kind = CatalogueKind.AddOn,
        Id = addOn.Id,
        Name = addOn.Name,
        Description = addOn.Description,
        Type = addOn.Type.Name,
        ResellerId = addOn.ResellerId,
        Reseller = addOn.Reseller.Name,
        Version = addOn.Version,
        Prices = addOn.Prices,
        Currency = addOn.Currency,
        Extends = addOn.Plans.OrderBy(plan => plan.Position).ThenBy(plan => plan.Id).Select(plan => plan.Name).ToList(),
        Stock = addOn.Stock,
        MaxQuantity = addOn.MaxQuantity,
        Services = db.Services.Count(service => service.AddOnId == addOn.Id),
        OnSale = addOn.OnSale,
        IsArchived = addOn.ArchivedAt != null,
        Provisioner = addOn.Provisioner ?? addOn.Type.Provisioner,
        OutsidePlan = addOn.OutsidePlan,
    });

    /// <summary>How many services were bought as it.</summary>
    public static Task<int> SoldAsync(SpaceDb db, CatalogueKey key, CancellationToken ct) => key.Kind is CatalogueKind.Plan
        ? db.Services.CountAsync(service => service.PlanId == key.Id, ct)
        : db.Services.CountAsync(service => service.AddOnId == key.Id, ct);

    public static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static CatalogueRow Row(Read read) => new()
    {
        Key = new CatalogueKey(read.Kind, read.Id),
        Name = read.Name,
        Description = read.Description,
        Type = read.Type,
        ResellerId = read.ResellerId,
        Reseller = read.Reseller,
        Version = read.Version,
        Prices = [.. read.Prices.Select(price => price.In(read.Currency!))],
        Extends = read.Extends,
        Stock = read.Stock,
        MaxQuantity = read.MaxQuantity,
        Services = read.Services,
        State = read.IsArchived ? CatalogueState.Archived : read.OnSale ? CatalogueState.OnSale : CatalogueState.NotOnSale,
        Provisioner = read.Provisioner,
        OutsidePlan = read.OutsidePlan,
    };

    /// <summary>What the database gives back.</summary>
    internal sealed record Read
    {
        public required CatalogueKind Kind { get; init; }

        public required int Id { get; init; }

        public required string Name { get; init; }

        public required string Description { get; init; }

        public required string Type { get; init; }

        public required int ResellerId { get; init; }

        public required string Reseller { get; init; }

        public required int Version { get; init; }

        public required IReadOnlyList<CataloguePrice> Prices { get; init; }

        public required string? Currency { get; init; }

        public required List<string> Extends { get; init; }

        public required int? Stock { get; init; }

        public required int MaxQuantity { get; init; }

        public required int Services { get; init; }

        public required bool OnSale { get; init; }

        public required bool IsArchived { get; init; }

        public required string Provisioner { get; init; }

        public required string? OutsidePlan { get; init; }
    }
}
