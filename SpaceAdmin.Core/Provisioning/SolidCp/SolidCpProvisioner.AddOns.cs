using System.Globalization;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>Add-ons of a hosting space. The panel makes them without comments, so that ours are written in a second step.</summary>
public sealed partial class SolidCpProvisioner
{
    // The panel writes its own time, in its own zone or without any.
    private static readonly TimeSpan s_slack = TimeSpan.FromDays(1);

    private static async Task<ProvisionerAnswer> ChangeAddOnAsync(SolidCpClient client, string key, ProvisioningRequest request, OutsideReferences references, CancellationToken ct)
    {
        var plan = OutsidePlan(request);
        var parent = Number(references.Parent ?? throw Refused($"“{request.Parent?.Name}”, which it extends, is not in the panel. Activate that first."));
        var addOns = await client.AddOnsOfAsync(parent, ct).ConfigureAwait(false);
        var addOn = references.Service is null
            ? FindMade(addOns, plan, request) ?? await AddAsync(client, parent, plan, request, ct).ConfigureAwait(false)

            // The panel does not say so when it is asked to change one that it does not have.
            : addOns.FirstOrDefault(one => one.Id == Number(references.Service)) ?? throw Refused($"The panel has no add-on {references.Service} at hosting space {references.Parent}.");
        var status = request.Action is ProvisioningAction.ChangeQuantity ? (SolidCpStatus)addOn.StatusId : Status(request.Action);
        await client.UpdateAddOnAsync(addOn with { PlanId = plan, Quantity = request.Quantity, StatusId = (int)status, Comments = Mark(request, key) }, ct).ConfigureAwait(false);
        return Confirmed($"Add-on {Text(addOn.Id)} is {Word(status)} in the panel{(request.Quantity == 1 ? "" : $", {Text(request.Quantity)} pieces")}.", Text(addOn.Id));
    }

    private static async Task<SolidCpAddOn> AddAsync(SolidCpClient client, int parent, int plan, ProvisioningRequest request, CancellationToken ct)
    {
        var made = await client.AddAddOnAsync(parent, plan, request.Quantity, ct).ConfigureAwait(false);
        var now = request.DecidedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return new SolidCpAddOn(made, plan, request.Quantity, (int)SolidCpStatus.Active, now, "");
    }

    /// <summary>Changes what a lost answer made for a service that has no number here; most often there is none.</summary>
    private static async Task<ProvisionerAnswer> EndAddOnLeftBehindAsync(SolidCpClient client, ProvisioningRequest request, OutsideReferences references, CancellationToken ct)
    {
        var addOns = references.Parent is { } parent ? await client.AddOnsOfAsync(Number(parent), ct).ConfigureAwait(false) : [];
        if (addOns.FirstOrDefault(addOn => IsMarked(addOn.Comments, request)) is not { } made)
        {
            return NothingMade();
        }

        var status = Status(request.Action);
        await client.UpdateAddOnAsync(made with { StatusId = (int)status }, ct).ConfigureAwait(false);
        return Confirmed($"Add-on {Text(made.Id)} is {Word(status)} in the panel.", Text(made.Id));
    }

    /// <summary>
    /// What a lost answer made: one that bears our mark or, where the line was cut before that, one of the same plan that bears
    /// nobody's and was made since this was decided. Of two add-ons of one kind whose answers were lost either may take either.
    /// </summary>
    private static SolidCpAddOn? FindMade(IReadOnlyList<SolidCpAddOn> addOns, int plan, ProvisioningRequest request) =>
        addOns.FirstOrDefault(addOn => IsMarked(addOn.Comments, request))
        ?? addOns.FirstOrDefault(addOn => addOn.PlanId == plan && addOn.Quantity == request.Quantity && addOn.Comments.Length == 0 && IsMadeSince(addOn, request.DecidedAt));

    private static bool IsMadeSince(SolidCpAddOn addOn, DateTimeOffset decidedAt) =>
        DateTimeOffset.TryParse(addOn.PurchaseDate, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var made) && made >= decidedAt - s_slack;
}
