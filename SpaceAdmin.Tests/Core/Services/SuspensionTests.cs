using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Tests.Core.Billing;
using SpaceAdmin.Tests.Core.Monitoring;

namespace SpaceAdmin.Tests.Core.Services;

/// <summary>What suspended a service can be corrected: a debt that is abuse, and the reverse.</summary>
public sealed class SuspensionTests : BillingTest
{
    private SuspensionCommands Suspensions => new(Space.UnitOfWork);

    [Fact]
    public async Task ChangeSourceAsync_OfADebtThatIsAbuse_NoPaymentLiftsIt_AndNobodyCancelsIt()
    {
        var number = await OverdueAsync();

        Assert.True((await ChangeAsync(number, SuspensionSource.Manual, new StatusReason(" Sends spam ", IsPrivate: true))).Succeeded);

        var service = await FindAsync(number);
        Assert.Equal((ServiceStatus.Suspended, SuspensionSource.Manual, "Sends spam", true), (service.Status, service.SuspensionSource, service.Reason, service.ReasonIsPrivate));
        var (before, span) = (service.Lifecycle[^2], service.Lifecycle[^1]);
        Assert.Equal((LifecycleRecord.ChangeOfSource, ServiceStatus.Suspended, "Sends spam", before.EndedAt), (span.BegunBy, span.Status, span.Reason, (DateTimeOffset?)span.StartedAt));
        await using (var db = Space.CreateDbContext())
        {
            var entry = await db.Audit.SingleAsync(one => one.Action == AuditActions.ChangeSuspension, Ct);
            Assert.Equal(("Overdue", "Manual", "Sends spam"), (entry.Before, entry.After, entry.Detail));
            Assert.Empty(await MonitorInvariants.BrokenAsync(db, Ct));
        }

        await PayAllAsync(number);
        await LiveAsync(30);
        Assert.Equal(ServiceStatus.Suspended, (await FindAsync(number)).Status);
    }

    [Fact]
    public async Task ChangeSourceAsync_ToADebt_IsLiftedByThePayment()
    {
        var number = await OverdueAsync();
        Assert.True((await ChangeAsync(number, SuspensionSource.Manual, "Abuse")).Succeeded);

        Assert.True((await ChangeAsync(number, SuspensionSource.Overdue, "It was no abuse")).Succeeded);
        await PayAllAsync(number);
        await RunAsync();

        Assert.Equal(ServiceStatus.Active, (await FindAsync(number)).Status);
        await AssertMoneyIsAccountedForAsync();
    }

    [Fact]
    public async Task ChangeSourceAsync_ToADebtLongAfter_GivesAWeekBeforeTheCancellation()
    {
        var number = await OverdueAsync();
        Assert.True((await ChangeAsync(number, SuspensionSource.Manual, "Abuse")).Succeeded);
        await LiveAsync(60);

        Assert.True((await ChangeAsync(number, SuspensionSource.Overdue, "It was no abuse")).Succeeded);

        await LiveAsync(6);
        Assert.Equal(ServiceStatus.Suspended, (await FindAsync(number)).Status);
        await LiveAsync(1);
        Assert.Equal(ServiceStatus.Cancelled, (await FindAsync(number)).Status);
    }

    [Fact]
    public async Task ChangeSourceAsync_OfWhatDoesNotFit_SaysWhy()
    {
        var number = await OverdueAsync();
        Assert.IsType<SuspensionRefusal.NotThisWay>((await ChangeAsync(number, SuspensionSource.Overdue, "Why")).Failure);
        Assert.IsType<SuspensionRefusal.NotThisWay>((await ChangeAsync(number, SuspensionSource.Parent, "Why")).Failure);
        Assert.IsType<SuspensionRefusal.NeedsReason>((await ChangeAsync(number, SuspensionSource.Manual, " ")).Failure);
        Assert.IsType<ServiceRefusal.ReasonTooLong>((await ChangeAsync(number, SuspensionSource.Manual, new string('x', SpaceService.ReasonMaxLength + 1))).Failure);
        Assert.IsType<Failure.Stale>((await Suspensions.ChangeSourceAsync(number, 1, SuspensionSource.Manual, "Why", Ct)).Failure);
        var paid = await ActiveAsync("paid");
        Assert.IsType<SuspensionRefusal.NotThisWay>((await ChangeAsync(paid, SuspensionSource.Manual, "Why")).Failure);
        await ActAsync(paid, ServiceAction.Suspend);
        Assert.IsType<SuspensionRefusal.NothingOverdue>((await ChangeAsync(paid, SuspensionSource.Overdue, "Why")).Failure);
    }

    private async Task<Result<int>> ChangeAsync(int number, SuspensionSource source, StatusReason reason) =>
        await Suspensions.ChangeSourceAsync(number, (await FindAsync(number)).Version, source, reason, Ct);

    // Activated by hand, never paid, and suspended by the monitor.
    private async Task<int> OverdueAsync()
    {
        var invoice = await InvoicedAsync();
        var number = invoice.Lines[0].ServiceId;
        await LiveAsync(12);
        Assert.Equal(SuspensionSource.Overdue, (await FindAsync(number)).SuspensionSource);
        return number;
    }
}
