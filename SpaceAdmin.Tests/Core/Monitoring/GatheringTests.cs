using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SpaceAdmin.Core.Mail;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Monitoring;

/// <summary>One mail tells a customer what one run did to all its services.</summary>
public sealed class GatheringTests : MonitorTest
{
    private OutboxCommands Decisions => new(Space.UnitOfWork, [new MailHandler(Space, Space.Mails, Space.Mails, Space.Clock)]);

    [Fact]
    public async Task Run_OfTwentyServices_IsOneMailForEachThingThatHappened()
    {
        var numbers = await ActiveAsync(20);
        await LiveAsync(25); // 30 Jan: invoiced, each term on its own invoice or on one
        await DeliverAsync();
        var before = Space.Mails.Sent.Count;

        await LiveAsync(8); // 7 Feb: warned and suspended
        await DeliverAsync();

        var mails = Space.Mails.Sent.Skip(before).ToList();
        Assert.Equal(
            ["shop01.example, shop02.example, shop03.example and 17 more are about to be suspended", "shop01.example, shop02.example, shop03.example and 17 more are suspended"],
            mails.Select(mail => mail.Content.Subject));
        Assert.All(numbers, number => Assert.Contains($"#{number} shop", mails[1].Content.Text, StringComparison.Ordinal));
        Assert.Contains("Reason: Payment overdue", mails[1].Content.Text, StringComparison.Ordinal);
        Assert.Contains("To be suspended on 7 Feb 2026", mails[0].Content.Text, StringComparison.Ordinal);
        Assert.All(await ToldAsync(OutboxEvents.Suspended), message => Assert.Equal(OutboxState.Done, message.State));
    }

    [Fact]
    public async Task Run_ThatIssuesSeveralInvoices_IsOneMail()
    {
        var first = await ActiveAsync(1);
        Space.Clock.Advance(TimeSpan.FromDays(2));
        await ActiveAsync("later.example");
        await DeliverAsync();
        var before = Space.Mails.Sent.Count;
        Space.Clock.Advance(TimeSpan.FromDays(28)); // 4 Feb: that of the 5th, and that of the 7th
        await RunAsync();
        await DeliverAsync();

        var mail = Assert.Single(Space.Mails.Sent.Skip(before));
        Assert.Equal("Invoices 3 and 4 of Our Hosting", mail.Content.Subject);
        Assert.Contains("Invoice 3 of 9.95 USD, due on 5 Feb 2026\nInvoice 4 of 9.95 USD, due on 7 Feb 2026\n", mail.Content.Text, StringComparison.Ordinal);
        Assert.Contains("To be paid: 19.90 USD", mail.Content.Text, StringComparison.Ordinal);
        Assert.Single(await new SentMailQueries(Space, Space).OfServiceAsync(first[0], Ct), row => row.Subject == mail.Content.Subject);
    }

    [Fact]
    public async Task Mail_WaitsWhileARunGoesOn_ButNotForOneThatACrashEnded()
    {
        var numbers = await ActiveAsync(2);
        await DeliverAsync();
        var before = Space.Mails.Sent.Count;
        await using (var db = Space.CreateDbContext())
        {
            db.MonitorRuns.Add(new MonitorRun(RunTrigger.Timer, "Timer", null, Space.Clock.GetUtcNow()));
            await db.SaveChangesAsync(Ct);
        }

        await ActAsync(numbers[0], ServiceAction.Suspend);
        await DeliverAsync();
        Assert.Equal(before, Space.Mails.Sent.Count);

        await ActAsync(numbers[1], ServiceAction.Suspend);
        Space.Clock.Advance(OutboxMessage.GathersFor);
        await DeliverAsync();
        Assert.Equal("shop01.example and shop02.example are suspended", Assert.Single(Space.Mails.Sent.Skip(before)).Content.Subject);
    }

    [Fact]
    public async Task Mail_WaitsWhileTheOutsideWorksOnAnotherOfTheSameCustomer()
    {
        var numbers = await ActiveAsync(2);
        await DeliverAsync();
        var before = Space.Mails.Sent.Count;
        await PendingAsync(numbers[1], ServiceAction.Suspend);

        await ActAsync(numbers[0], ServiceAction.Suspend);
        await DeliverAsync();
        Assert.Equal(before, Space.Mails.Sent.Count);

        await PendingAsync(numbers[1], null);
        await ActAsync(numbers[1], ServiceAction.Suspend);
        await DeliverAsync();
        Assert.Equal("shop01.example and shop02.example are suspended", Assert.Single(Space.Mails.Sent.Skip(before)).Content.Subject);
    }

    [Fact]
    public async Task Mail_ForAnotherReasonOrAnotherCustomer_GoesByItself()
    {
        var numbers = await ActiveAsync(2);
        var bert = await ActiveAsync("bert.example", customer: Space.Bert);
        await AddressAsync(Space.Bert.Id, "bert@shop.example");
        await DeliverAsync();
        var before = Space.Mails.Sent.Count;

        Assert.True((await Space.Commands.ApplyAsync(numbers[0], ServiceAction.Suspend, (await FindAsync(numbers[0])).Version, "Abuse", Ct)).Succeeded);
        await ActAsync(numbers[1], ServiceAction.Suspend);
        await ActAsync(bert, ServiceAction.Suspend);
        await DeliverAsync();

        Assert.Equal(
            ["bert.example is suspended", "shop01.example is suspended", "shop02.example is suspended"], Space.Mails.Sent.Skip(before).Select(mail => mail.Content.Subject).Order());
    }

    [Fact]
    public async Task Decision_AboutOneOfSeveral_IsAboutTheirMail()
    {
        var numbers = await ActiveAsync(3);
        await DeliverAsync();
        Space.Mails.Answer = new OutboxAnswer(OutboxVerdict.Refused, "Mailbox full");
        foreach (var number in numbers)
        {
            await ActAsync(number, ServiceAction.Suspend);
        }

        await DeliverAsync();
        var failed = await ToldAsync(OutboxEvents.Suspended);
        Assert.All(failed, message => Assert.Equal((OutboxState.Failed, "Mailbox full"), (message.State, message.Answer)));
        var queue = await new OutboxQueries(Space, Space, Space.Clock).ListAsync(QueueTab.Failed, 1, 25, Ct);
        Assert.Single(queue.Rows); // several in one mail are one

        Space.Mails.Answer = new OutboxAnswer(OutboxVerdict.Confirmed, "Taken");
        var before = Space.Mails.Sent.Count;
        Assert.True((await Decisions.TryAgainAsync(failed[2].Id, Ct)).Succeeded);
        Assert.All(await ToldAsync(OutboxEvents.Suspended), message => Assert.Equal(OutboxState.Pending, message.State));
        await DeliverAsync();

        Assert.Equal("shop01.example, shop02.example and shop03.example are suspended", Assert.Single(Space.Mails.Sent.Skip(before)).Content.Subject);
        Assert.All(await ToldAsync(OutboxEvents.Suspended), message => Assert.Equal(OutboxState.Done, message.State));
    }

    [Fact]
    public async Task Mail_InTheResellersOwnWords_NamesThemAll()
    {
        var templates = new MailTemplateCommands(Space.UnitOfWork, Space, Space, Space.Mails, Space.Mails);
        Assert.True((await templates.SaveAsync(Space.Ours.Id, OutboxEvents.Suspended, new MailContent("Closed: {service.name}", "{services}", null), 0, Ct)).Succeeded);
        var numbers = await ActiveAsync(2);
        await DeliverAsync();
        var before = Space.Mails.Sent.Count;
        foreach (var number in numbers)
        {
            await ActAsync(number, ServiceAction.Suspend);
        }

        await DeliverAsync();

        var mail = Assert.Single(Space.Mails.Sent.Skip(before));
        Assert.Equal(("Closed: shop01.example and shop02.example", $"#{numbers[0]} shop01.example\n#{numbers[1]} shop02.example\n"), (mail.Content.Subject, mail.Content.Text));
    }

    private async Task<List<int>> ActiveAsync(int count)
    {
        await AddressAsync(Space.Anna.Id, "anna@shop.example");
        var numbers = new List<int>();
        for (var i = 1; i <= count; i++)
        {
            numbers.Add(await ActiveAsync($"shop{i:00}.example"));
        }

        return numbers;
    }

    private async Task AddressAsync(int customer, string email)
    {
        await using var db = Space.CreateDbContext();
        (await db.Customers.SingleAsync(one => one.Id == customer, Ct)).Change(null, email);
        await db.SaveChangesAsync(Ct);
    }

    /// <summary>That the outside works on it, or does not any more.</summary>
    private async Task PendingAsync(int number, ServiceAction? action)
    {
        await using var db = Space.CreateDbContext();
        await db.Services.Where(service => service.Id == number).ExecuteUpdateAsync(set => set.SetProperty(service => service.PendingAction, action), Ct);
    }

    private Task<int> DeliverAsync() => new OutboxDispatcher(
        Space, Space.Writer, [new MailHandler(Space, Space.Mails, Space.Mails, Space.Clock)], Space.Feed, Space.Clock, new OutboxOptions(), NullLogger<OutboxDispatcher>.Instance).DrainAsync(Ct);
}
