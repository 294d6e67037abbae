using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Services;

/// <summary>All that follows a change of status, one feature after the other.</summary>
public sealed class ServiceFollowUps(params IReadOnlyList<IServiceFollowUp> all) : IServiceFollowUp
{
    public async Task<bool> FollowAsync(Write write, IReadOnlyList<StatusChange> changes, LocalNow now, CancellationToken ct)
    {
        var changed = false;
        foreach (var one in all)
        {
            changed |= await one.FollowAsync(write, changes, now, ct).ConfigureAwait(false);
        }

        return changed;
    }

    public async Task EndAsync(Write write, SpaceService service, DateOnly on, string why, LocalNow now, CancellationToken ct)
    {
        foreach (var one in all)
        {
            await one.EndAsync(write, service, on, why, now, ct).ConfigureAwait(false);
        }
    }
}
