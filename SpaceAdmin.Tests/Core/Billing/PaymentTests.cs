using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Tests.Core.Billing;

/// <summary>Money that comes, and what is refused.</summary>
public sealed class PaymentTests : BillingTest
{
    public static TheoryData<string, string, string> BadAmounts { get; } = new()
    {
        { "USD", "", "Type the amount that came." },
        { "USD", "0", "A payment is more than zero." },
        { "USD", "0.00", "A payment is more than zero." },
        { "USD", "-5", "A payment is more than zero." },
        { "USD", "ten", "“ten” is no amount: write it like 29.85, without groups." },
        { "USD", "1,000", "“1,000” is no amount: write it like 29.85, without groups." },
        { "USD", "1.2.3", "“1.2.3” is no amount: write it like 29.85, without groups." },
        { "USD", "+5", "“+5” is no amount: write it like 29.85, without groups." },
        { "USD", "1e3", "“1e3” is no amount: write it like 29.85, without groups." },
        { "USD", ".", "“.” is no amount: write it like 29.85, without groups." },
        { "EUR", "9.955", "EUR has 2 decimals, so an amount is like 29.85." },
        { "JPY", "9.5", "JPY has no decimals, so an amount is like 2985." },
        { "KWD", "1.2345", "KWD has 3 decimals, so an amount is like 2.985." },
        { "USD", "1.00000000000000000000000000000001", "USD has 2 decimals, so an amount is like 29.85." },
        { "USD", "10000000000000.01", "A payment is at most 10000000000000.00 USD." },
        { "USD", "99999999999999999999999999999999999999999", "A payment is at most 10000000000000.00 USD." },
    };

    [Theory, MemberData(nameof(BadAmounts))]
    public async Task RecordPaymentAsync_ABadAmount_IsRefusedInWords(string currency, string amount, string sentence)
    {
        var invoice = await InvoicedAsync(Monthly with { Currency = currency });

        var result = await Invoices.RecordPaymentAsync(invoice.Id, Draft(amount, currency: currency), invoice.Version, Ct);

        await AssertRefusedAsync(sentence, result, invoice);
    }

    [Theory]
    [InlineData("9.95", 995)]
    [InlineData(" 9.950 ", 995)]
    [InlineData("4", 400)]
    [InlineData(".5", 50)]
    public async Task RecordPaymentAsync_AGoodAmount_IsTaken(string amount, long minor)
    {
        var invoice = await InvoicedAsync();

        Assert.True((await RecordAsync(invoice, amount)).Succeeded);

        Assert.Equal(minor, (await FindInvoiceAsync(invoice.Id)).Paid);
    }

    [Theory]
    [InlineData(null, "Say on which day the money came.")]
    [InlineData("1969-12-31", "1969-12-31 is out of range: a date lies between 1970 and 2200.")]
    [InlineData("2201-01-01", "2201-01-01 is out of range: a date lies between 1970 and 2200.")]
    [InlineData("2026-01-06", "2026-01-06 is still to come: money came today, 2026-01-05, or before.")]
    public async Task RecordPaymentAsync_ABadDay_IsRefusedInWords(string? day, string sentence)
    {
        var invoice = await InvoicedAsync();
        var draft = Draft("9.95") with { ReceivedOn = day is null ? null : DateOnly.Parse(day, null) };

        await AssertRefusedAsync(sentence, await Invoices.RecordPaymentAsync(invoice.Id, draft, invoice.Version, Ct), invoice);
    }

    [Fact]
    public async Task RecordPaymentAsync_OnAResellersOwnDay_AsksItsCalendar()
    {
        await using (var db = Space.CreateDbContext())
        {
            (await db.Resellers.SingleAsync(one => one.Id == Space.Ours.Id, Ct)).Change(new ResellerSettings(Space.Ours.Name, "USD", "Pacific/Auckland", null));
            await db.SaveChangesAsync(Ct);
        }

        Space.Clock.SetUtcNow(new DateTimeOffset(2026, 1, 5, 20, 0, 0, TimeSpan.Zero)); // there it is the 6th
        var invoice = await InvoicedAsync();

        var result = await Invoices.RecordPaymentAsync(invoice.Id, Draft("9.95", on: new DateOnly(2026, 1, 6)), invoice.Version, Ct);

        Assert.True(result.Succeeded, result.Failure?.Message);
    }

    [Fact]
    public async Task RecordPaymentAsync_AnotherCurrencyAndLongTexts_AreRefusedInWords()
    {
        var invoice = await InvoicedAsync();

        await AssertRefusedAsync("Invoice 1 is in USD, and so is a payment of it; EUR is another currency.", await SendAsync(Draft("9.95", currency: "EUR")), invoice);
        await AssertRefusedAsync("A method is one line of at most 60 characters.", await SendAsync(Draft("9.95", method: new string('m', 61))), invoice);
        await AssertRefusedAsync("A reference is one line of at most 100 characters.", await SendAsync(Draft("9.95", new string('r', 101))), invoice);
        await AssertRefusedAsync("A reference is one line of at most 100 characters.", await SendAsync(Draft("9.95", "a\nb")), invoice);

        Task<Result<PaymentOutcome>> SendAsync(PaymentDraft draft) => Invoices.RecordPaymentAsync(invoice.Id, draft, invoice.Version, Ct);
    }

    [Fact]
    public async Task RecordPaymentAsync_OfAPaidOrVoidInvoice_SaysWhich()
    {
        var (paid, voided) = (await InvoicedAsync(), await InvoicedAsync());
        await RecordAsync(paid, "9.95");
        await Invoices.VoidAsync(voided.Id, voided.Version, "Wrong", Ct);

        await AssertRefusedAsync("Invoice 1 is paid already.", await RecordAsync(await FindInvoiceAsync(paid.Id), "1"));
        await AssertRefusedAsync("Invoice 2 is void: nobody owes it any more.", await RecordAsync(await FindInvoiceAsync(voided.Id), "1"));
    }

    [Fact]
    public async Task RecordPaymentAsync_InParts_LeavesTheRestOpenAndThenSettles()
    {
        var invoice = await InvoicedAsync();

        var part = await RecordAsync(invoice, "4.00", "A-1");
        Assert.Equal((new Money(595, "USD"), new Money(0, "USD")), (part.Value!.Open, part.Value.ToBalance));
        Assert.Equal(InvoiceStatus.Unpaid, (await FindInvoiceAsync(invoice.Id)).Status);
        var rest = await RecordAsync(await FindInvoiceAsync(invoice.Id), "5.95", "A-2");

        Assert.Equal(0, rest.Value!.Open.Minor);
        var settled = await FindInvoiceAsync(invoice.Id);
        Assert.Equal((InvoiceStatus.Paid, 995L, Space.Clock.GetUtcNow()), (settled.Status, settled.Paid, settled.PaidAt!.Value));
        Assert.Null((await FindAsync(settled.Lines[0].ServiceId)).DueOn); // nothing is owed any more
        Assert.Equal(0, await BalanceAsync());
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task RecordPaymentAsync_TooMuch_GoesToTheBalance()
    {
        var invoice = await InvoicedAsync();

        var result = await RecordAsync(invoice, "20.00");

        Assert.Equal((0L, 1005L), (result.Value!.Open.Minor, result.Value.ToBalance.Minor));
        Assert.Equal(1005, await BalanceAsync());
        await using var db = Space.CreateDbContext();
        Assert.Equal("Paid more than invoice 1 asked", (await db.BalanceEntries.SingleAsync(Ct)).Text);
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task RecordPaymentAsync_IsAuditedToldAndWakesTheMonitor()
    {
        var invoice = await InvoicedAsync();
        var woken = new TaskCompletionSource();
        using var monitor = Space.Feed.Subscribe(Topics.Payments, () => { woken.TrySetResult(); return Task.CompletedTask; });

        await Invoices.RecordPaymentAsync(invoice.Id, Draft("9.95", "TX 7", method: "Bank transfer"), invoice.Version, Ct);

        await woken.Task.WaitAsync(TimeSpan.FromSeconds(10), Ct);
        var entry = (await Space.AuditAsync())[^1];
        Assert.Equal((AuditKinds.Invoice, AuditActions.RecordPayment, "Invoice 1", "Rosa"), (entry.Kind, entry.Action, entry.Subject, entry.ActorName));
        Assert.Equal(("Unpaid", "Paid", "9.95 USD, Bank transfer, TX 7"), (entry.Before, entry.After, entry.Detail));
        var told = Assert.Single(await ToldAsync(OutboxEvents.PaymentReceived));
        Assert.Equal((OutboxChannel.Mail, invoice.Id, "9.95 USD"), (told.Channel, told.InvoiceId!.Value, told.Text));
    }

    [Fact]
    public async Task RecordPaymentAsync_FromAStalePage_IsStale()
    {
        var invoice = await InvoicedAsync();
        await RecordAsync(invoice, "1");

        var again = await RecordAsync(invoice, "1"); // a double click

        Assert.IsType<Failure.Stale>(again.Failure);
        Assert.Equal(100, (await FindInvoiceAsync(invoice.Id)).Paid);
    }

    [Fact]
    public async Task RecordPaymentAsync_AReferenceAgain_IsRefusedInWords_AndAnotherResellersIsNot()
    {
        var (first, second) = (await InvoicedAsync(), await InvoicedAsync(customer: Space.Bert));
        Assert.True((await RecordAsync(first, "9.95", "TX-1")).Succeeded);

        await AssertRefusedAsync("The reference “TX-1” was recorded before, for invoice 1: a payment is recorded once.", await RecordAsync(second, "9.95", " TX-1 "));

        Space.Actor = Actors.Of(Space.Theirs);
        var theirs = await InvoicedAsync(customer: Space.Zoe);
        Assert.True((await RecordAsync(theirs, "9.95", "TX-1")).Succeeded);
    }

    [Fact]
    public async Task RecordPaymentAsync_WithoutAReference_MayComeTwice_WhenSomebodySaysSo()
    {
        var invoice = await InvoicedAsync();
        Assert.True((await RecordAsync(invoice, "1", " ")).Succeeded);

        invoice = await FindInvoiceAsync(invoice.Id);
        Assert.IsType<PaymentRefusal.Twice>((await RecordAsync(invoice, "1", "")).Failure);
        Assert.True((await Invoices.RecordPaymentAsync(invoice.Id, Draft("1", "") with { Again = true }, invoice.Version, Ct)).Succeeded);
    }

    [Fact]
    public async Task RecordPaymentAsync_TwoWithOneReferenceAtOnce_OneIsRecorded()
    {
        for (var round = 0; round < 5; round++)
        {
            var (one, two) = (await InvoicedAsync(), await InvoicedAsync(customer: Space.Bert));
            using var start = new Barrier(2);

            var results = await Task.WhenAll(new[] { one, two }.Select(invoice => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait(Ct);
                    return RecordAsync(invoice, "9.95", $"TX-{round}");
                },
                Ct,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default).Unwrap()));

            var refused = Assert.Single(results, result => !result.Succeeded);
            Assert.StartsWith($"The reference “TX-{round}” was recorded before, for invoice ", Assert.IsType<PaymentRefusal.ReferenceUsed>(refused.Failure).Message, StringComparison.Ordinal);
        }

        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task RecordPaymentAsync_AReferenceThatComesInBetween_EndsInTheSentenceToo()
    {
        var (one, two) = (await InvoicedAsync(), await InvoicedAsync(customer: Space.Bert));
        var commands = new InvoiceCommands(new UnitOfWork(new Writer(new Between(Space, one.Id), Space.Clock, Space.Feed), Space), Shipped.FollowUp);

        var result = await commands.RecordPaymentAsync(two.Id, Draft("9.95", "TX-1"), two.Version, Ct);

        await AssertRefusedAsync("The reference “TX-1” was recorded before, for invoice 1: a payment is recorded once.", result, two);
    }

    [Fact]
    public async Task RecordPaymentAsync_OfAnotherTenant_IsNotFound()
    {
        var invoice = await InvoicedAsync();
        Space.Actor = Actors.Of(Space.Theirs);

        Assert.IsType<Failure.NotFound>((await RecordAsync(invoice, "9.95")).Failure);
        Assert.IsType<Failure.NotFound>((await Invoices.VoidAsync(invoice.Id, invoice.Version, "Wrong", Ct)).Failure);
        Assert.IsType<Failure.NotFound>((await Invoices.IssueAsync(invoice.Lines[0].ServiceId, null, Ct)).Failure);
    }

    private async Task AssertRefusedAsync<T>(string sentence, Result<T> result, Invoice? unchanged = null)
    {
        Assert.Equal(sentence, Assert.IsAssignableFrom<Failure.Rejected>(result.Failure).Message);
        if (unchanged is not null)
        {
            Assert.Equal((0L, unchanged.Version), ((await FindInvoiceAsync(unchanged.Id)).Paid, (await FindInvoiceAsync(unchanged.Id)).Version));
            await using var db = Space.CreateDbContext();
            Assert.False(await db.Payments.AnyAsync(payment => payment.InvoiceId == unchanged.Id, Ct));
        }
    }

    /// <summary>Somebody else's payment of another invoice comes with the same reference after ours was looked up, and before it is stored.</summary>
    private sealed class Between(Space space, int invoiceId) : SaveChangesInterceptor, IDbContextFactory<SpaceDb>
    {
        public SpaceDb CreateDbContext() => new SqliteSpaceDb(
            (DbContextOptions<SqliteSpaceDb>)new DbContextOptionsBuilder<SqliteSpaceDb>().UseSpaceSqlite(space.ConnectionString).AddInterceptors(this).Options);

        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            await eventData.Context!.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO Payments (Kind, ResellerId, CustomerId, InvoiceId, Amount, Currency, ReceivedOn, Reference, RecordedAt, ActorName)
                SELECT 'Received', ResellerId, CustomerId, Id, 1, Currency, IssuedOn, 'TX-1', 0, 'Karl' FROM Invoices WHERE Id = {invoiceId}
                """,
                cancellationToken);
            return result;
        }
    }
}
