using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Core.Users;
using SpaceAdmin.Tests.Core.Provisioning;

namespace SpaceAdmin.Tests.Core.Outbox;

/// <summary>What somebody decides about a message is in the audit log, whatever the message is about.</summary>
public sealed class QueueAuditTests : IDisposable
{
    private readonly Space _space = new();
    private readonly ServiceProvider _services;

    public QueueAuditTests() => _services = _space.AddTo(new ServiceCollection().AddLogging()).AddSingleton<IInvitationSender, FakeInvitations>().AddFakeOutside().BuildServiceProvider();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(OutboxDecision.TryAgain, AuditActions.TryAgain)]
    [InlineData(OutboxDecision.GiveUp, AuditActions.GiveUp)]
    public async Task Decision_AboutAMail_IsRecorded(OutboxDecision decision, string action)
    {
        var service = await _space.AddServiceAsync("web-01");
        var message = await FailedAsync(service, OutboxChannel.Mail, OutboxEvents.Activated);

        await DecideAsync(message, decision);

        var entry = (await _space.AuditAsync())[^1];
        Assert.Equal((action, AuditKinds.Mail, $"Mail: {OutboxEvents.Activated}", service.Id), (entry.Action, entry.Kind, entry.Subject, entry.ServiceId));
    }

    [Theory]
    [InlineData(OutboxDecision.TryAgain, AuditActions.TryAgain)]
    [InlineData(OutboxDecision.GiveUp, AuditActions.GiveUp)]
    [InlineData(OutboxDecision.RecordOnly, AuditActions.RecordOnly)]
    public async Task Decision_AboutAChangedQuantity_IsRecorded(OutboxDecision decision, string action)
    {
        var service = await _space.AddServiceAsync("web-01");
        var message = await FailedAsync(service, OutboxChannel.Provisioning, OutboxEvents.QuantityChanged);

        await DecideAsync(message, decision);

        var entry = (await _space.AuditAsync())[^1];
        Assert.Equal((action, AuditKinds.Service, $"#{service.Id} web-01", OutboxEvents.QuantityChanged), (entry.Action, entry.Kind, entry.Subject, entry.Detail));
    }

    public void Dispose()
    {
        _services.Dispose();
        _space.Dispose();
    }

    private async Task<OutboxMessage> FailedAsync(SpaceService service, OutboxChannel channel, string happened)
    {
        await using var db = _space.CreateDbContext();
        var message = db.Outbox.Add(new OutboxMessage(channel, happened, "stuck", service.ResellerId, service.CustomerId, _space.Clock.GetUtcNow())
        {
            ServiceId = service.Id,
            Text = "2",
        }).Entity;
        message.Settle(OutboxState.Failed, "No.", _space.Clock.GetUtcNow());
        await db.SaveChangesAsync(Ct);
        return message;
    }

    private async Task DecideAsync(OutboxMessage message, OutboxDecision decision)
    {
        using var scope = _services.CreateScope();
        var commands = scope.ServiceProvider.GetRequiredService<OutboxCommands>();
        var result = await (decision switch
        {
            OutboxDecision.TryAgain => commands.TryAgainAsync(message.Id, Ct),
            OutboxDecision.GiveUp => commands.GiveUpAsync(message.Id, Ct),
            OutboxDecision.RecordOnly => commands.RecordOnlyAsync(message.Id, Ct),
            _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, null),
        });
        Assert.True(result.Succeeded, result.Failure?.Message);
    }
}
