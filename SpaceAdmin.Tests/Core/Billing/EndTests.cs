using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Billing;

/// <summary>What the end of a service does to its books, and what it leaves alone.</summary>
public sealed class EndTests : BillingTest
{
    [Fact]
    public async Task Delete_AfterAnActivationByMistake_LeavesEveryPaidInvoiceAsItWas()
    {
        var number = await ActiveAsync();
        for (var month = 0; month < 2; month++)
        {
            await LiveAsync(30);
            await PayAllAsync(number);
        }

        await ActAsync(number, ServiceAction.Cancel);
        var paid = await PaidAsync();
        Assert.True(paid.Count > 1);
        await ActAsync(number, ServiceAction.Activate); // by mistake
        await ActAsync(number, ServiceAction.Cancel);
        var balance = await BalanceAsync();

        await ActAsync(number, ServiceAction.Delete);

        Assert.Equal(paid, await PaidAsync());
        Assert.Equal(balance, await BalanceAsync());
    }

    [Fact]
    public async Task Delete_OfWhatWasPaidAndNeverRan_GivesTheMoneyBack()
    {
        var number = await OrderAsync();
        Assert.True((await Invoices.IssueAsync(number, null, Ct)).Succeeded);
        await PayAllAsync(number);

        await ActAsync(number, ServiceAction.Delete);

        Assert.Equal(995, await BalanceAsync());
    }

    [Fact]
    public async Task AgreedEnd_TakesBackTheNextTermsOfItsAddOnsToo()
    {
        var number = await ActiveAsync();
        var addOn = await ActiveAsync("More space", parent: number);
        await LiveAsync(25); // 30 Jan: both are invoiced for February
        Assert.Equal(2 * 995, (await InvoicesAsync())[^1].Total);

        var agreed = await Space.Schedules.ScheduleAsync(number, ServiceAction.Cancel, null, null, Ct);

        Assert.True(agreed.Succeeded, agreed.Failure?.Message);
        Assert.Equal((InvoiceStatus.Credited, 2 * 995L), ((await InvoicesAsync())[^1].Status, (await InvoicesAsync())[^1].Credited));
        Assert.Null((await FindAsync(addOn)).DueOn);
        var refused = await Invoices.IssueAsync(addOn, null, Ct);
        Assert.IsType<InvoiceRefusal.EndsBefore>(refused.Failure);
        await LiveAsync(10);
        Assert.Equal([ServiceStatus.Cancelled, ServiceStatus.Cancelled], new[] { await FindAsync(number), await FindAsync(addOn) }.Select(service => service.Status));
        Assert.Equal(0, await BalanceAsync());
    }

    [Fact]
    public async Task EndsOn_IsADayOfTheResellersCalendar()
    {
        await using (var db = Space.CreateDbContext())
        {
            await db.Resellers.Where(one => one.Id == Space.Ours.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.TimeZone, "Asia/Tokyo"), Ct);
        }

        var number = await OrderAsync();
        Space.Clock.SetUtcNow(new DateTimeOffset(2026, 1, 10, 20, 0, 0, TimeSpan.Zero)); // the 11th in Tokyo

        await ActAsync(number, ServiceAction.Cancel);

        Assert.Equal(new DateOnly(2026, 1, 11), (await FindAsync(number)).EndsOn);
    }

    private async Task<List<string>> PaidAsync() =>
        [.. (await InvoicesAsync()).Where(invoice => invoice.Status is InvoiceStatus.Paid).Select(invoice => $"{invoice.Number}: {invoice.Paid} of {invoice.Total} in {invoice.Lines.Count} lines")];
}
