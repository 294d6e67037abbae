using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Billing;

/// <summary>What is given back is a credit note of its own number; the invoice stays as it was issued and paid.</summary>
public sealed class CreditNoteTests : BillingTest
{
    [Fact]
    public async Task Cancel_AfterTheNextTermWasPaid_LeavesThePaidInvoice_AndCreditsOnlyTheServicesLine()
    {
        var (number, other) = (await ActiveAsync(), await ActiveAsync("other"));
        await LiveAsync(25); // 30 Jan: one invoice of both
        await PayAllAsync(number);
        var paid = (await InvoicesAsync())[^1];

        await ActAsync(number, ServiceAction.Cancel);

        var after = await FindInvoiceAsync(paid.Id);
        Assert.Equal((InvoiceStatus.Paid, 1_990L, 1_990L, 0L, 2), (after.Status, after.Total, after.Paid, after.Credited, after.Lines.Count));
        var note = Assert.Single(await CreditNotesAsync());
        var line = after.Lines.Single(one => one.ServiceId == number);
        Assert.Equal((1, paid.Id, "Cancelled", 995L, 995L, Today), (note.Number, note.InvoiceId, note.Reason, note.Total, note.ToBalance, note.IssuedOn));
        var back = Assert.Single(note.Lines);
        Assert.Equal((line.Id, line.Text, 1, 995L), (back.InvoiceLineId, back.Text, back.Quantity, back.Amount));
        Assert.True(line.Credited);
        Assert.False(after.Lines.Single(one => one.ServiceId == other).Credited);
        Assert.Equal(995, await BalanceAsync());
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task Cancel_OfOneOfTwoServices_LowersWhatIsOpen_AndSettlesTheOtherWhenTheRestWasPaid()
    {
        var (number, other) = (await ActiveAsync(), await ActiveAsync("other"));
        await LiveAsync(25);
        var renewal = (await InvoicesAsync())[^1];
        Assert.True((await RecordAsync(renewal, "9.95")).Succeeded);
        Assert.Equal(1, (await FindAsync(other)).TermNumber); // nobody knows for which of them it came

        await ActAsync(number, ServiceAction.Cancel);

        var after = await FindInvoiceAsync(renewal.Id);
        Assert.Equal((InvoiceStatus.Paid, 1_990L, 995L, 995L, 0L), (after.Status, after.Total, after.Paid, after.Credited, after.Open));
        Assert.Equal((2, (DateOnly?)null), ((await FindAsync(other)).TermNumber, (await FindAsync(other)).DueOn));
        Assert.Equal(0, (await CreditNotesAsync())[0].ToBalance);
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task Payment_AfterAPartWasCredited_IsOfTheRest()
    {
        var (number, other) = (await ActiveAsync(), await ActiveAsync("other"));
        await LiveAsync(25);
        await ActAsync(number, ServiceAction.Cancel);
        var renewal = (await InvoicesAsync())[^1];
        Assert.Equal((InvoiceStatus.Unpaid, 995L), (renewal.Status, renewal.Open));

        var outcome = await RecordAsync(renewal, "10.00");

        Assert.Equal((0L, 5L), (outcome.Value!.Open.Minor, outcome.Value.ToBalance.Minor));
        Assert.Equal(2, (await FindAsync(other)).TermNumber);
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task Numbers_HaveNoGaps_AndAreEachResellersOwn()
    {
        await using (var db = Space.CreateDbContext())
        {
            var reseller = await db.Resellers.SingleAsync(one => one.Id == Space.Ours.Id, Ct);
            Assert.Equal(0, reseller.LastCreditNoteNumber);
        }

        int[] numbers = [await ActiveAsync("a"), await ActiveAsync("b"), await ActiveAsync("c", customer: Space.Bert)];
        await LiveAsync(25);
        foreach (var number in numbers)
        {
            await ActAsync(number, ServiceAction.Cancel);
        }

        Assert.Equal([1, 2, 3], (await CreditNotesAsync()).Select(note => note.Number));
        await using var after = Space.CreateDbContext();
        Assert.Equal(
            [(Space.Ours.Id, 3), (Space.Theirs.Id, 0)],
            (await after.Resellers.OrderBy(one => one.Id).Select(one => new { one.Id, one.LastCreditNoteNumber }).ToListAsync(Ct)).Select(one => (one.Id, one.LastCreditNoteNumber)));
    }

    [Fact]
    public async Task CreditNote_IsRecordedAndTold_AndReadByTheDeskAndItsCustomer()
    {
        var number = await ActiveAsync();
        await LiveAsync(25);
        var renewal = (await InvoicesAsync())[^1];
        await ActAsync(number, ServiceAction.Cancel);

        await using var db = Space.CreateDbContext();
        var entry = await db.Audit.SingleAsync(one => one.Action == AuditActions.IssueCreditNote, Ct);
        Assert.Equal(($"Invoice {renewal.Number}", "Credit note 1, 9.95 USD", "Cancelled"), (entry.Subject, entry.After, entry.Detail));
        var told = Assert.Single(await ToldAsync(OutboxEvents.CreditNoteIssued));
        Assert.Equal((renewal.Id, "9.95 USD", Space.Anna.Id), (told.InvoiceId, told.Text, told.CustomerId));
        var desk = (await Queries.FindAsync(renewal.Number, null, Ct))!;
        Assert.Equal((InvoiceTab.Credited, "9.95 USD", "9.95 USD", "0.00 USD"), (desk.State, desk.Total.ToString(), desk.Credited.ToString(), desk.Open.ToString()));
        Assert.Equal(["Invoice 2 was taken back by a credit note: nobody owes it any more.", "Nothing of invoice 2 is left to void."], desk.Actions.Select(one => one.Refusal));
        Assert.Equal("1 Cancelled 9.95 USD 0.00 USD", Assert.Single(desk.CreditNotes.Select(note => $"{note.Number} {note.Reason} {note.Total} {note.ToBalance}")));
        Assert.Equal(desk.Lines[0].Text, Assert.Single(desk.CreditNotes[0].Lines).Text);
        Space.Actor = Actors.Of(Space.Anna);
        Assert.Equal(desk.CreditNotes[0].Total, Assert.Single((await Queries.FindMineAsync(renewal.Number, Ct))!.CreditNotes).Total);
    }
}
