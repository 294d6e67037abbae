using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Tests.Core.Mail;

public sealed class MailDecisionTests : MailTest
{
    [Theory]
    [InlineData(OutboxDecision.TryAgain, OutboxState.Pending)]
    [InlineData(OutboxDecision.GiveUp, OutboxState.GivenUp)]
    public async Task ADecisionAboutAMail_StandsInTheAuditLog(OutboxDecision decision, OutboxState state)
    {
        var service = await Space.AddServiceAsync("shop.example");
        var id = (await TellAsync(OutboxEvents.Suspended, service.Id, about: "shop.example")).Id;
        await using (var db = Space.CreateDbContext())
        {
            (await db.Outbox.SingleAsync(one => one.Id == id, Ct)).Settle(OutboxState.Failed, "No such user", Space.Clock.GetUtcNow());
            await db.SaveChangesAsync(Ct);
        }

        var commands = new OutboxCommands(Space.UnitOfWork, [Handler]);
        var decided = await (decision is OutboxDecision.TryAgain ? commands.TryAgainAsync(id, Ct) : commands.GiveUpAsync(id, Ct));

        Assert.True(decided.Succeeded, decided.Failure?.Message);
        await using var after = Space.CreateDbContext();
        Assert.Equal(state, (await after.Outbox.SingleAsync(one => one.Id == id, Ct)).State);
        var entry = (await Space.AuditAsync())[^1];
        Assert.Equal((AuditKinds.Mail, decision.AuditAction(), "Mail: Suspended"), (entry.Kind, entry.Action, entry.Subject));
        Assert.Equal((service.Id, Space.Ours.Id, Space.Actor.Name), (entry.ServiceId, entry.ResellerId, entry.ActorName));
    }
}
