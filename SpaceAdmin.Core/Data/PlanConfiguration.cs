using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpaceAdmin.Core.Catalogue;

namespace SpaceAdmin.Core.Data;

internal sealed class PlanConfiguration : IEntityTypeConfiguration<Plan>
{
    public void Configure(EntityTypeBuilder<Plan> builder)
    {
        builder.Property(plan => plan.Name).HasMaxLength(Plan.NameMaxLength);
        builder.Property(plan => plan.Version).IsConcurrencyToken();
        builder.HasOne(plan => plan.Reseller).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(plan => plan.Type).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(plan => new { plan.ResellerId, plan.Name }).IsUnique();
    }
}
