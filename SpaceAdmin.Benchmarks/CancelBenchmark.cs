using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Benchmarks;

/// <summary>Cancels the services of a customer whose next terms stand on one invoice, after three years of paid ones: each gets a credit note.</summary>
internal static class CancelBenchmark
{
    private const int Services = 300;
    private const int Months = 36;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("spaceadmin-cancel-");
        try
        {
            var clock = new SetClock { Now = new DateTimeOffset(2023, 1, 5, 9, 0, 0, TimeSpan.Zero) };
            await using var space = new BenchmarkSpace(Path.Combine(folder.FullName, "space.db"), clock);
            await space.StartAsync();
            var numbers = await FillAsync(space, clock);

            var commands = space.Services.GetRequiredService<ServiceCommands>();
            Measure.Print($"cancel one of {Services} services on an invoice", await Measure.RunAsync(50, 200, async i =>
            {
                var result = await commands.ApplyAsync(numbers[i], ServiceAction.Cancel, await VersionAsync(space, numbers[i]), "Moves out", CancellationToken.None);
                if (!result.Succeeded)
                {
                    throw new InvalidOperationException(result.Failure.Message);
                }
            }));
            await using var db = await space.OpenAsync();
            Measure.Print("invoices paid before it, credit notes made by it", $"{await db.Invoices.CountAsync() - 1}, {await db.CreditNotes.CountAsync()}");
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int[]> FillAsync(BenchmarkSpace space, SetClock clock)
    {
        int[] numbers;
        await using (var db = await space.OpenAsync())
        {
            var type = await db.ServiceTypes.FirstOrDefaultAsync(one => one.Name == "Hosting plan") ?? db.ServiceTypes.Add(new ServiceType("Hosting plan", isAddOn: false)).Entity;
            var reseller = db.Resellers.Add(new Reseller("Benchmark Hosting")).Entity;
            await db.SaveChangesAsync();
            var customer = db.Customers.Add(new Customer(reseller.Id, "anna")).Entity;
            await db.SaveChangesAsync();
            for (var i = 0; i < Services; i++)
            {
                db.Services.Add(SpaceService.Order(customer, type, $"site {i}", null, space.Actor, clock.Now, new Price(new Cycle(1, CycleUnit.Month), 0, 995, "USD")));
            }

            await db.SaveChangesAsync();
            numbers = await db.Services.Select(service => service.Id).Order().ToArrayAsync();
        }

        var commands = space.Services.GetRequiredService<ServiceCommands>();
        foreach (var number in numbers)
        {
            await commands.ApplyAsync(number, ServiceAction.Activate, await VersionAsync(space, number), null, CancellationToken.None);
        }

        var monitor = space.Services.GetRequiredService<ISurfaceMonitor>();
        for (var month = 0; month <= Months; month++)
        {
            await PayAsync(space, clock); // but for the last, which is to be credited
            clock.Now = clock.Now.AddMonths(1).AddDays(month == 0 ? -3 : 0);
            await monitor.RunAsync(RunTrigger.CommandLine, "Benchmark", null, null, CancellationToken.None);
        }

        return numbers;
    }

    private static async Task PayAsync(BenchmarkSpace space, SetClock clock)
    {
        await using var db = await space.OpenAsync();
        var invoices = space.Services.GetRequiredService<InvoiceCommands>();
        foreach (var open in await db.Invoices.AsNoTracking().Where(invoice => invoice.Status == InvoiceStatus.Unpaid).ToListAsync())
        {
            var paid = await invoices.RecordPaymentAsync(
                open.Id, new PaymentDraft(new Money(open.Open, open.Currency).Amount(), open.Currency, DateOnly.FromDateTime(clock.Now.Date), "Bank transfer", null), open.Version, CancellationToken.None);
            if (!paid.Succeeded)
            {
                throw new InvalidOperationException(paid.Failure.Message);
            }
        }
    }

    private static async Task<int> VersionAsync(BenchmarkSpace space, int number)
    {
        await using var db = await space.OpenAsync();
        return await db.Services.Where(service => service.Id == number).Select(service => service.Version).SingleAsync();
    }

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
