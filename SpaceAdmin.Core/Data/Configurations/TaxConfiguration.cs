using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Data;

internal sealed class TaxRateConfiguration : IEntityTypeConfiguration<TaxRate>
{
    public void Configure(EntityTypeBuilder<TaxRate> builder)
    {
        builder.Property(rate => rate.Country).HasMaxLength(Country.CodeLength);
        builder.Property(rate => rate.Name).HasMaxLength(TaxRate.NameMaxLength);
        builder.Property(rate => rate.Sentence).HasMaxLength(TaxRate.SentenceMaxLength);
        builder.Property(rate => rate.Version).IsConcurrencyToken();
        builder.HasOne<Reseller>().WithMany().HasForeignKey(rate => rate.ResellerId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>How a line keeps its tax.</summary>
internal static class TaxColumns
{
    public static void Map(ComplexPropertyBuilder<TaxedAmount> builder)
    {
        builder.Property(amount => amount.Net).HasColumnName("Net");
        builder.Property(amount => amount.Tax).HasColumnName("Tax");
        builder.Property(amount => amount.Treatment).HasColumnName("TaxTreatment");
        builder.Property(amount => amount.Rate).HasColumnName("TaxRate");
        builder.Property(amount => amount.Name).HasColumnName("TaxName").HasMaxLength(TaxRate.NameMaxLength);
    }
}

/// <summary>How one side of an invoice is kept, wherever it stands.</summary>
internal static class PartyColumns
{
    public static void Map(ComplexPropertyBuilder<BillingParty> builder)
    {
        builder.Property(party => party.Name).HasMaxLength(BillingParty.NameMaxLength);
        builder.Property(party => party.Address).HasMaxLength(BillingParty.AddressMaxLength);
        builder.Property(party => party.Country).HasMaxLength(Country.CodeLength);
        builder.Property(party => party.TaxNumber).HasMaxLength(BillingParty.TaxNumberMaxLength);
    }
}
