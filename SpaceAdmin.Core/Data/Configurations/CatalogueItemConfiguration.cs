using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Data;

/// <summary>What plans and add-ons have in common; each has a table of its own.</summary>
internal abstract class CatalogueItemConfiguration<T> : IEntityTypeConfiguration<T>
    where T : CatalogueItem
{
    public virtual void Configure(EntityTypeBuilder<T> builder)
    {
        builder.Property(item => item.Name).HasMaxLength(CatalogueItem.NameMaxLength);
        builder.Property(item => item.Description).HasMaxLength(CatalogueItem.DescriptionMaxLength);
        builder.Property(item => item.Provisioner).HasMaxLength(ProvisionerKind.KeyMaxLength);
        builder.Property(item => item.OutsidePlan).HasMaxLength(CatalogueItem.OutsidePlanMaxLength);
        builder.Property(item => item.Currency).HasMaxLength(Currency.CodeLength);
        builder.Property(item => item.Prices).HasConversion<PricesConverter, PricesComparer>().HasDefaultValueSql("'[]'");
        builder.Property(item => item.Version).IsConcurrencyToken();
        builder.HasOne(item => item.Reseller).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(item => item.Type).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(item => new { item.ResellerId, item.Name }).IsUnique();
    }
}

/// <summary>Prices belong to their item alone and are read with it, so they stand in a column of it.</summary>
internal sealed class PricesConverter() : ValueConverter<IReadOnlyList<CataloguePrice>, string>(prices => Write(prices), text => Read(text))
{
    private static string Write(IReadOnlyList<CataloguePrice> prices) =>
        JsonSerializer.Serialize(prices.Select(price => new Stored(price.Cycle?.ToString(), price.SetupFee, price.RecurringFee)));

    private static IReadOnlyList<CataloguePrice> Read(string text) =>
        [.. JsonSerializer.Deserialize<Stored[]>(text)!.Select(price => new CataloguePrice(Parse(price.Cycle), price.Setup, price.Recurring))];

    private static Cycle? Parse(string? text) =>
        text is null ? null
        : Cycle.TryParse(text, out var cycle) ? cycle
        : throw new FormatException($"“{text}” in the database is no cycle.");

    private sealed record Stored(string? Cycle, long Setup, long Recurring);
}

internal sealed class PricesComparer() : ValueComparer<IReadOnlyList<CataloguePrice>>(
    (some, others) => some!.SequenceEqual(others!), prices => prices.Aggregate(0, (hash, price) => HashCode.Combine(hash, price)), prices => prices);
