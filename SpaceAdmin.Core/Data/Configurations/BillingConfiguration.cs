using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Data;

internal sealed class InvoiceConfiguration : IEntityTypeConfiguration<Invoice>
{
    public void Configure(EntityTypeBuilder<Invoice> builder)
    {
        builder.Property(invoice => invoice.Currency).HasMaxLength(Currency.CodeLength);
        builder.Property(invoice => invoice.DisplayNumber).HasMaxLength(NumberPattern.MaxLength);
        builder.Property(invoice => invoice.Foot).HasMaxLength(BillingSettings.FootMaxLength);
        builder.ComplexProperty(invoice => invoice.Seller, PartyColumns.Map);
        builder.ComplexProperty(invoice => invoice.Buyer, PartyColumns.Map);
        builder.Property(invoice => invoice.VoidReason).HasMaxLength(Invoice.ReasonMaxLength);
        builder.Property(invoice => invoice.Version).IsConcurrencyToken();
        builder.Ignore(invoice => invoice.Open);
        builder.HasOne(invoice => invoice.Reseller).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(invoice => invoice.Customer).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(invoice => invoice.Lines).WithOne(line => line.Invoice).HasForeignKey(line => line.InvoiceId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(invoice => invoice.Lines).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasIndex(invoice => new { invoice.ResellerId, invoice.Number }).IsUnique(); // numbers without gaps, and the list of one reseller
        builder.HasIndex(invoice => new { invoice.ResellerId, invoice.DisplayNumber }); // what is searched by what people call it
        builder.HasIndex(invoice => new { invoice.ResellerId, invoice.Status, invoice.DueOn });
        builder.HasIndex(invoice => new { invoice.Status, invoice.DueOn }); // the same for an administrator
        builder.HasIndex(invoice => new { invoice.CustomerId, invoice.Status }); // a customer's own, and what its balance can pay
    }
}

internal sealed class InvoiceLineConfiguration : IEntityTypeConfiguration<InvoiceLine>
{
    public void Configure(EntityTypeBuilder<InvoiceLine> builder)
    {
        builder.ToTable("InvoiceLines");
        builder.Property(line => line.Text).HasMaxLength(InvoiceLine.TextMaxLength);
        builder.Ignore(line => line.Owed);
        builder.Ignore(line => line.IsPaidByChoice);
        builder.Property(line => line.Allocated).HasDefaultValue(0L);
        builder.ComplexProperty(line => line.Taxed, TaxColumns.Map);
        builder.HasIndex(line => line.ServiceId); // what is owed for a service
    }
}

internal sealed class CreditNoteConfiguration : IEntityTypeConfiguration<CreditNote>
{
    public void Configure(EntityTypeBuilder<CreditNote> builder)
    {
        builder.Property(note => note.DisplayNumber).HasMaxLength(NumberPattern.MaxLength);
        builder.Property(note => note.Currency).HasMaxLength(Currency.CodeLength);
        builder.Property(note => note.Reason).HasMaxLength(Invoice.ReasonMaxLength);
        builder.HasOne<Reseller>().WithMany().HasForeignKey(note => note.ResellerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(note => note.Invoice).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(note => note.Lines).WithOne().HasForeignKey(line => line.CreditNoteId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(note => note.Lines).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasIndex(note => new { note.ResellerId, note.Number }).IsUnique(); // numbers without gaps
        builder.HasIndex(note => note.CustomerId);
    }
}

internal sealed class CreditNoteLineConfiguration : IEntityTypeConfiguration<CreditNoteLine>
{
    public void Configure(EntityTypeBuilder<CreditNoteLine> builder)
    {
        builder.ToTable("CreditNoteLines");
        builder.Property(line => line.Text).HasMaxLength(InvoiceLine.TextMaxLength);
        builder.ComplexProperty(line => line.Taxed, TaxColumns.Map);
        builder.HasOne<InvoiceLine>().WithMany().HasForeignKey(line => line.InvoiceLineId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(line => line.InvoiceLineId).IsUnique(); // nothing is taken back twice
    }
}

internal sealed class PaymentConfiguration : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.Property(payment => payment.Currency).HasMaxLength(Currency.CodeLength);
        builder.Property(payment => payment.Method).HasMaxLength(Payment.MethodMaxLength);
        builder.Property(payment => payment.Reference).HasMaxLength(Payment.ReferenceMaxLength);
        builder.Property(payment => payment.ActorName).HasMaxLength(User.NameMaxLength);
        builder.HasOne<Invoice>().WithMany().HasForeignKey(payment => payment.InvoiceId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(payment => payment.Reason).HasMaxLength(Payment.ReasonMaxLength);
        builder.HasOne<Payment>().WithMany().HasForeignKey(payment => payment.OfPaymentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(payment => new { payment.ResellerId, payment.Reference }).IsUnique()
            .HasFilter("\"Reference\" IS NOT NULL AND \"TakenBackAt\" IS NULL"); // no payment is recorded twice, unless the first time was wrong
        builder.HasIndex(payment => payment.CustomerId);
    }
}

internal sealed class PaymentAllocationConfiguration : IEntityTypeConfiguration<PaymentAllocation>
{
    public void Configure(EntityTypeBuilder<PaymentAllocation> builder)
    {
        builder.HasOne(one => one.Payment).WithMany().HasForeignKey(one => one.PaymentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<InvoiceLine>().WithMany().HasForeignKey(one => one.InvoiceLineId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BalanceConfiguration : IEntityTypeConfiguration<Balance>
{
    public void Configure(EntityTypeBuilder<Balance> builder)
    {
        builder.Property(balance => balance.Currency).HasMaxLength(Currency.CodeLength);
        builder.HasIndex(balance => new { balance.CustomerId, balance.Currency }).IsUnique();
        builder.HasIndex(balance => balance.CustomerId, "IX_Balances_Positive").HasFilter("\"Amount\" > 0"); // what the monitor can pay with
    }
}

internal sealed class BalanceEntryConfiguration : IEntityTypeConfiguration<BalanceEntry>
{
    public void Configure(EntityTypeBuilder<BalanceEntry> builder)
    {
        builder.Property(entry => entry.Currency).HasMaxLength(Currency.CodeLength);
        builder.Property(entry => entry.Text).HasMaxLength(InvoiceLine.TextMaxLength);
        builder.HasIndex(entry => entry.CustomerId);
        builder.HasIndex(entry => entry.InvoiceId);
        builder.HasOne(entry => entry.Payment).WithMany().HasForeignKey(entry => entry.PaymentId).OnDelete(DeleteBehavior.Restrict);
    }
}
