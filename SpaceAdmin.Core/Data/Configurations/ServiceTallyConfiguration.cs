using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Data;

internal sealed class ServiceTallyConfiguration : IEntityTypeConfiguration<ServiceTally>
{
    public void Configure(EntityTypeBuilder<ServiceTally> builder)
    {
        builder.HasKey(tally => new { tally.ResellerId, tally.TypeId, tally.Status });
    }
}
