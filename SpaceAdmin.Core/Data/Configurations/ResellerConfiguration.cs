using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Data;

internal sealed class ResellerConfiguration : IEntityTypeConfiguration<Reseller>
{
    public void Configure(EntityTypeBuilder<Reseller> builder)
    {
        builder.Property(reseller => reseller.Name).HasMaxLength(Reseller.NameMaxLength);
        builder.Property(reseller => reseller.Currency).HasMaxLength(Currency.CodeLength).HasDefaultValue("USD");
        builder.Property(reseller => reseller.PaymentInstructions).HasMaxLength(Reseller.PaymentInstructionsMaxLength);
        builder.Property(reseller => reseller.TimeZone).HasMaxLength(Reseller.TimeZoneMaxLength).HasDefaultValue("UTC");
        builder.Property(reseller => reseller.SupportAddress).HasMaxLength(User.EmailMaxLength);
        builder.ComplexProperty(reseller => reseller.Billing, billing =>
        {
            billing.ComplexProperty(settings => settings.Seller, PartyColumns.Map);
            billing.Property(settings => settings.InvoicePattern).HasMaxLength(BillingSettings.PatternMaxLength);
            billing.Property(settings => settings.CreditNotePattern).HasMaxLength(BillingSettings.PatternMaxLength);
            billing.Property(settings => settings.Foot).HasMaxLength(BillingSettings.FootMaxLength);
        });
        builder.HasIndex(reseller => reseller.Name).IsUnique(); // the command line names resellers
    }
}
