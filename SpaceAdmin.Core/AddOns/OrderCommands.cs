using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Core.AddOns;

/// <summary>What people of the desk do about orders.</summary>
public sealed class OrderCommands(UnitOfWork unitOfWork)
{
    /// <summary>That the viewer has seen all orders up to that one; colleagues keep their own count.</summary>
    public Task<Result<int>> MarkReadAsync(int upTo, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.ServicesSee, async write =>
        {
            if (!await write.Db.AddOnOrders.VisibleTo(write.Actor).AnyAsync(order => order.Id == upTo, ct).ConfigureAwait(false))
            {
                return new Failure.NotFound("That order");
            }

            await write.Db.Users.Where(user => user.Id == write.Actor.UserId && user.OrdersReadTo < upTo)
                .ExecuteUpdateAsync(set => set.SetProperty(user => user.OrdersReadTo, upTo), ct).ConfigureAwait(false);
            write.NeedsNoEntry("what somebody has read changes nothing for anybody else");
            write.Publish(write.Actor.ResellerId is { } reseller ? Topics.OrdersOf(reseller) : Topics.AllOrders);
            return upTo;
        }, ct);
}
