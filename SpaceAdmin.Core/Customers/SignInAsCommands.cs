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
public sealed class SignInAsCommands(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor, TimeProvider time, ChangeFeed feed)
{
    /// <param name="sessionId">The actor's own session, of the browser that it is asked from.</param>
    /// <returns>The key of the customer.</returns>
    public async Task<Result<int>> BeginAsync(string sessionId, int customerId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.CustomersSee) || !actor.Can(Permissions.CustomersSignInAs))
        {
            return new Failure.Forbidden();
        }

        var customer = await db.Customers.VisibleTo(actor).Include(one => one.Reseller)
            .SingleOrDefaultAsync(one => one.Id == customerId, ct).ConfigureAwait(false);
        if (customer is null)
        {
            return new Failure.NotFound("That customer");
        }

        if (await OwnAsync(db, actor, sessionId, ct).ConfigureAwait(false) is not { } session)
        {
            return new Failure.NotFound("Your session");
        }

        if (Refusal(customer.Reseller.Name, customer.Reseller.DisabledAt is not null) is { } refused)
        {
            return new Failure.Rejected(refused);
        }

        session.AsCustomerId = customer.Id;
        await SaveAsync(db, actor, customer, AuditActions.SignInAs, ct).ConfigureAwait(false);
        await write.CommitAsync(ct).ConfigureAwait(false);
        Publish(session, customer);
        return customer.Id;
    }

    /// <summary>Makes the actor itself again. Asks for no permission: nobody is kept in another's place.</summary>
    /// <returns>The key of the customer that it was.</returns>
    public async Task<Result<int>> LeaveAsync(string sessionId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (actor.OnBehalfOf is null
            || await OwnAsync(db, actor, sessionId, ct).ConfigureAwait(false) is not { AsCustomerId: { } customerId } session)
        {
            return new Failure.Rejected("You are not signed in as a customer.");
        }

        var customer = await db.Customers.SingleAsync(one => one.Id == customerId, ct).ConfigureAwait(false);
        session.AsCustomerId = null;
        await SaveAsync(db, actor, customer, AuditActions.LeaveSignInAs, ct).ConfigureAwait(false);
        await write.CommitAsync(ct).ConfigureAwait(false);
        Publish(session, customer);
        return customerId;
    }

    /// <summary>The sentence that refuses to act as a customer of that reseller, or null.</summary>
    internal static string? Refusal(string reseller, bool disabled) =>
        disabled ? $"{reseller} is disabled: nobody can sign in as one of its customers." : null;

    private static Task<Session?> OwnAsync(SpaceDb db, Actor actor, string sessionId, CancellationToken ct) =>
        db.Sessions.SingleOrDefaultAsync(session => session.Id == sessionId && session.UserId == actor.UserId, ct);

    private Task<int> SaveAsync(SpaceDb db, Actor actor, Customer customer, string action, CancellationToken ct)
    {
        var (itself, other) = (actor.Name, $"{actor.Name} as {customer.UserName}");
        db.Audit.Add(new AuditEntry(actor, time.GetUtcNow(), customer.ResellerId, AuditKinds.Customer, action, customer.UserName)
        {
            Before = action == AuditActions.SignInAs ? itself : other,
            After = action == AuditActions.SignInAs ? other : itself,
        });
        return db.SaveChangesAsync(ct);
    }

    private void Publish(Session session, Customer customer) => feed.Publish([Topics.User(session.UserId), .. Topics.Audit(customer.ResellerId)]);
}
