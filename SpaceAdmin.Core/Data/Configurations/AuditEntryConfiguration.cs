using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;

namespace SpaceAdmin.Core.Data;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    private const string NotInBulk = "NOT (\"InBulk\")"; // as queries come to say it

    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("Audit");
        builder.Property(entry => entry.ActorName).HasMaxLength(User.NameMaxLength);
        builder.Property(entry => entry.OnBehalfOf).HasMaxLength(User.NameMaxLength);
        builder.Property(entry => entry.Address).HasMaxLength(AuditEntry.AddressMaxLength);
        builder.Property(entry => entry.Kind).HasMaxLength(AuditEntry.KindMaxLength);
        builder.Property(entry => entry.Action).HasMaxLength(AuditEntry.ActionMaxLength);
        builder.Property(entry => entry.Subject).HasMaxLength(AuditEntry.SubjectMaxLength);
        builder.Property(entry => entry.Hash).HasMaxLength(SHA256.HashSizeInBytes);

        builder.HasIndex(entry => entry.ServiceId); // the activity of one service
        builder.HasIndex(entry => entry.At); // the whole log by time,
        builder.HasIndex(entry => new { entry.ResellerId, entry.At }); // and one tenant's

        // The same without what came in bulk, and by what else is filtered. An import of a million does not touch these.
        builder.HasIndex(entry => entry.At, "IX_Audit_Newest").HasFilter(NotInBulk);
        builder.HasIndex(entry => new { entry.ResellerId, entry.At }, "IX_Audit_Newest_ResellerId").HasFilter(NotInBulk);
        builder.HasIndex(entry => new { entry.Kind, entry.At }, "IX_Audit_Newest_Kind").HasFilter(NotInBulk);
        builder.HasIndex(entry => new { entry.Action, entry.At }, "IX_Audit_Newest_Action").HasFilter(NotInBulk);
    }
}
