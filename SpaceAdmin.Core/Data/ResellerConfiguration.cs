using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Data;

internal sealed class ResellerConfiguration : IEntityTypeConfiguration<Reseller>
{
    public void Configure(EntityTypeBuilder<Reseller> builder)
    {
        builder.Property(reseller => reseller.Name).HasMaxLength(Reseller.NameMaxLength);
        builder.HasIndex(reseller => reseller.Name).IsUnique(); // the command line names resellers
    }
}
