using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Mail;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Core.Data;

internal sealed class MailTemplateConfiguration : IEntityTypeConfiguration<MailTemplate>
{
    public void Configure(EntityTypeBuilder<MailTemplate> builder)
    {
        builder.Property(template => template.Event).HasMaxLength(OutboxMessage.EventMaxLength);
        builder.Property(template => template.Subject).HasMaxLength(MailTemplate.SubjectMaxLength);
        builder.Property(template => template.Text).HasMaxLength(MailTemplate.BodyMaxLength);
        builder.Property(template => template.Html).HasMaxLength(MailTemplate.BodyMaxLength);
        builder.Property(template => template.Version).IsConcurrencyToken();
        builder.HasOne<Reseller>().WithMany().HasForeignKey(template => template.ResellerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(template => new { template.ResellerId, template.Event }).IsUnique();
    }
}

internal sealed class SentMailConfiguration : IEntityTypeConfiguration<SentMail>
{
    public void Configure(EntityTypeBuilder<SentMail> builder)
    {
        builder.Property(mail => mail.Event).HasMaxLength(OutboxMessage.EventMaxLength);
        builder.HasIndex(mail => mail.ServiceId); // the panel
        builder.HasIndex(mail => mail.CustomerId); // the customer's page
        builder.HasIndex(mail => mail.OutboxMessageId).IsUnique(); // a message is one mail
    }
}
