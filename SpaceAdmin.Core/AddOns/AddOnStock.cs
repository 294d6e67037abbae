using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.AddOns;

/// <summary>Puts back what was ordered and is cancelled before it was ever active. What was delivered once is its reseller's to count.</summary>
public sealed class AddOnStock : IServiceFollowUp
{
    public async Task<bool> FollowAsync(Write write, IReadOnlyList<StatusChange> changes, LocalNow now, CancellationToken ct)
    {
        var pieces = changes
            .Where(change => change.Service is { AddOnId: not null } && Pieces(change) != 0)
            .GroupBy(change => change.Service.AddOnId!.Value)
            .ToDictionary(group => group.Key, group => group.Sum(Pieces));
        if (pieces.Count == 0)
        {
            return false;
        }

        int[] ids = [.. pieces.Keys];
        var addOns = await write.Db.AddOns.Where(addOn => EF.Parameter(ids).Contains(addOn.Id) && addOn.Stock != null).ToListAsync(ct).ConfigureAwait(false);
        foreach (var addOn in addOns)
        {
            addOn.PutBack(Math.Max(pieces[addOn.Id], -addOn.Stock!.Value)); // who activates by hand what ran out knows why
        }

        await write.SaveAsync(ct).ConfigureAwait(false);
        write.Publish(addOns.SelectMany(addOn => Topics.Catalogue(addOn.ResellerId)));
        return false;
    }

    public Task EndAsync(Write write, SpaceService service, DateOnly on, string why, LocalNow now, CancellationToken ct) => Task.CompletedTask;

    private static int Pieces(StatusChange change) => change switch
    {
        { From: ServiceStatus.Ordered, To: ServiceStatus.Cancelled or null } => change.Service.Quantity,
        { From: ServiceStatus.Cancelled, To: ServiceStatus.Active, Service.TermNumber: 1, Opened: not null } => -change.Service.Quantity,
        _ => 0,
    };
}
