using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.AddOns;

/// <summary>Reads what customers ordered and the viewer has not seen yet.</summary>
public sealed class OrderQueries(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor)
{
    /// <summary>More are not counted: who has so many to look at does not need to know how many exactly.</summary>
    public const int MaxCounted = 100;

    /// <summary>So many are told one by one.</summary>
    public const int MaxTold = 5;

    public async Task<UnreadOrders> UnreadAsync(CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.ServicesSee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var readTo = await db.Users.Where(user => user.Id == actor.UserId).Select(user => (int?)user.OrdersReadTo).SingleOrDefaultAsync(ct).ConfigureAwait(false);
        var unread = db.AddOnOrders.VisibleTo(actor).Where(order => order.Id > (readTo ?? 0));
        var newest = await unread.OrderByDescending(order => order.Id).Take(MaxTold)
            .Select(order => new OrderRow(
                order.Id, order.ServiceId, order.Text, db.Customers.Where(customer => customer.Id == order.CustomerId).Select(customer => customer.UserName).FirstOrDefault() ?? "",
                new Money(order.Total, order.Currency), order.OrderedAt))
            .ToListAsync(ct).ConfigureAwait(false);
        var count = newest.Count < MaxTold ? newest.Count : await unread.Take(MaxCounted).CountAsync(ct).ConfigureAwait(false);
        return new UnreadOrders(count, newest);
    }
}

/// <param name="Count">At most <see cref="OrderQueries.MaxCounted"/>.</param>
/// <param name="Newest">The newest first.</param>
public sealed record UnreadOrders(int Count, IReadOnlyList<OrderRow> Newest);

/// <summary>What a customer ordered at once.</summary>
/// <param name="Number">Of the service that it extends.</param>
/// <param name="Text">What was ordered, in words.</param>
/// <param name="User">The customer's user name.</param>
public sealed record OrderRow(int Id, int Number, string Text, string User, Money Total, DateTimeOffset OrderedAt);
