using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Components;

/// <summary>Makes work for the monitor, for the tests of pages.</summary>
internal static class MonitorDesk
{
    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    /// <summary>Activated by hand and not paid; so many days later it is to be suspended.</summary>
    public const int DaysToSuspension = 10;

    extension(Space space)
    {
        /// <summary>Bought for 9.95 a month, and activated; its first invoice is unpaid.</summary>
        public async Task<int> AddUnpaidAsync(string name, Customer? customer = null)
        {
            int number;
            await using (var db = space.CreateDbContext())
            {
                var owner = await db.Customers.SingleAsync(c => c.Id == (customer ?? space.Anna).Id, Ct);
                var type = await db.ServiceTypes.SingleAsync(t => t.Name == "Hosting plan", Ct);
                var price = new Price(new Cycle(1, CycleUnit.Month), 0, 995, "USD");
                var service = db.Services.Add(SpaceService.Order(owner, type, name, null, Actor.CommandLine, space.Clock.GetUtcNow(), price)).Entity;
                await db.SaveChangesAsync(Ct);
                number = service.Id;
            }

            var (before, result) = (space.Actor, default(Result<ServiceOutcome>));
            space.Actor = Actor.CommandLine;
            result = await space.Commands.ApplyAsync(number, ServiceAction.Activate, 1, null, Ct);
            space.Actor = before;
            Assert.True(result.Succeeded, result.Failure?.Message);
            await using (var db = space.CreateDbContext()) // its customer was warned long ago
            {
                (await db.Services.SingleAsync(one => one.Id == number, Ct)).Warned(space.Ours.Local(space.Clock.GetUtcNow()).Today);
                await db.SaveChangesAsync(Ct);
            }

            return number;
        }

        /// <summary>From now on nothing can be done to that service.</summary>
        public async Task BreakAsync(int number)
        {
            await using var db = space.CreateDbContext();
            var sql = $"CREATE TRIGGER Broken BEFORE UPDATE OF Status ON Services WHEN NEW.Id = {number} BEGIN SELECT RAISE(ABORT, 'out of order'); END";
            await db.Database.ExecuteSqlRawAsync(sql, Ct);
        }

        public async Task MendAsync()
        {
            await using var db = space.CreateDbContext();
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER Broken", Ct);
        }

        /// <summary>What waits for the monitor now.</summary>
        public Task<MonitorBacklog> BacklogAsync() =>
            new SurfaceMonitor(space, space.Writer, space.Clock, space.Feed, Shipped.FollowUp, NullLogger<SurfaceMonitor>.Instance).BacklogAsync(null, Ct);

        /// <summary>A run by itself, or by somebody for one reseller.</summary>
        public Task<MonitorReport> RunMonitorAsync(int? reseller = null, string by = "Surface Monitor") =>
            new SurfaceMonitor(space, space.Writer, space.Clock, space.Feed, Shipped.FollowUp, NullLogger<SurfaceMonitor>.Instance)
                .RunAsync(reseller is null ? RunTrigger.Timer : RunTrigger.Hand, by, reseller, null, Ct);
    }
}
