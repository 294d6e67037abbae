using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Web.Hosting;

namespace SpaceAdmin.Web.Outbox;

/// <summary>Lets messages leave as long as the program serves.</summary>
internal sealed class OutboxHost(OutboxDispatcher dispatcher, StartWork work) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await work.Done.WaitAsync(stoppingToken);
        await Task.Run(() => dispatcher.RunAsync(stoppingToken), CancellationToken.None);
    }
}
