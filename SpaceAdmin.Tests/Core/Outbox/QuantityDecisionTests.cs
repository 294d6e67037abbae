using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Outbox;

public sealed class QuantityDecisionTests : OutboxTest
{
    [Theory]
    [InlineData(OutboxDecision.TryAgain, OutboxState.Pending)]
    [InlineData(OutboxDecision.GiveUp, OutboxState.GivenUp)]
    [InlineData(OutboxDecision.RecordOnly, OutboxState.Recorded)]
    public async Task ADecisionAboutAChangedQuantity_StandsInTheAuditLog(OutboxDecision decision, OutboxState state)
    {
        var shop = await Space.AddServiceAsync("shop", ServiceStatus.Active);
        Outside.Refuse("So few are not sold.");
        await using (var db = Space.CreateDbContext())
        {
            db.Outbox.Add(new OutboxMessage(OutboxChannel.Provisioning, OutboxEvents.QuantityChanged, "Quantity:1", shop.ResellerId, shop.CustomerId, Space.Clock.GetUtcNow())
            {
                ServiceId = shop.Id, About = shop.Name, Text = "2",
            });
            await db.SaveChangesAsync(Ct);
        }

        await DeliverAsync();
        var id = (await MessageAsync()).Id;
        var decided = await (decision switch
        {
            OutboxDecision.TryAgain => Commands.TryAgainAsync(id, Ct),
            OutboxDecision.GiveUp => Commands.GiveUpAsync(id, Ct),
            _ => Commands.RecordOnlyAsync(id, Ct),
        });

        Assert.True(decided.Succeeded, decided.Failure?.Message);
        Assert.Equal(state, (await MessageAsync()).State);
        var entry = (await Space.AuditAsync())[^1];
        Assert.Equal((AuditKinds.Service, decision.AuditAction(), $"#{shop.Id} shop"), (entry.Kind, entry.Action, entry.Subject));
        Assert.Equal((shop.Id, Space.Ours.Id, Space.Actor.Name), (entry.ServiceId, entry.ResellerId, entry.ActorName));
    }
}
