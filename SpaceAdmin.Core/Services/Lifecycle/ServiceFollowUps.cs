using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Services;

/// <summary>All that follows a change of status, one feature after the other.</summary>
public sealed class ServiceFollowUps(params IReadOnlyList<IServiceFollowUp> all) : IServiceFollowUp
{
    public Task<FollowedUp> FollowAsync(SpaceDb db, IReadOnlyList<StatusChange> changes, Actor actor, LocalNow now, CancellationToken ct) =>
        EachAsync(one => one.FollowAsync(db, changes, actor, now, ct));

    public Task<FollowedUp> EndAsync(SpaceDb db, SpaceService service, DateOnly on, LocalNow now, CancellationToken ct) =>
        EachAsync(one => one.EndAsync(db, service, on, now, ct));

    private async Task<FollowedUp> EachAsync(Func<IServiceFollowUp, Task<FollowedUp>> follow)
    {
        var (changed, topics) = (false, new List<string>());
        foreach (var one in all)
        {
            var followed = await follow(one).ConfigureAwait(false);
            changed |= followed.ChangedServices;
            topics.AddRange(followed.Topics);
        }

        return new FollowedUp(changed, topics);
    }
}
