using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Outside;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Provisioning;

/// <summary>An outside that answers what a test says, and remembers how it was reached.</summary>
internal sealed class FakeProvisioner(ProvisionerDescription description) : IProvisioner
{
    public ProvisionerDescription Description => description;

    public ProvisionerAnswer Answer { get; set; } = new(OutboxVerdict.Confirmed, "Ready.");

    public List<ProvisionerConnection> Tested { get; } = [];

    public Task<ProvisionerAnswer> SendAsync(ProvisionerConnection connection, string key, ProvisioningRequest request, OutsideReferences references, CancellationToken ct) =>
        throw new InvalidOperationException("Nothing is to be sent.");

    public Task<ProvisionerAnswer> TestAsync(ProvisionerConnection connection, CancellationToken ct)
    {
        Tested.Add(connection);
        return Task.FromResult(Answer);
    }
}

internal static class FakeOutside
{
    public const string PrivateHost = "private.example";
    public const string PrivateSentence = "“private.example” leads to a private address. Only addresses that anybody can reach are allowed here.";

    /// <summary>What the program has.</summary>
    public static IReadOnlyList<ProvisionerDescription> Descriptions { get; } = [WebhookDescription.Value, SolidCpDescription.Value];

    public static ProvisionerKinds Kinds { get; } = new(Descriptions.Select(description => description.Kind));

    /// <summary>Every other name leads to where anybody can go, and nobody is asked.</summary>
    public static OutsideAddresses Addresses { get; } =
        new(OutsidePolicy.Default, (host, _) => Task.FromResult(new[] { IPAddress.Parse(host == PrivateHost ? "10.0.0.1" : "8.8.8.8") }));

    public static ProvisionerDescription Description(string kind) => Descriptions.Single(description => description.Kind.Key == kind);

    /// <summary>Instead of what talks to the network.</summary>
    public static IServiceCollection AddFakeOutside(this IServiceCollection services, params FakeProvisioner[] provisioners)
    {
        services.RemoveAll<IProvisioner>();
        foreach (var provisioner in provisioners is [] ? [.. Descriptions.Select(description => new FakeProvisioner(description))] : provisioners)
        {
            services.AddSingleton<IProvisioner>(provisioner);
        }

        return services.Replace(ServiceDescriptor.Singleton(Addresses));
    }
}
