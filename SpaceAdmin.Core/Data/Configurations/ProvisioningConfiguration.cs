using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Data;

internal sealed class ServiceOperationConfiguration : IEntityTypeConfiguration<ServiceOperation>
{
    public void Configure(EntityTypeBuilder<ServiceOperation> builder)
    {
        builder.Property(operation => operation.Reason).HasMaxLength(SpaceService.ReasonMaxLength);
        builder.Property(operation => operation.ActorName).HasMaxLength(User.NameMaxLength);
        builder.Property(operation => operation.OnBehalfOf).HasMaxLength(Customer.UserNameMaxLength);
        builder.Ignore(operation => operation.Actor);
        builder.Ignore(operation => operation.StatusReason);
        builder.HasIndex(operation => operation.ServiceId); // the panel
    }
}

internal sealed class ProvisionerSettingConfiguration : IEntityTypeConfiguration<ProvisionerSetting>
{
    public void Configure(EntityTypeBuilder<ProvisionerSetting> builder)
    {
        builder.Property(setting => setting.Address).HasMaxLength(ProvisionerSetting.AddressMaxLength);
        builder.Property(setting => setting.UserName).HasMaxLength(ProvisionerSetting.UserNameMaxLength);
        builder.Property(setting => setting.Namespace).HasMaxLength(ProvisionerSetting.NamespaceMaxLength);
        builder.Property(setting => setting.Version).IsConcurrencyToken();
        builder.HasOne(setting => setting.Reseller).WithMany().OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(setting => new { setting.ResellerId, setting.Kind }).IsUnique();
    }
}

internal sealed class OutsideReferenceConfiguration : IEntityTypeConfiguration<OutsideReference>
{
    public void Configure(EntityTypeBuilder<OutsideReference> builder)
    {
        builder.HasKey(reference => new { reference.ServiceId, reference.Kind });
        builder.Property(reference => reference.Value).HasMaxLength(OutsideReference.ValueMaxLength);
    }
}
