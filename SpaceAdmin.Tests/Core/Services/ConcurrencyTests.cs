using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;
using static SpaceAdmin.Core.Services.ServiceAction;
using static SpaceAdmin.Core.Services.ServiceStatus;

namespace SpaceAdmin.Tests.Core;

public sealed class ConcurrencyTests : IDisposable
{
    private readonly Space _space = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ApplyAsync_ADoubleClick_ActsOnce()
    {
        for (var round = 0; round < 10; round++)
        {
            var service = await _space.AddServiceAsync(status: Active);

            var results = await TogetherAsync((service.Id, Suspend, 1), (service.Id, Suspend, 1));

            Assert.Single(results, result => result.Succeeded);
            Assert.Single(results, result => result.Failure is Failure.Stale);
            Assert.Equal(2, (await _space.FindAsync(service))?.Lifecycle.Count);
        }
    }

    [Fact]
    public async Task ApplyAsync_AnAddOnActivatedWhileItsParentIsSuspended_IsNeverActiveUnderIt()
    {
        for (var round = 0; round < 20; round++)
        {
            var parent = await _space.AddServiceAsync(status: Active);
            var addOn = await _space.AddServiceAsync("backup", parent: parent);

            await TogetherAsync((addOn.Id, Activate, 1), (parent.Id, Suspend, 1));

            Assert.Equal(Suspended, await _space.StatusAsync(parent));
            Assert.NotEqual(Active, await _space.StatusAsync(addOn));
        }
    }

    [Fact]
    public async Task ApplyAsync_ManyAtOnce_LeavesOneOpenSpanThatIsTheStatus()
    {
        var services = new List<SpaceService>();
        for (var i = 0; i < 5; i++)
        {
            services.Add(await _space.AddServiceAsync($"web-{i}", Active));
        }

        await TogetherAsync([.. services.SelectMany(service => new[] { (service.Id, Suspend, 1), (service.Id, Cancel, 1), (service.Id, Suspend, 1) })]);

        await using var db = _space.CreateDbContext();
        foreach (var service in await db.Services.Include(s => s.Lifecycle).ToListAsync(Ct))
        {
            Assert.Equal(service.Status, Assert.Single(service.Lifecycle, span => span.EndedAt is null).Status);
            Assert.Equal(2, service.Version);
        }
    }

    public void Dispose() => _space.Dispose();

    private async Task<Result<ServiceOutcome>[]> TogetherAsync(params (int Number, ServiceAction Action, int Version)[] commands)
    {
        using var start = new Barrier(commands.Length);
        return await Task.WhenAll(commands.Select(command => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait(Ct);
                return _space.Commands.ApplyAsync(command.Number, command.Action, command.Version, reason: null, Ct);
            },
            Ct,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));
    }
}
