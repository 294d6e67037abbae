using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Mail;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Tests.Core.Mail;
using SpaceAdmin.Web.Mail;
using SpaceAdmin.Web.Settings;

namespace SpaceAdmin.Tests.Web;

/// <summary>Messages become mails at a real server, and its answers become theirs.</summary>
public sealed class MailHandlerTests : MailTest, IAsyncDisposable
{
    private readonly SmtpServer _server = new();
    private IMailTransport? _other;

    private protected override IMailTransport Transport => _other ?? Smtp(_server.Port, TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Dispose();
    }

    [Fact]
    public async Task Suspension_Arrives_AsMailersExpectIt()
    {
        await AddressAsync();
        await SupportAsync("help@our.example");
        var service = await Space.AddServiceAsync("shop.example");

        var (answer, topics) = await DeliverAsync(await TellAsync(OutboxEvents.Suspended, service.Id, text: "Payment <overdue>"));

        Assert.Equal((OutboxVerdict.Confirmed, "The mail server took it: Kept"), (answer.Verdict, answer.Words));
        Assert.Superset(new HashSet<string> { Topics.Service(service.Id), Topics.Customer(Space.Anna.Id) }, topics.ToHashSet());
        var (from, to, mail) = Assert.Single(_server.Received);
        Assert.Equal(("desk@hosting.example", Address), (from, to));
        Assert.Equal(("Our Hosting", "desk@hosting.example"), (mail.From.Mailboxes.Single().Name, mail.From.Mailboxes.Single().Address));
        Assert.Equal(("Anna Berg", Address), (mail.To.Mailboxes.Single().Name, mail.To.Mailboxes.Single().Address));
        Assert.Equal("help@our.example", mail.ReplyTo.Mailboxes.Single().Address);
        Assert.Equal("shop.example is suspended", mail.Subject);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.EndsWith("@hosting.example", mail.MessageId, StringComparison.Ordinal);
        var parts = Assert.IsType<MultipartAlternative>(mail.Body);
        Assert.Equal(["text/plain", "text/html"], parts.Select(part => part.ContentType.MimeType));
        Assert.Contains("Reason: Payment <overdue>", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Reason: Payment &lt;overdue&gt;", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("Questions? Write to help@our.example", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("See the service", mail.TextBody, StringComparison.Ordinal); // Anna cannot sign in
    }

    [Fact]
    public async Task Customer_WhoCanSignIn_GetsALink()
    {
        await AddressAsync();
        await Space.AddUserAsync("Anna Berg", customer: Space.Anna);
        var service = await Space.AddServiceAsync();

        await DeliverAsync(await TellAsync(OutboxEvents.Activated, service.Id));

        var mail = Assert.Single(_server.Received).Message;
        Assert.Contains($"See the service: https://desk.hosting.example/my/services/{service.Id}", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"https://desk.hosting.example/my/services/{service.Id}\">See the service</a>", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_WithLineBreaks_MakeNoHeaders()
    {
        var service = await Space.AddServiceAsync("shop\r\nBcc: eve@evil.example\r\n\r\nBody");
        await AddressAsync(name: "Anna \"Berg\", <eve@evil.example>");

        await DeliverAsync(await TellAsync(OutboxEvents.Cancelled, service.Id));

        var (_, to, mail) = Assert.Single(_server.Received);
        Assert.Equal("shop Bcc: eve@evil.example Body is cancelled", mail.Subject);
        Assert.Equal((Address, "Anna \"Berg\", <eve@evil.example>"), (to, mail.To.Mailboxes.Single().Name));
        Assert.Empty(mail.Bcc);
        Assert.DoesNotContain("Bcc", mail.Headers.Select(header => header.Field));
    }

    [Theory]
    [InlineData("550 No such user", OutboxVerdict.Refused, "The mail server refused: No such user")]
    [InlineData("553 Not here", OutboxVerdict.Refused, "The mail server refused: Not here")]
    [InlineData("451 Greylisted", OutboxVerdict.Unclear, "The mail server is busy: Greylisted")]
    [InlineData("421 Too many", OutboxVerdict.Unclear, "The mail server is busy: Too many")]
    [InlineData("452 Mailbox full", OutboxVerdict.Unclear, "The mail server is busy: Mailbox full")]
    public async Task Mailbox_ThatDoesNotTakeIt_IsRefusedAtOnceOrTriedAgain(string says, OutboxVerdict verdict, string words)
    {
        await AddressAsync();
        _server.ToRecipient = says;

        var (answer, _) = await DeliverAsync(await TellAsync(OutboxEvents.Ordered, (await Space.AddServiceAsync()).Id));

        Assert.Equal(new OutboxAnswer(verdict, words), answer);
        Assert.Empty(await Sent.OfCustomerAsync(Space.Anna.Id, Ct));
    }

    [Theory]
    [InlineData("554 Spam", OutboxVerdict.Refused)]
    [InlineData("451 Later", OutboxVerdict.Unclear)]
    public async Task Server_ThatDoesNotKeepTheMail_IsRefusedAtOnceOrTriedAgain(string says, OutboxVerdict verdict)
    {
        await AddressAsync();
        _server.AfterData = says;

        Assert.Equal(verdict, (await DeliverAsync(await TellAsync(OutboxEvents.Ordered, (await Space.AddServiceAsync()).Id))).Answer.Verdict);
    }

    [Fact]
    public async Task Line_CutAfterTheMail_IsTriedAgainAsTheSameMail()
    {
        await AddressAsync();
        var message = await TellAsync(OutboxEvents.Ordered, (await Space.AddServiceAsync()).Id);
        _server.CutsAfterData = true;

        Assert.Equal(OutboxVerdict.Unclear, (await DeliverAsync(message)).Answer.Verdict);
        _server.CutsAfterData = false;
        Space.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(OutboxVerdict.Confirmed, (await DeliverAsync(message)).Answer.Verdict);
        await DeliverAsync(await TellAsync(OutboxEvents.Ordered, message.ServiceId));

        var ids = _server.Received.Select(one => one.Message.MessageId).ToList();
        Assert.Equal(3, ids.Count);
        Assert.Equal(ids[0], ids[1]);
        Assert.NotEqual(ids[0], ids[2]);
        Assert.Equal(2, (await Sent.OfCustomerAsync(Space.Anna.Id, Ct)).Count); // by its key it counts once
    }

    [Fact]
    public async Task Server_ThatSaysNothing_IsTriedAgain()
    {
        await AddressAsync();
        _server.Silent = true;
        var clock = new FakeTimeProvider();
        _other = Smtp(_server.Port, clock);

        var delivering = DeliverAsync(await TellAsync(OutboxEvents.Ordered, (await Space.AddServiceAsync()).Id));
        while (!delivering.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(16));
            await Task.WhenAny(delivering, Task.Delay(20, Ct));
        }

        Assert.Equal(new OutboxAnswer(OutboxVerdict.Unclear, "The mail server did not answer in time."), (await delivering).Answer);
    }

    [Fact]
    public async Task Server_ThatIsNotThere_IsTriedAgain()
    {
        await AddressAsync();
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        _other = Smtp(((IPEndPoint)closed.LocalEndpoint).Port, TimeProvider.System);
        closed.Stop();

        Assert.Equal(new OutboxAnswer(OutboxVerdict.Unclear, "The mail server cannot be reached."), (await DeliverAsync(await TellAsync(OutboxEvents.Ordered, (await Space.AddServiceAsync()).Id))).Answer);
    }

    [Fact]
    public async Task Installation_WithoutMail_FailsAtOnceAndSaysWhy()
    {
        await AddressAsync();
        _other = new NoMailer("Mail:Host");

        Assert.Equal(new OutboxAnswer(OutboxVerdict.Refused, "Mail is not set up: set Mail:Host."), (await DeliverAsync(await TellAsync(OutboxEvents.Ordered, (await Space.AddServiceAsync()).Id))).Answer);
    }

    [Fact]
    public async Task Customer_WithoutAnAddress_IsSaidSo()
    {
        var (answer, topics) = await DeliverAsync(await TellAsync(OutboxEvents.Ordered, (await Space.AddServiceAsync()).Id));

        Assert.Equal(new OutboxAnswer(OutboxVerdict.Needless, "anna has no e-mail address."), answer);
        Assert.Empty(topics);
    }

    [Fact]
    public async Task Event_ThatIsSwitchedOff_IsDoneWithoutAMail()
    {
        await AddressAsync();
        await Templates.SwitchAsync(Space.Ours.Id, OutboxEvents.Ordered, off: true, 0, Ct);

        var (answer, _) = await DeliverAsync(await TellAsync(OutboxEvents.Ordered, (await Space.AddServiceAsync()).Id));

        Assert.Equal(new OutboxAnswer(OutboxVerdict.Needless, "Mails of this event are switched off."), answer);
        Assert.Empty(_server.Received);
        Assert.Empty(await Sent.OfCustomerAsync(Space.Anna.Id, Ct));
    }

    [Fact]
    public async Task Event_WithWordsOfTheReseller_SaysThem_InPlainTextAlone()
    {
        await AddressAsync();
        await Templates.SaveAsync(Space.Ours.Id, OutboxEvents.Ordered, new MailContent("Thanks, {customer.name}", "For {service.type} {service.name}.", null), 0, Ct);

        await DeliverAsync(await TellAsync(OutboxEvents.Ordered, (await Space.AddServiceAsync("shop.example")).Id));

        var mail = Assert.Single(_server.Received).Message;
        Assert.Equal("Thanks, Anna Berg", mail.Subject);
        Assert.Equal("For Hosting plan shop.example.", Assert.IsType<TextPart>(mail.Body).Text.Trim());
    }

    [Fact]
    public async Task Service_ThatIsGone_IsStillCalledByItsName()
    {
        await AddressAsync();

        await DeliverAsync(await TellAsync(OutboxEvents.Cancelled, service: 4711, about: "gone.example"));

        Assert.Equal("gone.example is cancelled", Assert.Single(_server.Received).Message.Subject);
    }

    [Theory]
    [InlineData(ScheduleState.Declined, "declined")]
    [InlineData(ScheduleState.Pending, "accepted")]
    public async Task Request_ThatWasAnswered_IsToldHow(ScheduleState state, string word)
    {
        await AddressAsync();
        var service = await Space.AddServiceAsync("shop.example");
        var request = await Space.AddScheduleAsync(service, state: state);

        await DeliverAsync(await TellAsync(OutboxEvents.CancellationAnswered, service.Id, key: $"{OutboxEvents.CancellationAnswered}:{request.Id}"));

        Assert.Equal($"Your request to cancel shop.example is {word}", Assert.Single(_server.Received).Message.Subject);
    }

    [Fact]
    public async Task Invoice_AndItsPayment_AreToldWithTheirSums_AndInThePanelOfTheService()
    {
        await AddressAsync();
        var invoice = await InvoicedAsync();
        var service = invoice.Lines[0].ServiceId;

        var (_, topics) = await DeliverAsync(await TellAsync(OutboxEvents.InvoiceIssued, invoice: invoice.Id));
        await DeliverAsync(await TellAsync(OutboxEvents.PaymentReceived, invoice: invoice.Id, text: "5.00 USD"));

        Assert.Contains(Topics.Service(service), topics);
        Assert.Equal([$"Invoice {invoice.Number} of Our Hosting", $"We received your payment of invoice {invoice.Number}"], _server.Received.Select(one => one.Message.Subject));
        Assert.Contains($"here is invoice {invoice.Number} of 9.95 USD, due on 12 Jan 2026.", _server.Received[0].Message.TextBody, StringComparison.Ordinal);
        Assert.Contains("To be paid: 9.95 USD", _server.Received[0].Message.TextBody, StringComparison.Ordinal);
        Assert.Contains($"we received 5.00 USD for invoice {invoice.Number}.", _server.Received[1].Message.TextBody, StringComparison.Ordinal);
        Assert.Equal(2, (await Sent.OfServiceAsync(service, Ct)).Count);
    }

    private async Task SupportAsync(string address)
    {
        await using var db = Space.CreateDbContext();
        (await db.Resellers.SingleAsync(reseller => reseller.Id == Space.Ours.Id, Ct)).Change(new ResellerSettings("Our Hosting", "USD", "UTC", address));
        await db.SaveChangesAsync(Ct);
    }

    /// <summary>The first invoice of a service of Anna's, for 9.95 a month.</summary>
    private async Task<Invoice> InvoicedAsync()
    {
        int number;
        await using (var db = Space.CreateDbContext())
        {
            var anna = await db.Customers.SingleAsync(customer => customer.Id == Space.Anna.Id, Ct);
            var type = await db.ServiceTypes.SingleAsync(one => one.Name == "Hosting plan", Ct);
            var service = db.Services.Add(SpaceService.Order(
                anna, type, "shop.example", null, Actor.CommandLine, Space.Clock.GetUtcNow(), new Price(new Cycle(1, CycleUnit.Month), 0, 995, "USD"))).Entity;
            await db.SaveChangesAsync(Ct);
            number = service.Id;
        }

        Assert.True((await Space.Commands.ApplyAsync(number, ServiceAction.Activate, 1, null, Ct)).Succeeded);
        await using var read = Space.CreateDbContext();
        return await read.Invoices.AsNoTracking().Include(invoice => invoice.Lines).SingleAsync(Ct);
    }

    internal static SmtpMailer Smtp(int port, TimeProvider clock) => new(
        SettingsOf.Mail<MailSettings>(development: false, ("Mail:Port", port.ToString(CultureInfo.InvariantCulture)), ("Mail:Security", "None")),
        "127.0.0.1",
        new MailboxAddress("Desk", "desk@hosting.example"),
        clock,
        NullLogger<SmtpMailer>.Instance);
}
