using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Tests.Core.Data;

/// <summary>Until November 2026 an invoice was credited by negative lines of its own. A start makes credit notes of them, and the invoices what they were.</summary>
public sealed class CreditNoteMigrationTests : IDisposable
{
    private readonly ReleasedDatabase _database = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_MakesCreditNotesOfCreditLines()
    {
        await _database.UnpackAsync("2026-11", Ct);

        // 64 is one that the demo credited before anybody paid it. 18 was paid and is credited in part, 37 paid and credited
        // whole, and of 40 a part is credited, a part was paid, and the rest is void by hand.
        await ExecuteAsync("""
            UPDATE InvoiceLines SET Credited = 1 WHERE Id IN (SELECT MAX(Id) FROM InvoiceLines WHERE InvoiceId IN (18, 40) GROUP BY InvoiceId) OR InvoiceId = 37;
            INSERT INTO InvoiceLines (InvoiceId, Kind, ServiceId, TermNumber, Text, Quantity, Amount, Credited)
            SELECT InvoiceId, 'Credit', ServiceId, TermNumber, 'Cancelled: ' || Text, Quantity, -Amount, 0 FROM InvoiceLines WHERE InvoiceId IN (18, 37, 40) AND Credited;
            INSERT INTO BalanceEntries (ResellerId, CustomerId, InvoiceId, Currency, Amount, Text, At)
            SELECT ResellerId, CustomerId, Id, Currency, -(SELECT SUM(Amount) FROM InvoiceLines WHERE InvoiceId = i.Id AND Kind = 'Credit'), 'Credit of invoice ' || Number, PaidAt + 1
            FROM Invoices i WHERE Id IN (18, 37);
            UPDATE Invoices SET Total = (SELECT SUM(Amount) FROM InvoiceLines WHERE InvoiceId = Invoices.Id) WHERE Id IN (18, 37, 40);
            UPDATE Invoices SET Paid = Total WHERE Id IN (18, 37);
            UPDATE Invoices SET Status = 'Void', Paid = 0, VoidedAt = IssuedAt, VoidReason = 'By hand' WHERE Id = 40;
            UPDATE Invoices SET Status = 'Void', VoidedAt = PaidAt + 1, VoidReason = 'Cancelled: it' WHERE Id = 37;
            """);
        var before = await InvoicesAsync("18, 37, 40, 64");

        await new SqliteStart(_database.Dbs, TimeProvider.System, NullLogger<SqliteStart>.Instance).RunAsync(Ct);

        Assert.Equal(["18 Paid 500 of 500", "37 Void 0 of 0", "40 Void 0 of 500", "64 Void 0 of 0"], before);
        Assert.Equal(["18 Paid 2495 of 2495", "37 Paid 2495 of 2495", "40 Void 0 of 1095", "64 Credited 0 of 1995"], await InvoicesAsync("18, 37, 40, 64"));
        Assert.Equal(
            ["1 of 18: Cancelled, 1995, 1995 to the balance, 1 lines", "2 of 37: Cancelled, 2495, 2495 to the balance, 2 lines", "3 of 40: Cancelled, 595, 0 to the balance, 1 lines", "4 of 64: Cancelled, 1995, 0 to the balance, 1 lines"],
            await TextsAsync("""
                SELECT n.Number || ' of ' || n.InvoiceId || ': ' || n.Reason || ', ' || n.Total || ', ' || n.ToBalance || ' to the balance, '
                    || (SELECT COUNT(*) FROM CreditNoteLines l WHERE l.CreditNoteId = n.Id) || ' lines' AS Value
                FROM CreditNotes n
                """));
        Assert.Equal(["4"], await TextsAsync("SELECT LastCreditNoteNumber || '' AS Value FROM Resellers"));
        Assert.Equal(["By hand"], await TextsAsync("SELECT VoidReason AS Value FROM Invoices WHERE Id IN (18, 37, 40, 64) AND VoidReason IS NOT NULL"));
        Assert.Empty(await TextsAsync("SELECT Text AS Value FROM InvoiceLines WHERE Kind = 'Credit'"));
        Assert.Equal( // what was more than its invoice asked names its payment
            ["32: 2000 of 3200", "53: 2000 of 8545"],
            await TextsAsync("SELECT e.InvoiceId || ': ' || e.Amount || ' of ' || p.Amount AS Value FROM BalanceEntries e JOIN Payments p ON p.Id = e.PaymentId AND p.Kind = 'Received'"));
    }

    public void Dispose() => _database.Dispose();

    private Task<List<string>> InvoicesAsync(string ids) =>
        TextsAsync($"SELECT Id || ' ' || Status || ' ' || Paid || ' of ' || Total AS Value FROM Invoices WHERE Id IN ({ids})");

    private async Task<List<string>> TextsAsync(string sql)
    {
        await using var db = _database.Dbs.CreateDbContext();
        return await db.Database.SqlQueryRaw<string>(sql).ToListAsync(Ct);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var db = _database.Dbs.CreateDbContext();
        await db.Database.ExecuteSqlRawAsync(sql, Ct);
    }
}
