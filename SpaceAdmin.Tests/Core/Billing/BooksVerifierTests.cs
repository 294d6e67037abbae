using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Billing;

/// <summary>Books that were kept are right, and each way to falsify them is found.</summary>
public sealed class BooksVerifierTests : BillingTest
{
    private BooksVerifier Verifier => new(Space, Space);

    /// <summary>The statement that falsifies, and the check that finds it.</summary>
    public static TheoryData<string, string> Falsifications => new(
        ("UPDATE InvoiceLines SET Amount = Amount - 100 WHERE Id = 1", "invoice.total"),
        ("UPDATE Invoices SET Total = 1 WHERE Id = 1", "invoice.total"),
        ("UPDATE Payments SET Amount = Amount - 1 WHERE Id = 1", "invoice.paid"),
        ("DELETE FROM Payments WHERE Id = 1", "invoice.paid"),
        ("UPDATE Invoices SET Paid = Paid - 5 WHERE Id = 1", "invoice.paid"),
        ("UPDATE Invoices SET Credited = 0 WHERE Credited > 0", "invoice.credited"),
        ("UPDATE Invoices SET Status = 'Paid' WHERE Status = 'Unpaid'", "invoice.status"),
        ("UPDATE Invoices SET Status = 'Void' WHERE Status = 'Paid'", "invoice.status"),
        ("DELETE FROM Invoices WHERE Status = 'Unpaid'", "invoice.numbers"),
        ("UPDATE Invoices SET Number = 99 WHERE Id = 1", "invoice.numbers"),
        ("DELETE FROM CreditNotes WHERE Id = 1", "credit-note.numbers"),
        ("UPDATE CreditNotes SET Number = 7 WHERE Id = 1", "credit-note.numbers"),
        ("UPDATE CreditNotes SET Total = Total + 1 WHERE Id = 1", "credit-note.total"),
        ("UPDATE CreditNotes SET ToBalance = -1 WHERE Id = 1", "credit-note.total"),
        ("UPDATE CreditNoteLines SET InvoiceLineId = 1 WHERE Id = 1", "credit-note.lines"),
        ("UPDATE CreditNoteLines SET Net = Net - 1, Tax = Tax + 1 WHERE Id = 1", "credit-note.lines"),
        ("UPDATE CreditNoteLines SET TaxRate = 7000 WHERE Id = 1", "credit-note.lines"),
        ("UPDATE CreditNoteLines SET TaxTreatment = 'Exempt' WHERE Id = 1", "credit-note.lines"),
        ("UPDATE InvoiceLines SET Net = Net - 1 WHERE Id = 1", "line.tax"),
        ("UPDATE InvoiceLines SET Net = Net - 1, Tax = Tax + 1 WHERE Id = 1", "line.tax"),
        ("UPDATE InvoiceLines SET TaxTreatment = 'Standard', TaxRate = 19000 WHERE Id = 1", "line.tax"),
        ("UPDATE InvoiceLines SET TaxTreatment = 'Standard', TaxRate = 19000, Net = Amount - 162, Tax = 162 WHERE Id = 1", "line.tax"), // 9.95 gross hold 1.59
        ("UPDATE Invoices SET DisplayNumber = '2' WHERE Id = 1", "invoice.display-numbers"),
        ("UPDATE CreditNotes SET DisplayNumber = '2' WHERE Id = 1", "credit-note.display-numbers"),
        ("DELETE FROM CreditNoteLines WHERE Id = 1", "invoice.lines"),
        ("UPDATE InvoiceLines SET Credited = 1 WHERE Id = 1", "invoice.lines"),
        ("UPDATE Payments SET Currency = 'EUR' WHERE Id = 1", "payment.customer"),
        ("UPDATE Payments SET InvoiceId = NULL WHERE Id = 1", "payment.balance"),
        ("UPDATE Payments SET Kind = 'Refund' WHERE Id = 1", "payment.customer"),
        ("UPDATE Payments SET TakenBackAt = RecordedAt WHERE Id = 1", "payment.taken-back"),
        ("UPDATE CreditNotes SET CustomerId = 2 WHERE Id = 1", "credit-note.customer"),
        ("UPDATE Balances SET Amount = Amount + 100000", "balance.entries"),
        ("DELETE FROM BalanceEntries WHERE Id = 1", "balance.entries"),
        ("UPDATE BalanceEntries SET CustomerId = 2 WHERE Id = 1", "entry.customer"),
        ("UPDATE InvoiceLines SET TermNumber = 1", "line.twice"),
        ("UPDATE Services SET DueOn = NULL", "service.due"),
        ("UPDATE Services SET DueOn = '2026-01-01' WHERE Status = 'Cancelled'", "service.due"));

    /// <summary>The same of a payment that is for one line of its invoice.</summary>
    public static TheoryData<string, string> FalsifiedAllocations => new(
        ("UPDATE InvoiceLines SET Allocated = Allocated + 1 WHERE Allocated > 0", "line.allocated"),
        ("DELETE FROM PaymentAllocations", "line.allocated"),
        ("UPDATE Invoices SET Paid = 0", "invoice.allocated"),
        ("UPDATE PaymentAllocations SET Amount = -Amount", "allocation.payment"));

    [Fact]
    public async Task VerifyAsync_OfBooksThatWereKept_SaysWhereTheMoneyIs()
    {
        await KeepAsync();
        Space.Actor = Actor.CommandLine;

        var verdict = (await Verifier.VerifyAsync(Ct)).Value!;

        Assert.Equal((7, 2, 5), (verdict.Invoices, verdict.CreditNotes, verdict.Payments));
        var sums = Assert.Single(verdict.Sums);
        Assert.Equal(("64.70 USD", "49.75 USD", "14.95 USD"), (sums.Received.ToString(), sums.Kept.ToString(), sums.Balances.ToString()));
    }

    [Theory, MemberData(nameof(Falsifications))]
    public async Task VerifyAsync_OfFalsifiedBooks_NamesWhatCannotBeTrue(string falsification, string check)
    {
        await KeepAsync();
        await FalsifyAsync(falsification);

        await AssertFoundAsync(check);
    }

    [Theory, MemberData(nameof(FalsifiedAllocations))]
    public async Task VerifyAsync_OfFalsifiedAllocations_NamesWhatCannotBeTrue(string falsification, string check)
    {
        var invoice = await InvoicedAsync(customer: Space.Anna);
        Assert.True((await Invoices.RecordPaymentAsync(invoice.Id, Draft("4.00") with { Lines = [invoice.Lines[0].Id] }, invoice.Version, Ct)).Succeeded);
        await FalsifyAsync(falsification);

        await AssertFoundAsync(check);
    }

    [Fact]
    public async Task EveryCheck_IsSeenToFindSomething()
    {
        await using var db = Space.CreateDbContext();

        Assert.Equal(
            BookChecks.All(db).Select(check => check.Name).Order(),
            Falsifications.Concat(FalsifiedAllocations).Select(row => row.Data.Item2).Distinct().Order());
    }

    [Fact]
    public async Task VerifyAsync_ByAReseller_IsRefused() => Assert.IsType<Failure.Forbidden>((await Verifier.VerifyAsync(Ct)).Failure);

    private async Task FalsifyAsync(string falsification)
    {
        await using var db = Space.CreateDbContext();
        await db.Database.OpenConnectionAsync(Ct); // one connection for both
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF", Ct);
        await db.Database.ExecuteSqlRawAsync(falsification, Ct);
    }

    private async Task AssertFoundAsync(string check)
    {
        Space.Actor = Actor.CommandLine;

        var broken = Assert.IsType<BooksBroken>((await Verifier.VerifyAsync(Ct)).Failure);

        Assert.Contains(check, broken.Faults.Select(fault => fault.Check));
        Assert.All(broken.Faults, fault => Assert.Contains(fault.Text, broken.Message, StringComparison.Ordinal));
    }

    // A paid invoice, one with a credit of what was paid, one credited before it was paid, one that is open, and money on the balance.
    private async Task KeepAsync()
    {
        var (leaves, stays, unpaid) = (await ActiveAsync("leaves"), await ActiveAsync("stays"), await ActiveAsync("unpaid", customer: Space.Bert));
        await LiveAsync(25);
        await PayAllAsync(leaves);
        await ActAsync(leaves, ServiceAction.Cancel);
        await ActAsync(unpaid, ServiceAction.Cancel);
        Assert.True((await RecordAsync(await InvoicedAsync(customer: Space.Anna), "14.95")).Succeeded);
        await ActAsync(await OrderAsync(price: Monthly, customer: Space.Bert), ServiceAction.Activate);
        Assert.True(await FindAsync(stays) is { Status: ServiceStatus.Active });
    }
}
