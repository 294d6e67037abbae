using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Data;

internal sealed class ServiceTypeConfiguration : IEntityTypeConfiguration<ServiceType>
{
    public void Configure(EntityTypeBuilder<ServiceType> builder)
    {
        builder.Property(type => type.Name).HasMaxLength(ServiceType.NameMaxLength);
        builder.Property(type => type.Provisioner).HasMaxLength(ProvisionerKind.KeyMaxLength);
        builder.HasIndex(type => type.Name).IsUnique();
        builder.HasData(
            new { Id = 1, Name = "Hosting plan", IsAddOn = false, Provisioner = ProvisionerKinds.None },
            new { Id = 2, Name = "Hosting add-on", IsAddOn = true, Provisioner = ProvisionerKinds.None },
            new { Id = 3, Name = "Domain name", IsAddOn = false, Provisioner = ProvisionerKinds.None });
    }
}
