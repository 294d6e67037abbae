using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Customers;

namespace SpaceAdmin.Core.Data;

internal sealed class CustomerConfiguration : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> builder)
    {
        builder.Property(customer => customer.UserName).HasMaxLength(Customer.UserNameMaxLength);
        builder.Property(customer => customer.Name).HasMaxLength(Customer.NameMaxLength);
        builder.Property(customer => customer.Email).HasMaxLength(User.EmailMaxLength);
        builder.ComplexProperty(customer => customer.Billing, PartyColumns.Map);
        builder.HasIndex(customer => new { customer.ResellerId, customer.UserName }).IsUnique(); // two resellers may each have an "anna"
        builder.HasOne(customer => customer.Reseller).WithMany().OnDelete(DeleteBehavior.Restrict);
    }
}
