using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Web.Access;

/// <summary>
/// The services of the host, with another one acting: whoever sent a request, or the command line. What is made of them writes in
/// that actor's name too, and never in that of a circuit.
/// </summary>
internal sealed class ActingServices(IServiceProvider services, ICurrentActor actor) : IServiceProvider, IServiceProviderIsService
{
    /// <summary>Makes a command or query of Core that acts as <paramref name="actor"/>.</summary>
    public static T Create<T>(IServiceProvider services, ICurrentActor actor) => ActivatorUtilities.CreateInstance<T>(new ActingServices(services, actor));

    public object? GetService(Type serviceType) =>
        serviceType == typeof(ICurrentActor) ? actor
        : serviceType == typeof(UnitOfWork) ? new UnitOfWork(services.GetRequiredService<Writer>(), actor)
        : serviceType == typeof(IServiceProviderIsService) ? this
        : services.GetService(serviceType);

    public bool IsService(Type serviceType) =>
        serviceType == typeof(ICurrentActor) || serviceType == typeof(UnitOfWork) || services.GetRequiredService<IServiceProviderIsService>().IsService(serviceType);
}
