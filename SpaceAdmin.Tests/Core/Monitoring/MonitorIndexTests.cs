using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Mail;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Monitoring;

/// <summary>How the database finds what each pass asks for: the plan, not the time.</summary>
public sealed class MonitorIndexTests : MonitorTest
{
    [Theory]
    [InlineData(Pass.IssueRenewals, "IX_Services_ToInvoice")]
    [InlineData(Pass.ApplyBalances, "IX_Balances_Positive")]
    [InlineData(Pass.Remind, "IX_Invoices_Status_DueOn")]
    [InlineData(Pass.Activate, "IX_Services_ToActivate")]
    [InlineData(Pass.Warn, "IX_Services_ToSuspend")]
    [InlineData(Pass.Suspend, "IX_Services_ToSuspend")]
    [InlineData(Pass.Cancel, "IX_Services_ToCancel")]
    [InlineData(Pass.Lapse, "IX_Services_ToLapse")]
    [InlineData(Pass.CarryOutSchedules, "IX_ScheduledActions_Pending")]
    [InlineData(Pass.ChangeQuantities, "IX_Services_ToReduce")]
    public async Task EachPass_FindsItsWorkByItsIndex(Pass pass, string index)
    {
        for (var i = 0; i < 30; i++)
        {
            await Space.AddServiceAsync($"s{i}", ServiceStatus.Active);
        }

        await SetAsync(SettingLevel.Installation, 0, DaysChoice.None, MonitorTexts.None with { Reminders = "1 after" });
        var plans = new QueryPlans();
        await using var db = await plans.WatchAsync(Space, Ct);
        var scope = await MonitorScope.ReadAsync(db, Space.Clock.GetUtcNow(), null, null, Ct);

        await MonitorPasses.InOrder().Single(one => one.Pass == pass).NextAsync(db, scope, Ct);

        var plan = plans.All[^1];
        Assert.Contains(plan, step => step.Contains($"USING INDEX {index} ", StringComparison.Ordinal) || step.EndsWith($"USING INDEX {index}", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal) && !step.Contains(index, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Mail_FindsWhatGoesAlongByItsIndex()
    {
        var plans = new QueryPlans();
        await using var db = await plans.WatchAsync(Space, Ct);
        var leader = new OutboxMessage(OutboxChannel.Mail, OutboxEvents.Suspended, "a", Space.Ours.Id, Space.Anna.Id, Space.Clock.GetUtcNow());

        await MailGathering.GoingWith(db, Space.Clock.GetUtcNow(), leader).ToListAsync(Ct);

        var plan = plans.All[^1];
        Assert.Contains(plan, step => step.Contains("USING INDEX IX_Outbox_ToGather (CustomerId=?)", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal));
    }
}
