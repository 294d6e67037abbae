using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Services;

/// <summary>What provisions which services: what they were bought as says so, else their type.</summary>
internal sealed class ProvisionerBook
{
    private readonly Dictionary<int, string> _types;
    private readonly Dictionary<int, string> _plans;
    private readonly Dictionary<int, string> _addOns;

    private ProvisionerBook(Dictionary<int, string> types, Dictionary<int, string> plans, Dictionary<int, string> addOns)
    {
        _types = types;
        _plans = plans;
        _addOns = addOns;
    }

    /// <summary>Reads those few types, plans and add-ons that name one.</summary>
    public static async Task<ProvisionerBook> ReadAsync(SpaceDb db, CancellationToken ct) => new(
        await db.ServiceTypes.Where(type => type.Provisioner != ProvisionerKinds.None).ToDictionaryAsync(type => type.Id, type => type.Provisioner, ct).ConfigureAwait(false),
        await db.Plans.Where(plan => plan.Provisioner != null).ToDictionaryAsync(plan => plan.Id, plan => plan.Provisioner!, ct).ConfigureAwait(false),
        await db.AddOns.Where(addOn => addOn.Provisioner != null).ToDictionaryAsync(addOn => addOn.Id, addOn => addOn.Provisioner!, ct).ConfigureAwait(false));

    /// <returns>The key of its kind.</returns>
    public string Of(SpaceService service) =>
        service.PlanId is { } plan && _plans.TryGetValue(plan, out var byPlan) ? byPlan
        : service.AddOnId is { } addOn && _addOns.TryGetValue(addOn, out var byAddOn) ? byAddOn
        : _types.GetValueOrDefault(service.TypeId, ProvisionerKinds.None);

    /// <summary>Whether the outside has to confirm <paramref name="action"/>.</summary>
    public bool Asks(SpaceService service, ServiceAction action) => action is ServiceAction.Activate ? Of(service) is not ProvisionerKinds.None : Knows(service);

    /// <summary>Whether the outside may have something of it. It never heard of what was only ordered; of what got stuck it may have done all.</summary>
    public bool Knows(SpaceService service) => Of(service) is not ProvisionerKinds.None && (service.Status is not ServiceStatus.Ordered || service.StuckAction is not null);
}
