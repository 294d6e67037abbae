using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Provisioning;

public static class ProvisionerRegistration
{
    /// <summary>Adds a kind of provisioner: it is all that the rest of the program has to be told of it.</summary>
    public static IServiceCollection AddProvisioner<T>(this IServiceCollection services)
        where T : class, IProvisioner => services
        .AddSingleton<T>()
        .AddSingleton<IProvisioner>(provider => provider.GetRequiredService<T>())
        .AddSingleton<ProvisionerKind>(provider => provider.GetRequiredService<T>().Description.Kind);

    /// <summary>Null for a kind that this program does not have.</summary>
    public static IProvisioner? Of(this IEnumerable<IProvisioner> provisioners, string kind) => provisioners.SingleOrDefault(one => one.Description.Kind.Key == kind);
}
