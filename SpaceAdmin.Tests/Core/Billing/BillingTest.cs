using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Tests.Core.Monitoring;

namespace SpaceAdmin.Tests.Core.Billing;

/// <summary>Invoices on a real database, on a clock that starts on 5 January 2026.</summary>
public abstract class BillingTest : MonitorTest
{
    private protected InvoiceCommands Invoices => new(Space.UnitOfWork, Shipped.FollowUp);

    private protected InvoiceQueries Queries => new(Space, Space, Space.Clock);

    /// <summary>A service that was activated by hand today, and its first invoice: 9.95 USD, due on the 12th.</summary>
    private protected async Task<Invoice> InvoicedAsync(Price? price = null, Customer? customer = null)
    {
        await ActAsync(await OrderAsync(price: price, customer: customer), ServiceAction.Activate);
        return (await InvoicesAsync())[^1];
    }

    private protected async Task<Invoice> FindInvoiceAsync(int id) => (await InvoicesAsync()).Single(invoice => invoice.Id == id);

    private protected PaymentDraft Draft(string amount, string? reference = null, DateOnly? on = null, string currency = "USD", string? method = "Bank transfer") =>
        new(amount, currency, on ?? Today, method, reference);

    private protected Task<Result<PaymentOutcome>> RecordAsync(Invoice invoice, string amount, string? reference = null) =>
        Invoices.RecordPaymentAsync(invoice.Id, Draft(amount, reference), invoice.Version, Ct);

    private protected async Task<int> OrderManyAsync(int quantity, Price price)
    {
        await using var db = Space.CreateDbContext();
        var anna = await db.Customers.SingleAsync(customer => customer.Id == Space.Anna.Id, Ct);
        var type = await db.ServiceTypes.SingleAsync(one => one.Name == "Hosting plan", Ct);
        var service = db.Services.Add(SpaceService.Order(anna, type, "many", null, Actor.CommandLine, Space.Clock.GetUtcNow(), price, quantity)).Entity;
        await db.SaveChangesAsync(Ct);
        return service.Id;
    }

    /// <summary>Of Anna's, in USD.</summary>
    private protected async Task<long> BalanceAsync()
    {
        await using var db = Space.CreateDbContext();
        return await db.Balances.Where(balance => balance.CustomerId == Space.Anna.Id).SumAsync(balance => balance.Amount, Ct);
    }

    /// <summary>What came in is on an invoice or on a balance, each balance is the sum of its changes, and nothing else in the books is wrong.</summary>
    private protected async Task AssertMoneyIsAccountedForAsync()
    {
        await using var db = Space.CreateDbContext();
        Assert.Equal(0, await MonitorInvariants.LostAsync(db, Ct));
        Assert.Equal(await db.Balances.SumAsync(balance => balance.Amount, Ct), await db.BalanceEntries.SumAsync(entry => entry.Amount, Ct));
        Assert.Empty(await BooksVerifier.FindAsync(db, Ct));
    }
}
