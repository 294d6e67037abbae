using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Outbox;

/// <summary>A reseller whose hosting plans and add-ons are provisioned by a webhook, and an outside that answers as it is told.</summary>
public abstract class OutboxTest : IDisposable
{
    protected OutboxTest() => Space.ProvisionByWebhook();

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected Space Space { get; } = new();

    private protected ScriptedOutside Outside { get; } = new();

    private protected virtual IReadOnlyList<IProvisioner> Provisioners => [Outside];

    protected static OutboxOptions Options { get; } = new() { MaxAttempts = 4 };

    private protected OutboxCommands Commands => new(Space.UnitOfWork, [Handler(Space)]);

    private protected OutboxQueries Queue => new(Space, Space, Space.Clock);

    public void Dispose()
    {
        Space.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected ProvisioningHandler Handler(IDbContextFactory<SpaceDb> dbs) =>
        new(dbs, Provisioners, new ProvisionerConnections(new ProvisionerSecrets(Space.Keys)), Shipped.FollowUp);

    private protected OutboxDispatcher Dispatcher(IDbContextFactory<SpaceDb>? dbs = null) =>
        new(dbs ?? Space, new Writer(dbs ?? Space, Space.Clock, Space.Feed), [Handler(dbs ?? Space)], Space.Feed, Space.Clock, Options, NullLogger<OutboxDispatcher>.Instance);

    protected Task<int> DeliverAsync() => Dispatcher().DrainAsync(Ct);

    /// <summary>Long enough for every wait between two tries.</summary>
    protected void LetTimePass() => Space.Clock.Advance(Options.LongestWait);

    protected async Task<SpaceService> ReadAsync(SpaceService service) => (await Space.FindAsync(service))!;

    protected async Task AskAsync(SpaceService service, ServiceAction action, StatusReason reason = default)
    {
        var result = await Space.Commands.ApplyAsync(service.Id, action, (await ReadAsync(service)).Version, reason, Ct);
        Assert.True(result.Succeeded, result.Failure?.Message);
    }

    protected async Task<List<OutboxMessage>> MessagesAsync(OutboxChannel channel = OutboxChannel.Provisioning)
    {
        await using var db = Space.CreateDbContext();
        return await db.Outbox.AsNoTracking().Where(message => message.Channel == channel).OrderBy(message => message.Id).ToListAsync(Ct);
    }

    protected async Task<OutboxMessage> MessageAsync() => Assert.Single(await MessagesAsync());

    protected async Task<ServiceDetails> DetailsAsync(SpaceService service) => (await Space.Queries.FindAsync(service.Id, Ct))!;

    protected async Task<string?> RefusedAsync(SpaceService service, ServiceAction action) =>
        (await Space.Commands.ApplyAsync(service.Id, action, (await ReadAsync(service)).Version, null, Ct)).Failure?.Message;
}
