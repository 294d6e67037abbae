using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Core.AddOns;

/// <summary>What people of the desk do about orders.</summary>
public sealed class OrderCommands(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor, ChangeFeed feed)
{
    /// <summary>That the viewer has seen all orders up to that one; colleagues keep their own count. No entry of the audit log: nothing changes for anybody else.</summary>
    public async Task<Result<int>> MarkReadAsync(int upTo, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.ServicesSee))
        {
            return new Failure.Forbidden();
        }

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
        if (!await db.AddOnOrders.VisibleTo(actor).AnyAsync(order => order.Id == upTo, ct).ConfigureAwait(false))
        {
            return new Failure.NotFound("That order");
        }

        await db.Users.Where(user => user.Id == actor.UserId && user.OrdersReadTo < upTo)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.OrdersReadTo, upTo), ct).ConfigureAwait(false);
        await write.CommitAsync(ct).ConfigureAwait(false);
        feed.Publish(actor.ResellerId is { } reseller ? Topics.OrdersOf(reseller) : Topics.AllOrders);
        return upTo;
    }
}
