using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>Asks provisioners for what was decided here, and lets it count when they confirm.</summary>
internal sealed class ProvisioningHandler(
    IDbContextFactory<SpaceDb> dbs, IEnumerable<IProvisioner> provisioners, ProvisionerConnections connections, IServiceFollowUp followUp) : IOutboxHandler
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private readonly ServiceOperations _operations = new(followUp);

    public OutboxChannel Channel => OutboxChannel.Provisioning;

    /// <summary>Asks whether it still makes sense, and writes down what is asked, so that every try asks the same.</summary>
    public async Task PrepareAsync(Write write, OutboxMessage message, CancellationToken ct)
    {
        await _operations.AskAnewAsync(write, message, ct).ConfigureAwait(false);
        if (message.State is OutboxState.Pending && message.Payload is null && await write.Db.Services.AsNoTracking()
            .Include(service => service.Type).Include(service => service.Customer).Include(service => service.Parent!.Type)
            .SingleOrDefaultAsync(service => service.Id == message.ServiceId, ct).ConfigureAwait(false) is { } service)
        {
            message.Payload = JsonSerializer.Serialize(await RequestAsync(write.Db, message, service, ct).ConfigureAwait(false), s_json);
        }
    }

    public async Task<OutboxAnswer> SendAsync(OutboxMessage message, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var service = await db.Services.AsNoTracking().SingleOrDefaultAsync(one => one.Id == message.ServiceId, ct).ConfigureAwait(false);
        if (service is null || message.Payload is null)
        {
            return new OutboxAnswer(OutboxVerdict.Refused, "The service is gone.");
        }

        var kind = (await ProvisionerBook.ReadAsync(db, ct).ConfigureAwait(false)).Of(service);
        if (kind is ProvisionerKinds.None)
        {
            return new OutboxAnswer(OutboxVerdict.Confirmed, "Nothing outside has to do with it any more.");
        }

        if (provisioners.Of(kind) is not { } provisioner)
        {
            return new OutboxAnswer(OutboxVerdict.Refused, $"This program has no provisioner “{kind}”.");
        }

        var connection = await connections.FindAsync(db, message.ResellerId, provisioner.Description, ct).ConfigureAwait(false);
        if (!connection.Succeeded)
        {
            return new OutboxAnswer(OutboxVerdict.Refused, connection.Failure.Message);
        }

        var request = JsonSerializer.Deserialize<ProvisioningRequest>(message.Payload, s_json)!;
        var references = await db.OutsideReferences.AsNoTracking()
            .Where(reference => reference.Kind == kind && (reference.ServiceId == service.Id || reference.ServiceId == service.ParentId))
            .ToDictionaryAsync(reference => reference.ServiceId, reference => reference.Value, ct).ConfigureAwait(false);
        var known = new OutsideReferences(references.GetValueOrDefault(service.Id), service.ParentId is { } parent ? references.GetValueOrDefault(parent) : null);
        var answer = await provisioner.SendAsync(connection.Value, message.Key, request, known, ct).ConfigureAwait(false);
        return new Answered(kind, answer);
    }

    public async Task SettleAsync(Write write, OutboxMessage message, OutboxAnswer answer, CancellationToken ct)
    {
        if (answer is Answered { Kind: var kind, Reference: { } reference } && message.ServiceId is { } number)
        {
            if (await write.Db.OutsideReferences.SingleOrDefaultAsync(one => one.ServiceId == number && one.Kind == kind, ct).ConfigureAwait(false) is { } known)
            {
                known.Value = reference;
            }
            else
            {
                write.Db.OutsideReferences.Add(new OutsideReference(number, kind, reference));
            }
        }

        await (message.State is OutboxState.Done ? _operations.ConfirmAsync(write, message, ct) : _operations.StopAsync(write, message, ct)).ConfigureAwait(false);
    }

    public Task<Failure?> DecideAsync(Write write, OutboxMessage message, OutboxDecision decision, CancellationToken ct) =>
        _operations.DecideAsync(write, message, decision, ct);

    private static async Task<ProvisioningRequest> RequestAsync(SpaceDb db, OutboxMessage message, SpaceService service, CancellationToken ct)
    {
        var plan = service.PlanId is { } id
            ? await db.Plans.Where(one => one.Id == id).Select(one => new ProvisionedPlan(one.Name, one.OutsidePlan)).SingleOrDefaultAsync(ct).ConfigureAwait(false)
            : await db.AddOns.Where(one => one.Id == service.AddOnId).Select(one => new ProvisionedPlan(one.Name, one.OutsidePlan)).SingleOrDefaultAsync(ct).ConfigureAwait(false);
        return new ProvisioningRequest(
            message.Event is OutboxEvents.QuantityChanged ? ProvisioningAction.ChangeQuantity : Enum.Parse<ProvisioningAction>(message.Event),
            message.CreatedAt,
            Of(service),
            plan,
            new ProvisionedCustomer(service.Customer.UserName, service.Customer.Name ?? service.Customer.UserName, service.Customer.Email),
            service.Parent is { } parent ? Of(parent) : null,
            message.Event is OutboxEvents.QuantityChanged ? int.Parse(message.Text!, CultureInfo.InvariantCulture) : service.Quantity);
    }

    private static ProvisionedService Of(SpaceService service) => new(service.Id, service.Name, service.Type.Name, service.ExternalId);

    /// <summary>What came back, and from what kind of provisioner.</summary>
    private sealed record Answered(string Kind, ProvisionerAnswer Answer) : OutboxAnswer(Answer.Verdict, Answer.Words)
    {
        public string? Reference => Answer.Reference;
    }
}
