using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Mail;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Tests.Web;

/// <summary>The PDF of an invoice is for whoever may see its page.</summary>
public sealed class InvoicePdfTests : IDisposable
{
    private const string Password = "Demo-Space-2026";
    private const string Desk = "reseller@demo.test";
    private const string Own = "customer@demo.test";

    private readonly SpaceApp _app = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pdf_IsAFile_ForTheDeskAndItsCustomer()
    {
        var (number, note) = await CreditedAsync(await DemoCustomerAsync());
        foreach (var (who, list) in new[] { (Desk, "/invoices"), (Own, "/my/invoices") })
        {
            using var client = await ClientAsync(who);

            using var invoice = await client.GetAsync($"{list}/{number}/pdf", Ct);
            using var credit = await client.GetAsync($"{list}/{number}/credit-notes/{note}/pdf", Ct);

            Assert.Equal(("application/pdf", "attachment"), (invoice.Content.Headers.ContentType?.MediaType, invoice.Content.Headers.ContentDisposition?.DispositionType));
            Assert.Equal([$"Invoice {number}.pdf", $"Credit note {note}.pdf"], new[] { invoice, credit }.Select(one => one.Content.Headers.ContentDisposition?.FileNameStar));
            Assert.True(invoice.Headers.CacheControl?.NoStore);
            Assert.Contains("Only for this test", PdfReading.Texts(await invoice.Content.ReadAsByteArrayAsync(Ct)));
            Assert.Contains("Taken back", PdfReading.Texts(await credit.Content.ReadAsByteArrayAsync(Ct)));
        }
    }

    [Fact]
    public async Task Pdf_OfAnotherReseller_IsNotFound()
    {
        var (number, note) = await CreditedAsync(await StrangerAsync(ofTheDemo: false), 9_000);
        await using var db = await DbAsync();
        var theirs = await db.Resellers.Where(one => one.Name == "Other Hosting").Select(one => one.Id).SingleAsync(Ct);

        using var desk = await ClientAsync(Desk);
        using var administrator = await ClientAsync("admin@demo.test");

        await AssertAllAsync(404, desk, $"/invoices/{number}/pdf", $"/invoices/{number}/pdf?reseller={theirs}", $"/invoices/{number}/credit-notes/{note}/pdf?reseller={theirs}");
        await AssertAllAsync(200, administrator, $"/invoices/{number}/pdf?reseller={theirs}", $"/invoices/{number}/credit-notes/{note}/pdf?reseller={theirs}");
    }

    [Fact]
    public async Task Pdf_OfAnotherCustomer_IsNotFound_AndTheDesksIsForNoCustomer()
    {
        var (others, othersNote) = await CreditedAsync(await StrangerAsync(ofTheDemo: true));
        var (own, note) = await CreditedAsync(await DemoCustomerAsync());
        using var client = await ClientAsync(Own);

        await AssertAllAsync(404, client, $"/my/invoices/{others}/pdf", $"/my/invoices/{others}/credit-notes/{othersNote}/pdf");
        await AssertAllAsync(404, client, $"/invoices/{own}/pdf", $"/invoices/{own}/credit-notes/{note}/pdf");
        await AssertAllAsync(404, client, $"/my/invoices/{own}/credit-notes/{othersNote}/pdf", "/my/invoices/999999/pdf"); // another invoice's note
        await AssertAllAsync(200, client, $"/my/invoices/{own}/pdf", $"/my/invoices/{own}/credit-notes/{note}/pdf");
    }

    [Fact]
    public async Task Pdf_ForSomebodyWhoIsNotSignedIn_LeadsToThePageToSignIn()
    {
        var (number, note) = await CreditedAsync(await DemoCustomerAsync());
        using var client = _app.NewClient();
        foreach (var path in new[] { $"/invoices/{number}/pdf", $"/my/invoices/{number}/pdf", $"/invoices/{number}/credit-notes/{note}/pdf" })
        {
            using var answer = await client.GetAsync(path, Ct);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Contains("/account/sign-in", answer.Headers.Location?.OriginalString ?? "", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Mail_InTheFolder_HasThePdfAsAPart()
    {
        var customer = await DemoCustomerAsync();
        var (number, _) = await CreditedAsync(customer);
        await using var db = await DbAsync();
        var invoice = await db.Invoices.SingleAsync(one => one.CustomerId == customer.Id && one.Number == number, Ct);
        var message = db.Outbox.Add(new OutboxMessage(OutboxChannel.Mail, OutboxEvents.Reminder, "a reminder of this test", invoice.ResellerId, customer.Id, DateTimeOffset.UtcNow) { InvoiceId = invoice.Id }).Entity;
        await db.Customers.Where(one => one.Id == customer.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Email, "buyer@shop.example"), Ct);
        await db.SaveChangesAsync(Ct);

        Assert.Equal(OutboxVerdict.Confirmed, (await _app.Services.GetServices<IOutboxHandler>().OfType<MailHandler>().Single().SendAsync(message, Ct)).Verdict);

        var mail = await _app.MailToAsync("buyer@shop.example");
        var file = Assert.IsType<MimeKit.MimePart>(Assert.Single(mail.Attachments));
        Assert.Equal(("application/pdf", $"Invoice {number}.pdf"), (file.ContentType.MimeType, file.FileName));
        using var content = new MemoryStream();
        await file.Content!.DecodeToAsync(content, Ct);
        Assert.Contains("Only for this test", PdfReading.Texts(content.ToArray()));
        Assert.Contains($"invoice {number}", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("</p>", mail.HtmlBody, StringComparison.Ordinal);
    }

    public void Dispose() => _app.Dispose();

    private static async Task AssertAllAsync(int status, HttpClient client, params string[] paths)
    {
        foreach (var path in paths)
        {
            using var answer = await client.GetAsync(path, Ct);
            Assert.Equal($"{status} {path}", $"{(int)answer.StatusCode} {path}");
        }
    }

    private Task<SpaceDb> DbAsync() => _app.Services.GetRequiredService<IDbContextFactory<SpaceDb>>().CreateDbContextAsync(Ct);

    private async Task<HttpClient> ClientAsync(string who)
    {
        var client = _app.NewClient();
        using var signedIn = await AccountEndpointTests.SignInAsync(client, who, Password);
        return client;
    }

    private async Task<Customer> DemoCustomerAsync()
    {
        await using var db = await DbAsync();
        return await db.Users.Where(user => user.Email == Own).Join(db.Customers, user => user.CustomerId, customer => customer.Id, (_, customer) => customer).SingleAsync(Ct);
    }

    private async Task<Customer> StrangerAsync(bool ofTheDemo)
    {
        await using var db = await DbAsync();
        var reseller = ofTheDemo ? (await DemoCustomerAsync()).ResellerId : 0;
        if (!ofTheDemo)
        {
            var other = db.Resellers.Add(new Reseller("Other Hosting")).Entity;
            await db.SaveChangesAsync(Ct);
            reseller = other.Id;
        }

        var stranger = db.Customers.Add(new Customer(reseller, "stranger")).Entity;
        await db.SaveChangesAsync(Ct);
        return stranger;
    }

    /// <summary>An invoice of one line, and the credit note that took it back.</summary>
    private async Task<(int Number, int Note)> CreditedAsync(Customer customer, int lastNumber = 0)
    {
        await using var db = await DbAsync();
        if (lastNumber > 0)
        {
            await db.Resellers.Where(one => one.Id == customer.ResellerId).ExecuteUpdateAsync(set => set.SetProperty(one => one.LastInvoiceNumber, lastNumber), Ct);
        }

        var reseller = await db.Resellers.SingleAsync(one => one.Id == customer.ResellerId, Ct);
        var now = reseller.Local(DateTimeOffset.UtcNow);
        var invoice = db.Invoices.Add(new Invoice(reseller, customer.Id, "EUR", now.Today.AddDays(7), now)).Entity;
        invoice.Add(new InvoiceLine(InvoiceLineKind.Item, 0, 0, "Only for this test", 1, 995));
        await db.SaveChangesAsync(Ct);
        var note = db.CreditNotes.Add(invoice.Credit(reseller, invoice.Lines, "Taken back", now)).Entity;
        await db.SaveChangesAsync(Ct);
        return (invoice.Number, note.Number);
    }
}
