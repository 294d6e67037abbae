using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Services;

/// <summary>All that follows a change of status, one feature after the other.</summary>
public sealed class ServiceFollowUps(params IReadOnlyList<IServiceFollowUp> all) : IServiceFollowUp
{
    public async Task<FollowedUp> FollowAsync(SpaceDb db, IReadOnlyList<StatusChange> changes, Actor actor, LocalNow now, CancellationToken ct)
    {
        var (changed, topics) = (false, new List<string>());
        foreach (var one in all)
        {
            var followed = await one.FollowAsync(db, changes, actor, now, ct).ConfigureAwait(false);
            changed |= followed.ChangedServices;
            topics.AddRange(followed.Topics);
        }

        return new FollowedUp(changed, topics);
    }
}
