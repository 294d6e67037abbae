using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Data;

internal sealed class LifecycleRecordConfiguration : IEntityTypeConfiguration<LifecycleRecord>
{
    public void Configure(EntityTypeBuilder<LifecycleRecord> builder)
    {
        builder.Property(span => span.BegunBy).HasMaxLength(LifecycleRecord.BegunByMaxLength);
        builder.Property(span => span.ActorName).HasMaxLength(User.NameMaxLength);
        builder.Property(span => span.Reason).HasMaxLength(SpaceService.ReasonMaxLength);
        builder.HasIndex(span => span.ServiceId); // the timeline
        builder.HasIndex(span => span.ServiceId, "IX_LifecycleRecords_Open").IsUnique().HasFilter("\"EndedAt\" IS NULL"); // one status at a time
    }
}
