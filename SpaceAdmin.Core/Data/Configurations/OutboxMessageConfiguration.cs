using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Core.Data;

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("Outbox");
        builder.Property(message => message.Event).HasMaxLength(OutboxMessage.EventMaxLength);
        builder.Property(message => message.Key).HasMaxLength(OutboxMessage.KeyMaxLength);
        builder.Property(message => message.Text).HasMaxLength(OutboxMessage.TextMaxLength);
        builder.Property(message => message.About).HasMaxLength(OutboxMessage.AboutMaxLength);
        builder.Property(message => message.Answer).HasMaxLength(OutboxMessage.TextMaxLength);
        builder.HasIndex(message => message.DueAt, "IX_Outbox_ToDeliver").HasFilter("\"State\" = 'Pending'"); // the dispatcher
        builder.HasIndex(message => message.ResellerId, "IX_Outbox_Failed").HasFilter("\"State\" = 'Failed'"); // the queue's page
        builder.HasIndex(message => message.OperationId).HasFilter("\"OperationId\" IS NOT NULL"); // what comes after a step
        builder.HasIndex(message => message.CustomerId, "IX_Outbox_ToGather").HasFilter("\"State\" = 'Pending' AND \"GathersUntil\" IS NOT NULL"); // what goes along with a mail
        builder.HasIndex(message => message.LeaderId).HasFilter("\"LeaderId\" IS NOT NULL"); // what one mail tells together
        builder.HasIndex(message => message.Key).IsUnique(); // nothing is told twice
        builder.HasIndex(message => message.ServiceId); // the panel
        builder.HasIndex(message => message.InvoiceId).HasFilter("\"InvoiceId\" IS NOT NULL"); // the invoice's page
    }
}

internal sealed class OutboxAttemptConfiguration : IEntityTypeConfiguration<OutboxAttempt>
{
    public void Configure(EntityTypeBuilder<OutboxAttempt> builder)
    {
        builder.Property(attempt => attempt.Words).HasMaxLength(OutboxMessage.TextMaxLength);
        builder.HasOne<OutboxMessage>().WithMany().HasForeignKey(attempt => attempt.MessageId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(attempt => attempt.MessageId);
    }
}
