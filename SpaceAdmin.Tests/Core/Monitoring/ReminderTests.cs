using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Monitoring;

/// <summary>Customers are reminded of unpaid invoices on the days that are set.</summary>
public sealed class ReminderTests : MonitorTest
{
    // Every service here is ordered and paid on 5 Jan: its next term is invoiced on 29 Jan and due on 5 Feb.
    private static DateOnly Due => new(2026, 2, 5);

    [Fact]
    public async Task Run_OnTheDaysBeforeAndAfter_RemindsOnceEach()
    {
        await RemindAsync("3 before, 0 after, 1 after, 30 before");
        await ActiveAsync();

        Assert.Equal([-3, 0, 1], await RemindersAsync(60)); // 30 days before it was not issued
        Assert.All(await ToldAsync(OutboxEvents.Reminder), message => Assert.NotNull(message.InvoiceId));
        Assert.Equal(3, (await Space.AuditAsync()).Count(entry => entry is { Action: "Remind", Detail: "due on 2026-02-05", Subject: "Invoice 2" }));
    }

    [Fact]
    public async Task Run_AfterSeveralWereMissed_SendsTheNewestAlone()
    {
        await RemindAsync("3 before, 1 after, 5 after");
        await SetAsync(SettingLevel.Reseller, Space.Ours.Id, DaysChoice.None with { Suspend = 100 });
        await ActiveAsync();
        SkipTo(Due.AddDays(-5));
        await RunAsync();
        SkipTo(Due.AddDays(2));

        await RunAsync();
        Assert.Single(await ToldAsync(OutboxEvents.Reminder));
        Assert.Equal([5], await RemindersAsync(20));
    }

    [Fact]
    public async Task Run_LongAfterTheLast_RemindsNobodyAnyMore()
    {
        await RemindAsync("1 after");
        await ActiveAsync();
        SkipTo(Due.AddDays(-5));
        await RunAsync();
        SkipTo(Due.AddDays(40));

        Assert.Empty(await RemindersAsync(5));
    }

    [Fact]
    public async Task Run_OfWhatIsPaidHeldOrBeingCancelled_RemindsNobody()
    {
        Space.Actor = Actor.CommandLine;
        await RemindAsync("1 before, 3 after");
        var (paid, held, cancelled) = (await ActiveAsync("paid.example"), await ActiveAsync("held.example", customer: Space.Bert), await ActiveAsync("cancelled.example", customer: Space.Zoe));
        SkipTo(Due.AddDays(-5));
        await RunAsync();
        await PayAllAsync(paid);
        await HoldAsync(held, Due.AddDays(2));
        await using (var db = Space.CreateDbContext())
        {
            (await db.Services.SingleAsync(service => service.Id == cancelled, Ct)).Begin(ServiceAction.Cancel, 1);
            await db.SaveChangesAsync(Ct);
        }

        Assert.Equal([2, 3], await RemindersAsync(15)); // what the hold kept back comes when it ends
        Assert.All(await ToldAsync(OutboxEvents.Reminder), message => Assert.Equal(Space.Bert.Id, message.CustomerId));
    }

    [Fact]
    public async Task Run_WithoutAnySetting_RemindsNobody_AndOneOfAResellerIsForItAlone()
    {
        Space.Actor = Actor.CommandLine;
        await SetAsync(SettingLevel.Reseller, Space.Theirs.Id, DaysChoice.None, MonitorTexts.None with { Reminders = "1 before" });
        await ActiveAsync();
        await ActiveAsync("theirs.example", customer: Space.Zoe);

        Assert.Equal([-1], await RemindersAsync(40));
        Assert.Equal(Space.Theirs.Id, Assert.Single(await ToldAsync(OutboxEvents.Reminder)).ResellerId);
    }

    [Fact]
    public async Task Backlog_CountsWhatIsToBeReminded_AndThePreviewSaysIt()
    {
        await RemindAsync("1 before");
        await ActiveAsync();
        SkipTo(Due.AddDays(-5));
        await RunAsync();
        SkipTo(Due.AddDays(-1));

        Assert.Equal(1, (await Monitor().BacklogAsync(null, Ct)).Count);
        var task = Assert.Single((await PreviewAsync()).Tasks);
        Assert.Equal((Pass.Remind, "Invoice 2", "due on 2026-02-05"), (task.Pass, task.Name, task.Why));
        await RunAsync();
        Assert.Equal(0, (await Monitor().BacklogAsync(null, Ct)).Count);
    }

    [Theory]
    [InlineData("soon", "“soon” is no reminder. Write the days before or after the due day, up to 365, such as “3 before, 1 after, 7 after”, or “none”.")]
    [InlineData("3 before,", "“” is no reminder. Write the days before or after the due day, up to 365, such as “3 before, 1 after, 7 after”, or “none”.")]
    [InlineData("-1 after", "“-1 after” is no reminder. Write the days before or after the due day, up to 365, such as “3 before, 1 after, 7 after”, or “none”.")]
    [InlineData("366 after", "“366 after” is no reminder. Write the days before or after the due day, up to 365, such as “3 before, 1 after, 7 after”, or “none”.")]
    [InlineData("1 after, 2 after, 3 after, 4 after, 5 after, 6 after, 7 after, 8 after, 9 after, 10 after, 11 after", "A customer is reminded of an invoice 10 times at most.")]
    public async Task Change_ToWhatIsNoReminder_IsRefused(string reminders, string sentence)
    {
        var commands = new MonitorCommands(Space.UnitOfWork, Monitor());

        var result = await commands.ChangeSettingsAsync(SettingLevel.Reseller, Space.Ours.Id, DaysChoice.None, MonitorTexts.None with { Reminders = reminders }, 0, Ct);

        Assert.Equal(sentence, Assert.IsAssignableFrom<Failure.Rejected>(result.Failure).Message);
    }

    private Task RemindAsync(string reminders) => SetAsync(SettingLevel.Installation, 0, DaysChoice.None, MonitorTexts.None with { Reminders = reminders });

    /// <summary>On which days from the due day somebody was reminded.</summary>
    private async Task<List<int>> RemindersAsync(int days)
    {
        var reminded = new List<int>();
        for (var i = 0; i < days; i++)
        {
            reminded.AddRange((await LiveAsync(1)).Where(task => task.Pass is Pass.Remind).Select(_ => Today.DayNumber - Due.DayNumber));
        }

        return reminded;
    }
}
