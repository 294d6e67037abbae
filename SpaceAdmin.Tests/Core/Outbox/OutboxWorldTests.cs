using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Outbox;

/// <summary>
/// Random histories, in which the dispatcher is killed at every step that it takes: before and after each transaction, before a
/// request arrives and after it took effect. <see cref="WorldSeeds"/> says how to live through one again.
/// </summary>
[Trait("Category", "Worlds")]
[Trait("Category", "Slow")]
public sealed class OutboxWorldTests : OutboxTest
{
    private readonly List<SpaceService> _services = [];

    public static TheoryData<int> Seeds => [.. WorldSeeds.Of(1, 2, 3, 3047586, 4298474)];

    [Theory, MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public async Task World_WhereverTheDispatcherDies_LosesNothingAndCountsNothingTwice(int seed)
    {
        var random = new Random(seed);
        await OpenShopsAsync();
        Outside.Answers = (_, _) => Answer(random);
        var kills = 0;
        for (var step = 0; step < 60; step++)
        {
            for (var wishes = random.Next(1, 6); wishes > 0; wishes--)
            {
                var wanted = _services[random.Next(_services.Count)];
                if (await Space.FindAsync(wanted) is { } service)
                {
                    _ = await Space.Commands.ApplyAsync(service.Id, Wish(random), service.Version, null, Ct); // refused as often as not
                }
            }

            if (random.Next(3) == 0 && (await MessagesAsync()).Where(message => message.State is OutboxState.Failed).ToList() is { Count: > 0 } failed)
            {
                _ = await Commands.TryAgainAsync(failed[random.Next(failed.Count)].Id, Ct);
            }

            kills += await LiveAndDieAsync(1 + step % 23) ? 1 : 0; // every step of a short life, again and again
            Space.Clock.Advance(random.Next(2) == 0 ? Options.Lease * 1.1 : TimeSpan.FromSeconds(random.Next(1, 30)));
            await HoldsAsync($"Seed {seed}, step {step}");
        }

        Assert.True(kills > 15, $"Seed {seed}: the dispatcher died {kills} times only.");
        await EndWellAsync();
        await HoldsAsync($"Seed {seed}, at the end");
        await EndedWellAsync($"Seed {seed}");
    }

    private static ServiceAction Wish(Random random) => random.Next(20) switch
    {
        < 9 => ServiceAction.Activate,
        < 16 => ServiceAction.Suspend,
        < 19 => ServiceAction.Cancel,
        _ => ServiceAction.Delete,
    };

    private static (ProvisionerAnswer Answer, bool TakesEffect) Answer(Random random)
    {
        lock (random)
        {
            return random.Next(10) switch
            {
                < 6 => (ScriptedOutside.Confirmed, true),
                6 => (new ProvisionerAnswer(OutboxVerdict.Refused, "No."), false),
                7 => (new ProvisionerAnswer(OutboxVerdict.Unclear, "The answer was lost."), true),
                _ => (new ProvisionerAnswer(OutboxVerdict.Unclear, "Out of order."), false),
            };
        }
    }

    private async Task OpenShopsAsync()
    {
        for (var i = 0; i < 6; i++)
        {
            var shop = await Space.AddServiceAsync($"shop-{i}", i % 2 == 0 ? ServiceStatus.Active : ServiceStatus.Ordered, type: i == 3 ? "Domain name" : "Hosting plan");
            _services.Add(shop);
            for (var addOns = 0; addOns < i % 4; addOns++)
            {
                _services.Add(await Space.AddServiceAsync($"disk-{i}-{addOns}", shop.Status, parent: shop, type: addOns == 1 ? "Domain name" : "Hosting add-on"));
            }
        }
    }

    /// <returns>Whether it died before it was ready.</returns>
    private async Task<bool> LiveAndDieAsync(int steps)
    {
        var life = new Mortal(Space.ConnectionString, steps);
        Outside.Step = life.Step;
        try
        {
            await Dispatcher(life).DrainAsync(Ct);
        }
        catch (OperationCanceledException) when (life.IsDead)
        {
        }

        Outside.Step = () => { };
        return life.IsDead;
    }

    // The outside is well again, and somebody tries everything again that got stuck.
    private async Task EndWellAsync()
    {
        Outside.Confirm();
        for (var rounds = 0; rounds < 20; rounds++)
        {
            LetTimePass();
            await DeliverAsync();
            foreach (var failed in (await MessagesAsync()).Where(message => message.State is OutboxState.Failed))
            {
                if (!(await Commands.TryAgainAsync(failed.Id, Ct)).Succeeded)
                {
                    await Commands.GiveUpAsync(failed.Id, Ct); // its service went another way meanwhile
                }
            }
        }
    }

    private async Task HoldsAsync(string when)
    {
        await using var db = Space.CreateDbContext();
        var services = await db.Services.AsNoTracking().Include(service => service.Parent).Include(service => service.Lifecycle).ToListAsync(Ct);
        foreach (var service in services)
        {
            Assert.True(service.Parent is null || ServiceLifecycle.MayHold(service.Status, service.Parent.Status), $"{when}: #{service.Id} is {service.Status} under one that is {service.Parent?.Status}.");
            Assert.Equal(service.Status, Assert.Single(service.Lifecycle, span => span.EndedAt is null).Status);
        }

        // Who is marked as under way has a message that is, and the other way round.
        var open = await db.Outbox.AsNoTracking().Where(message => message.OperationId != null && message.State == OutboxState.Pending).Select(message => message.OperationId).ToListAsync(Ct);
        Assert.Equal(open.Order(), services.Where(service => service.PendingAction is not null).Select(service => service.OperationId).Distinct().Order());
    }

    private async Task EndedWellAsync(string when)
    {
        var messages = await MessagesAsync();
        Assert.DoesNotContain(messages, message => message.State is OutboxState.Pending or OutboxState.Failed);
        foreach (var done in messages.Where(message => message.State is OutboxState.Done))
        {
            Assert.True(Outside.Arrived.Any(request => request.Key == done.Key), $"{when}: {done.Key} never arrived.");
            Assert.Single(Outside.Effects, effect => effect.Key == done.Key);
        }

        var compared = 0;
        foreach (var service in _services)
        {
            var ofIts = messages.Where(message => message.ServiceId == service.Id).Select(message => message.Key).ToList();
            var effects = Outside.Effects.Where(effect => effect.Service == service.Id).ToList();
            Assert.Equal(effects.Select(effect => ofIts.IndexOf(effect.Key)).Order(), effects.Select(effect => ofIts.IndexOf(effect.Key))); // nothing overtook
            if (effects is [.., var last] && messages.Single(message => message.Key == last.Key).State is OutboxState.Done) // else somebody gave up what nobody knows
            {
                compared++;
                var status = await Space.StatusAsync(service);
                Assert.True(status == Means(last.Action), $"{when}: the outside heard {last.Action} last of #{service.Id}, which is {status?.ToString() ?? "gone"} here: {string.Join("; ", messages.Where(message => message.ServiceId == service.Id).Select(message => $"{message.Id} {message.Event} {message.State} of {message.OperationId}, {message.Attempts} tries, {message.Answer}"))}; effects {string.Join(", ", effects.Select(effect => effect.Key))}");
            }
        }

        Assert.True(compared > 2, $"{when}: only {compared} services were compared.");
    }

    private static ServiceStatus? Means(ProvisioningAction action) => action switch
    {
        ProvisioningAction.Activate => ServiceStatus.Active,
        ProvisioningAction.Suspend => ServiceStatus.Suspended,
        ProvisioningAction.Cancel => ServiceStatus.Cancelled,
        _ => null,
    };
}
