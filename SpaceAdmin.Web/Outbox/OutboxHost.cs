using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Web.Outbox;

/// <summary>Lets messages leave as long as the program serves.</summary>
internal sealed class OutboxHost(OutboxDispatcher dispatcher) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => dispatcher.RunAsync(stoppingToken), CancellationToken.None);
}
