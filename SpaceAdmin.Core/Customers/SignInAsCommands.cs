using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Core.Customers;

/// <summary>
/// Lets somebody of the desk act as a customer, in one browser. What the actor then may do is <see cref="ActorReader"/>'s to
/// say, at every command.
/// </summary>
public sealed class SignInAsCommands(UnitOfWork unitOfWork)
{
    /// <param name="sessionId">The actor's own session, of the browser that it is asked from.</param>
    /// <returns>The key of the customer.</returns>
    public Task<Result<int>> BeginAsync(string sessionId, int customerId, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(actor => actor.Can(Permissions.CustomersSee) && actor.Can(Permissions.CustomersSignInAs), async write =>
        {
            var customer = await write.Db.Customers.VisibleTo(write.Actor).Include(one => one.Reseller)
                .SingleOrDefaultAsync(one => one.Id == customerId, ct).ConfigureAwait(false);
            if (customer is null)
            {
                return new Failure.NotFound("That customer");
            }

            if (await OwnAsync(write.Db, write.Actor, sessionId, ct).ConfigureAwait(false) is not { } session)
            {
                return new Failure.NotFound("Your session");
            }

            if (Refusal(customer.Reseller.Name, customer.Reseller.DisabledAt is not null) is { } refused)
            {
                return refused;
            }

            session.AsCustomerId = customer.Id;
            Record(write, session, customer, AuditActions.SignInAs);
            return customer.Id;
        }, ct);

    /// <summary>Makes the actor itself again. Asks for no permission: nobody is kept in another's place.</summary>
    /// <returns>The key of the customer that it was.</returns>
    public Task<Result<int>> LeaveAsync(string sessionId, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(_ => true, async write =>
        {
            if (write.Actor.OnBehalfOf is null
                || await OwnAsync(write.Db, write.Actor, sessionId, ct).ConfigureAwait(false) is not { AsCustomerId: { } customerId } session)
            {
                return new CustomerRefusal.NotSignedInAs();
            }

            var customer = await write.Db.Customers.SingleAsync(one => one.Id == customerId, ct).ConfigureAwait(false);
            session.AsCustomerId = null;
            Record(write, session, customer, AuditActions.LeaveSignInAs);
            return customerId;
        }, ct);

    /// <summary>Why nobody acts as a customer of that reseller, or null.</summary>
    internal static CustomerRefusal? Refusal(string reseller, bool disabled) =>
        disabled ? new CustomerRefusal.ResellerDisabled(reseller) : null;

    private static Task<Session?> OwnAsync(SpaceDb db, Actor actor, string sessionId, CancellationToken ct) =>
        db.Sessions.SingleOrDefaultAsync(session => session.Id == sessionId && session.UserId == actor.UserId, ct);

    private static void Record(Write write, Session session, Customer customer, string action)
    {
        var (itself, other) = (write.Actor.Name, $"{write.Actor.Name} as {customer.UserName}");
        var begins = action == AuditActions.SignInAs;
        write.Audit(customer.ResellerId, AuditKinds.Customer, action, customer.UserName, begins ? itself : other, begins ? other : itself);
        write.Publish(Topics.User(session.UserId));
    }
}
