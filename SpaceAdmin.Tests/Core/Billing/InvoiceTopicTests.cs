using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Billing;

/// <summary>What is told when invoices follow from what somebody does to a service.</summary>
public sealed class InvoiceTopicTests : BillingTest
{
    [Fact]
    public async Task Activate_ByHand_TellsOfTheInvoiceThatFollows()
    {
        var number = await OrderAsync();
        using var heard = Hear(Topics.AllInvoices, Topics.InvoicesOf(Space.Ours.Id), Topics.InvoicesOfCustomer(Space.Anna.Id));

        await ActAsync(number, ServiceAction.Activate);

        await heard.AllAsync();
    }

    [Fact]
    public async Task Cancel_WithItsNextTermHalfPaid_TellsOfTheCreditAndWakesTheMonitor()
    {
        var number = await HalfPaidAsync();
        using var heard = Hear(Topics.InvoicesOf(Space.Ours.Id), Topics.InvoicesOfCustomer(Space.Anna.Id), Topics.Payments);

        await ActAsync(number, ServiceAction.Cancel);

        await heard.AllAsync();
    }

    [Fact]
    public async Task AcceptAsync_OfOneForNow_TellsOfTheAddOnsAndTheCredit()
    {
        var number = await HalfPaidAsync();
        var addOn = await ActiveAsync("More space", parent: number);
        var request = await Space.AddScheduleAsync(await FindAsync(number), on: Today, state: ScheduleState.Requested);
        using var heard = Hear(Topics.Service(addOn), Topics.InvoicesOfCustomer(Space.Anna.Id), Topics.Payments);

        Assert.True((await Space.Cancellations.AcceptAsync(request.Id, request.Version, Ct)).Succeeded);

        await heard.AllAsync();
    }

    private async Task<int> HalfPaidAsync()
    {
        var number = await ActiveAsync();
        await LiveAsync(25);
        Assert.True((await RecordAsync((await InvoicesAsync())[^1], "4.00")).Succeeded);
        return number;
    }

    private Ear Hear(params string[] topics) => new(Space.Feed, topics);

    private sealed class Ear : IDisposable
    {
        private readonly List<IDisposable> _subscriptions = [];
        private readonly List<Task> _told = [];

        public Ear(ChangeFeed feed, IEnumerable<string> topics)
        {
            foreach (var topic in topics)
            {
                var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _told.Add(told.Task);
                _subscriptions.Add(feed.Subscribe(topic, () =>
                {
                    told.TrySetResult();
                    return Task.CompletedTask;
                }));
            }
        }

        public Task AllAsync() => Task.WhenAll(_told).WaitAsync(TimeSpan.FromSeconds(10), Ct);

        public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
    }
}
