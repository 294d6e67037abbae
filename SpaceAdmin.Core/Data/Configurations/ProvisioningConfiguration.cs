using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
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
        builder.Property(setting => setting.Kind).HasMaxLength(ProvisionerKind.KeyMaxLength);
        builder.Property(setting => setting.Fields).HasConversion<FieldValuesConverter>();
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
        builder.Property(reference => reference.Kind).HasMaxLength(ProvisionerKind.KeyMaxLength);
        builder.Property(reference => reference.Value).HasMaxLength(OutsideReference.ValueMaxLength);
    }
}

/// <summary>What a connection's fields hold belongs to it alone, and each kind has others, so it stands in a column of it.</summary>
internal sealed class FieldValuesConverter() : ValueConverter<FieldValues, string>(values => Write(values), text => Read(text))
{
    private static string Write(FieldValues values) => JsonSerializer.Serialize(values.All);

    private static FieldValues Read(string text) => new(JsonSerializer.Deserialize<OrderedDictionary<string, string>>(text)!.Select(one => (one.Key, one.Value)));
}
