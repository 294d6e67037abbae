using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Core.Resellers;
using SpaceAdmin.Core.Schedules;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Tests.Core.Outbox;

namespace SpaceAdmin.Tests.Core.Billing;

/// <summary>What people pay, hold and take back while the outside is at work. The table stands in the documentation.</summary>
public sealed class MoneyAndOutsideTests : BillingTest
{
    private readonly ScriptedOutside _outside = new();

    public MoneyAndOutsideTests() => Space.ProvisionByWebhook();

    public static TheoryData<string, string, string, string, string> Rows { get; } = Read();

    private ScheduleCommands Schedules => new(Space.UnitOfWork, Shipped.FollowUp);

    private OutboxCommands Queue => new(Space.UnitOfWork, [Handler()]);

    [Theory, MemberData(nameof(Rows))]
    public async Task Pair_EndsAsTheTableSays(string underWay, string stands, string then, string answer, string end)
    {
        var number = await AskedAsync(underWay);

        var decided = await MeanwhileAsync(number, stands, then);
        await LetHoursPassAsync();

        Assert.Equal(answer, decided);
        Assert.Equal(end, await StateAsync(number));
    }

    [Fact]
    public async Task CancellationThatThePanelRefuses_IsNeitherInvoicedNorWarnedOfNorSuspended()
    {
        var number = await AskedAsync("agreed cancellation");
        _outside.Refuse("The panel is being moved.");
        await DeliverAsync();

        await LiveAsync(40);

        var service = await FindAsync(number);
        Assert.Equal((ServiceStatus.Active, (ServiceAction?)ServiceAction.Cancel, 1), (service.Status, service.StuckAction, service.InvoicedTerm));
        Assert.Single(await InvoicesAsync());
        Assert.Empty(await ToldAsync(OutboxEvents.Warning));
        var refused = await Invoices.IssueAsync(number, null, Ct);
        Assert.IsType<InvoiceRefusal.IsBeingCancelled>(refused.Failure);

        await DecideAsync(OutboxDecision.GiveUp); // it stays after all
        Assert.Contains((await LiveAsync(1)), task => task.Pass is SpaceAdmin.Core.Monitoring.Pass.IssueRenewals);
    }

    [Fact]
    public async Task SuspensionWithAnAddOn_OfWhichOnePartIsDoneAlready_IsBroughtToItsEndAndLifted()
    {
        var number = await ActiveOutsideAsync();
        var addOn = await ActiveOutsideAsync("More space", number);
        await LiveAsync(32);
        await DeliverAsync();
        await LiveAsync(1); // both are asked for, the add-on first
        _outside.Answers = (_, request) => request.Service.Number == addOn
            ? (ScriptedOutside.Confirmed, true)
            : (new ProvisionerAnswer(OutboxVerdict.Unclear, "No answer."), false);
        await DeliverAsync();
        Assert.Equal([ServiceStatus.Active, ServiceStatus.Suspended], new[] { await FindAsync(number), await FindAsync(addOn) }.Select(service => service.Status));

        await PayAllAsync(number);
        _outside.Confirm();
        await LetHoursPassAsync();

        Assert.Equal([ServiceStatus.Active, ServiceStatus.Active], new[] { await FindAsync(number), await FindAsync(addOn) }.Select(service => service.Status));
    }

    [Fact]
    public async Task CancelAsync_OfWhatWasPaidDuringItsSuspension_GivesTheMoneyBack()
    {
        var number = await AskedAsync("cancellation for a debt"); // since 7 Feb it is suspended
        await DecideAsync(OutboxDecision.GiveUp);
        await PayAllAsync(number);

        await ActAsync(number, ServiceAction.Cancel); // before any run has lifted the suspension
        await DeliverAsync();

        Assert.Equal("Cancelled 9.95 ", await StateAsync(number));
        Assert.Single((await FindAsync(number)).Terms);
    }

    /// <summary>A service for which the outside is to be asked for something today.</summary>
    private async Task<int> AskedAsync(string underWay)
    {
        await Space.LivedAsync(underWay, () => AskAsync(underWay));
        await using var db = Space.CreateDbContext();
        var number = await db.Services.Select(service => service.Id).SingleAsync(Ct);
        Assert.Equal(underWay is "suspension for a debt" ? ServiceAction.Suspend : ServiceAction.Cancel, (await FindAsync(number)).PendingAction);
        return number;
    }

    private async Task AskAsync(string underWay)
    {
        var number = await ActiveOutsideAsync(); // 5 Jan to 5 Feb
        switch (underWay)
        {
            case "suspension for a debt":
                await LiveAsync(33);
                break;
            case "cancellation for a debt":
                await LiveAsync(33);
                await DeliverAsync();
                await LiveAsync(14);
                break;
            default:
                await ScheduleAsync(number, ServiceAction.Cancel, on: null);
                await LiveAsync(31);
                break;
        }
    }

    private async Task<int> ActiveOutsideAsync(string name = "shop.example", int? parent = null)
    {
        var number = await OrderAsync(name, parent: parent);
        await ActAsync(number, ServiceAction.Activate);
        await DeliverAsync();
        await PayAllAsync(number);
        return number;
    }

    /// <returns>What somebody who decided was told; empty when nobody did.</returns>
    private async Task<string> MeanwhileAsync(int number, string stands, string then)
    {
        switch (stands)
        {
            case "not asked yet":
                await HappensAsync(number, then);
                await DeliverAsync();
                return "";
            case "unanswered":
                _outside.StayUnclear("No answer.");
                await DeliverAsync();
                await HappensAsync(number, then);
                _outside.Confirm();
                return "";
            case "answered late":
                var happened = false;
                _outside.Step = () =>
                {
                    if (!happened)
                    {
                        happened = true;
                        Task.Run(() => HappensAsync(number, then)).GetAwaiter().GetResult();
                    }
                };
                await DeliverAsync();
                return "";
            default:
                _outside.Refuse("The panel is being moved.");
                await DeliverAsync();
                await HappensAsync(number, then);
                _outside.Confirm();
                return stands switch
                {
                    "refused" => "",
                    "tried again" => await DecideAsync(OutboxDecision.TryAgain),
                    "recorded only" => await DecideAsync(OutboxDecision.RecordOnly),
                    "given up" => await DecideAsync(OutboxDecision.GiveUp),
                    _ => throw new ArgumentOutOfRangeException(nameof(stands), stands, null),
                };
        }
    }

    private async Task HappensAsync(int number, string then)
    {
        switch (then)
        {
            case "nothing":
                break;
            case "paid":
                await PayAllAsync(number);
                break;
            case "void":
                var owed = (await InvoicesAsync()).Single(invoice => invoice.Status is InvoiceStatus.Unpaid);
                Assert.True((await Invoices.VoidAsync(owed.Id, owed.Version, "A kindness", Ct)).Succeeded);
                break;
            case "held":
                Assert.True((await Space.Holds.HoldAsync(number, (await FindAsync(number)).Version, Today.AddDays(10), "Promised", Ct)).Succeeded);
                break;
            case "disabled":
                await using (var db = Space.CreateDbContext())
                {
                    Space.Actor = Actors.Administrator;
                    var version = await db.Resellers.Where(reseller => reseller.Id == Space.Ours.Id).Select(reseller => reseller.Version).SingleAsync(Ct);
                    Assert.True((await new ResellerCommands(Space.UnitOfWork).DisableAsync(Space.Ours.Id, version, Ct)).Succeeded);
                }

                break;
            case "end agreed": // for a day to come
                Assert.True((await Schedules.ScheduleAsync(number, ServiceAction.Cancel, Today.AddDays(10), null, Ct)).Succeeded);
                break;
            case "end asked for":
                Assert.True((await new CancellationCommands(Space.UnitOfWorkOf(new ActorIs(Actors.Of(Space.Anna))), Shipped.FollowUp).RequestAsync(number, atEndOfTerm: false, null, Ct)).Succeeded);
                break;
            case "end undone": // too late: it is carried out already
                await using (var db = Space.CreateDbContext())
                {
                    var agreed = await db.ScheduledActions.AsNoTracking().SingleAsync(Ct);
                    Assert.False((await Schedules.UndoAsync(agreed.Id, agreed.Version, Ct)).Succeeded);
                }

                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(then), then, null);
        }
    }

    private async Task LetHoursPassAsync()
    {
        for (var round = 0; round < 3; round++)
        {
            Space.Clock.Advance(TimeSpan.FromHours(1));
            await RunAsync();
            await DeliverAsync();
        }
    }

    private async Task<string> DecideAsync(OutboxDecision decision)
    {
        await using var db = Space.CreateDbContext();
        var id = await Open(db).Select(message => message.Id).SingleAsync(Ct);
        var result = decision switch
        {
            OutboxDecision.TryAgain => await Queue.TryAgainAsync(id, Ct),
            OutboxDecision.GiveUp => await Queue.GiveUpAsync(id, Ct),
            _ => await Queue.RecordOnlyAsync(id, Ct),
        };
        return result.Failure?.Name ?? "done";
    }

    private async Task<string> StateAsync(int number)
    {
        await using var db = Space.CreateDbContext();
        var left = await Open(db).Select(message => message.Event).ToListAsync(Ct);
        var (status, balance) = ((await FindAsync(number)).Status, await BalanceAsync());
        return string.Create(CultureInfo.InvariantCulture, $"{status} {balance / 100m:0.00} {string.Join(' ', left)}");
    }

    // What is asked of the outside, and neither done nor given up.
    private static IQueryable<OutboxMessage> Open(SpaceDb db) => db.Outbox.Where(message =>
        message.Channel == OutboxChannel.Provisioning && (message.State == OutboxState.Failed || message.State == OutboxState.Pending));

    private async Task DeliverAsync() => await new OutboxDispatcher(
        Space, Space.Writer, [Handler()], Space.Feed, Space.Clock, new OutboxOptions { MaxAttempts = 4 }, NullLogger<OutboxDispatcher>.Instance).DrainAsync(Ct);

    private ProvisioningHandler Handler() => new(Space, [_outside], new ProvisionerConnections(new ProvisionerSecrets(Space.Keys)), Shipped.FollowUp);

    private static TheoryData<string, string, string, string, string> Read()
    {
        var rows = new TheoryData<string, string, string, string, string>();
        foreach (var line in File.ReadLines(Path.Combine(Architecture.WebTests.Root(), "docs", "money-and-outside.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1))
        {
            var cells = line.Split('|').Select(cell => cell.Trim()).ToArray();
            rows.Add(cells[1], cells[2], cells[3], cells[4], $"{cells[5]} {cells[6]} {cells[7]}");
        }

        return rows;
    }
}
