using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpaceAdmin.Core.Catalogue;

namespace SpaceAdmin.Core.Data;

internal sealed class PlanConfiguration : CatalogueItemConfiguration<Plan>;

internal sealed class AddOnConfiguration : CatalogueItemConfiguration<AddOn>
{
    public override void Configure(EntityTypeBuilder<AddOn> builder)
    {
        base.Configure(builder);
        builder.HasMany(addOn => addOn.Plans).WithMany().UsingEntity(
            "AddOnPlans",
            plan => plan.HasOne(typeof(Plan)).WithMany().HasForeignKey("PlanId"),
            addOn => addOn.HasOne(typeof(AddOn)).WithMany().HasForeignKey("AddOnId"));
        builder.Navigation(addOn => addOn.Plans).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}
