using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.AddOns;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Data;

internal sealed class AddOnOrderConfiguration : IEntityTypeConfiguration<AddOnOrder>
{
    public void Configure(EntityTypeBuilder<AddOnOrder> builder)
    {
        builder.ToTable("AddOnOrders");
        builder.Property(order => order.Key).HasMaxLength(AddOnOrder.KeyMaxLength);
        builder.Property(order => order.Text).HasMaxLength(AddOnOrder.TextMaxLength);
        builder.Property(order => order.Currency).HasMaxLength(Currency.CodeLength);
        builder.Property(order => order.ActorName).HasMaxLength(User.NameMaxLength);
        builder.HasIndex(order => new { order.CustomerId, order.Key }).IsUnique(); // nothing is ordered twice by one request
        builder.HasIndex(order => order.ResellerId); // those that came since somebody looked last; SQLite ends it with the key
    }
}
