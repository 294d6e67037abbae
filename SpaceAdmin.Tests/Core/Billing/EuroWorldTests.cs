using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Billing;

/// <summary>Random payments for some lines, refunds, take backs, credit notes and voids: the books agree after each. <see cref="WorldSeeds"/> says how to live through one again.</summary>
[Trait("Category", "Worlds")]
[Trait("Category", "Slow")]
public sealed class EuroWorldTests : BillingTest
{
    public static TheoryData<int> Seeds => [.. WorldSeeds.Of(1, 2, 3)];

#pragma warning disable CA5394 // A seed makes the same world again.
    [Theory, MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public async Task World_WhateverIsRecorded_KeepsItsBooks(int seed)
    {
        var random = new Random(seed);
        var payments = new PaymentCommands(Space.UnitOfWork, Shipped.FollowUp);
        var (done, services) = (0, new List<int>());
        for (var i = 0; i < 4; i++)
        {
            services.Add(await ActiveAsync($"s{i}"));
        }

        for (var step = 0; step < 70; step++)
        {
            Space.Clock.Advance(TimeSpan.FromMinutes(2));
            var invoices = await InvoicesAsync();
            var (invoice, service, amount) = (invoices[random.Next(invoices.Count)], services[random.Next(services.Count)], $"{random.Next(1, 25)}.{random.Next(100):00}");
            int[] lines = [.. invoice.Lines.Where(line => !line.Credited && random.Next(2) == 0).Select(line => line.Id)];
            done += random.Next(9) switch
            {
                0 or 1 or 2 => (await Invoices.RecordPaymentAsync(invoice.Id, Draft(amount) with { Lines = lines }, invoice.Version, Ct)).Succeeded,
                3 or 4 => (await payments.RefundPaymentAsync(await AnyPaymentAsync(random), Draft(amount) with { Lines = random.Next(2) == 0 ? lines : [] }, "Asked for it", Ct)).Succeeded,
                5 => (await payments.TakeBackAsync(await AnyPaymentAsync(random), "Bounced", Ct)).Succeeded,
                6 => random.Next(3) == 0 && (await Invoices.VoidAsync(invoice.Id, invoice.Version, "Wrong", Ct)).Succeeded,
                7 => await DoAsync(service, (ServiceAction)random.Next(3)),
                _ => (await LiveAsync(random.Next(1, 12))).Count > 0,
            } ? 1 : 0;
            await AssertMoneyIsAccountedForAsync();
        }

        Assert.True(done > 15, $"Only {done} of 70 steps did something.");
        await using var db = Space.CreateDbContext();
        Assert.True(await db.PaymentAllocations.AnyAsync(Ct), "Nothing was paid by choice.");
    }

    private async Task<bool> DoAsync(int number, ServiceAction action) => (await Space.Commands.ApplyAsync(number, action, (await FindAsync(number)).Version, null, Ct)).Succeeded;

    private async Task<int> AnyPaymentAsync(Random random)
    {
        await using var db = Space.CreateDbContext();
        var ids = await db.Payments.Where(payment => payment.Kind == PaymentKind.Received && payment.TakenBackAt == null).Select(payment => payment.Id).ToListAsync(Ct);
        return ids.Count == 0 ? 0 : ids[random.Next(ids.Count)];
    }
#pragma warning restore CA5394
}
