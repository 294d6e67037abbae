using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Mail;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Tests.Core.Mail;

/// <summary>Mails about invoices carry them.</summary>
public sealed class MailAttachmentTests : MailTest
{
    [Theory]
    [InlineData(OutboxEvents.InvoiceIssued, true)]
    [InlineData(OutboxEvents.Reminder, true)]
    [InlineData(OutboxEvents.PaymentReceived, false)]
    [InlineData(OutboxEvents.InvoiceVoided, false)]
    public async Task Mail_AboutAnInvoice_CarriesIt_WhereItAsksForMoney(string happened, bool carries)
    {
        await AddressAsync();

        await DeliverAsync(await TellAsync(happened, invoice: (await InvoiceAsync()).Id));

        var files = Assert.Single(Space.Mails.Sent).Attachments;
        Assert.Equal(carries ? ["Invoice 1.pdf"] : [], files.Select(file => file.Name));
        Assert.All(files, file => Assert.Contains("Hosting", PdfReading.Texts(file.Content)));
    }

    [Fact]
    public async Task Mail_AboutACreditNote_CarriesThatOne()
    {
        await AddressAsync();
        var invoice = await InvoiceAsync(lines: 2);
        await CreditAsync(invoice.Id, 0);
        var second = await CreditAsync(invoice.Id, 1);

        await DeliverAsync(await TellAsync(OutboxEvents.CreditNoteIssued, invoice: invoice.Id, text: "9.95 USD", key: $"credit-note:{second}"));

        Assert.Equal("Credit note 2.pdf", Assert.Single(Assert.Single(Space.Mails.Sent).Attachments).Name);
    }

    [Theory]
    [InlineData(MailAttachments.Max, MailAttachments.Max)]
    [InlineData(MailAttachments.Max + 1, 0)]
    public async Task Mail_AboutSeveral_CarriesEach_UpToALimit_AndAgainWhenItIsSentAgain(int invoices, int files)
    {
        await AddressAsync();
        var leader = await TellAsync(OutboxEvents.InvoiceIssued, invoice: (await InvoiceAsync()).Id);
        for (var at = 1; at < invoices; at++)
        {
            await TellAsync(OutboxEvents.InvoiceIssued, invoice: (await InvoiceAsync()).Id);
        }

        await using (var db = Space.CreateDbContext())
        {
            await db.Outbox.Where(message => message.Id != leader.Id).ExecuteUpdateAsync(set => set.SetProperty(message => message.LeaderId, leader.Id), Ct);
        }

        await DeliverAsync(leader);
        await AgainAsync();
        await AgainAsync(); // the mail that was itself one sent again

        Assert.Equal(3, Space.Mails.Sent.Count);
        var names = Enumerable.Range(1, files).Select(number => $"Invoice {number}.pdf");
        Assert.All(Space.Mails.Sent, mail => Assert.Equal(names, mail.Attachments.Select(file => file.Name)));
    }

    [Fact]
    public async Task CreditNote_SentAgain_IsCarriedAgain()
    {
        await AddressAsync();
        var invoice = await InvoiceAsync(lines: 2);
        await CreditAsync(invoice.Id, 0); // the other one has another number than any mail or message
        await DeliverAsync(await TellAsync(OutboxEvents.CreditNoteIssued, invoice: invoice.Id, text: "9.95 USD", key: $"credit-note:{await CreditAsync(invoice.Id, 1)}"));

        await AgainAsync();

        Assert.Equal(["Credit note 2.pdf", "Credit note 2.pdf"], Space.Mails.Sent.SelectMany(mail => mail.Attachments).Select(file => file.Name));
    }

    private async Task AgainAsync()
    {
        await using var db = Space.CreateDbContext();
        Assert.True((await Again.SendAgainAsync(await db.SentMails.MaxAsync(mail => mail.Id, Ct), Ct)).Succeeded);
        await DeliverAsync(await db.Outbox.AsNoTracking().OrderBy(message => message.Id).LastAsync(Ct));
    }

    private async Task<Invoice> InvoiceAsync(int lines = 1)
    {
        await using var db = Space.CreateDbContext();
        var reseller = await db.Resellers.SingleAsync(one => one.Id == Space.Ours.Id, Ct);
        var now = reseller.Local(Space.Clock.GetUtcNow());
        var invoice = db.Invoices.Add(new Invoice(reseller, Space.Anna.Id, "USD", now.Today.AddDays(7), now)).Entity;
        for (var at = 0; at < lines; at++)
        {
            invoice.Add(new InvoiceLine(InvoiceLineKind.Item, 0, 0, "Hosting", 1, 995));
        }

        await db.SaveChangesAsync(Ct);
        return invoice;
    }

    private async Task<int> CreditAsync(int invoiceId, int line)
    {
        await using var db = Space.CreateDbContext();
        var invoice = await db.Invoices.Include(one => one.Lines).Include(one => one.Reseller).SingleAsync(one => one.Id == invoiceId, Ct);
        var note = db.CreditNotes.Add(invoice.Credit(invoice.Reseller, [invoice.Lines[line]], "Cancelled", invoice.Reseller.Local(Space.Clock.GetUtcNow()))).Entity;
        await db.SaveChangesAsync(Ct);
        return note.Id;
    }
}
