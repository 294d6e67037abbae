using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Monitoring;

namespace SpaceAdmin.Core.Data;

internal sealed class MonitorSettingConfiguration : IEntityTypeConfiguration<MonitorSetting>
{
    public void Configure(EntityTypeBuilder<MonitorSetting> builder)
    {
        builder.Property(setting => setting.WarningText).HasMaxLength(MonitorTexts.MaxLength);
        builder.Property(setting => setting.SuspensionText).HasMaxLength(MonitorTexts.MaxLength);
        builder.Property(setting => setting.CancellationText).HasMaxLength(MonitorTexts.MaxLength);
        builder.Property(setting => setting.Reminders).HasMaxLength(MonitorTexts.MaxLength);
        builder.Property(setting => setting.Version).IsConcurrencyToken();
        builder.Ignore(setting => setting.Days);
        builder.Ignore(setting => setting.Texts);
        builder.HasIndex(setting => new { setting.Level, setting.Subject }).IsUnique();
    }
}

internal sealed class MonitorStateConfiguration : IEntityTypeConfiguration<MonitorState>
{
    public void Configure(EntityTypeBuilder<MonitorState> builder)
    {
        builder.Property(state => state.Id).ValueGeneratedNever();
        builder.Property(state => state.PausedBy).HasMaxLength(User.NameMaxLength);
        builder.Property(state => state.PauseReason).HasMaxLength(MonitorState.ReasonMaxLength);
        builder.Ignore(state => state.Pausing);
        builder.HasData(new { Id = MonitorState.OnlyId });
    }
}

internal sealed class MonitorRunConfiguration : IEntityTypeConfiguration<MonitorRun>
{
    public void Configure(EntityTypeBuilder<MonitorRun> builder)
    {
        builder.Property(run => run.ActorName).HasMaxLength(User.NameMaxLength);
        builder.Property(run => run.Broken).HasMaxLength(500);
        builder.HasIndex(run => run.StartedAt); // the newest, and what is old enough to go
    }
}

internal sealed class MonitorPassRunConfiguration : IEntityTypeConfiguration<MonitorPassRun>
{
    public void Configure(EntityTypeBuilder<MonitorPassRun> builder)
    {
        builder.HasOne<MonitorRun>().WithMany().HasForeignKey(pass => pass.RunId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(pass => pass.StartedAt); // the charts
        builder.HasIndex(pass => new { pass.RunId, pass.Pass, pass.ResellerId }).IsUnique();
    }
}

internal sealed class MonitorFailureConfiguration : IEntityTypeConfiguration<MonitorFailure>
{
    public void Configure(EntityTypeBuilder<MonitorFailure> builder)
    {
        builder.Property(failure => failure.Error).HasMaxLength(MonitorFailure.ErrorMaxLength);
        builder.HasIndex(failure => new { failure.Pass, failure.Subject }).IsUnique();
        builder.HasIndex(failure => failure.ServiceId); // the panel
    }
}
