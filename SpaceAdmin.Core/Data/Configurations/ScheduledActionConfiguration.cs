using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Data;

internal sealed class ScheduledActionConfiguration : IEntityTypeConfiguration<ScheduledAction>
{
    public void Configure(EntityTypeBuilder<ScheduledAction> builder)
    {
        builder.Property(schedule => schedule.Reason).HasMaxLength(SpaceService.ReasonMaxLength);
        builder.Property(schedule => schedule.ActorName).HasMaxLength(User.NameMaxLength);
        builder.Property(schedule => schedule.Outcome).HasMaxLength(ScheduledAction.OutcomeMaxLength);
        builder.Property(schedule => schedule.Version).IsConcurrencyToken();
        builder.Ignore(schedule => schedule.IsOpen);
        builder.HasOne(schedule => schedule.Service).WithMany(service => service.Schedules).HasForeignKey(schedule => schedule.ServiceId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(schedule => schedule.ServiceId); // the panel
        builder.HasIndex(schedule => schedule.ServiceId, "IX_ScheduledActions_Open").HasFilter("\"State\" IN ('Requested', 'Pending')"); // chips of the grid
        builder.HasIndex(schedule => schedule.On, "IX_ScheduledActions_Pending").HasFilter("\"State\" = 'Pending'"); // what the monitor looks through
        builder.HasIndex(schedule => new { schedule.ServiceId, schedule.Action, schedule.State }, "IX_ScheduledActions_Once").IsUnique()
            .HasFilter("\"State\" IN ('Requested', 'Pending')"); // a service is not to be cancelled twice
    }
}
