using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Core.Customers;

public sealed class CustomerCommands(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor, TimeProvider time, ChangeFeed feed)
{
    /// <param name="resellerId">From whom it buys; a reseller's own people may leave it out.</param>
    /// <returns>The key of the new customer.</returns>
    public async Task<Result<int>> CreateAsync(int? resellerId, string userName, string? name, string? email, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.CustomersManage))
        {
            return new Failure.Forbidden();
        }

        if ((Customer.UserNameRefusal(userName) ?? Customer.Refusal(name, email)) is { } refused)
        {
            return new Failure.Rejected(refused);
        }

        if ((resellerId ?? actor.ResellerId) is not { } reseller)
        {
            return new Failure.Rejected("Choose the reseller from which the customer buys.");
        }

        if (!await db.Resellers.VisibleTo(actor).AnyAsync(one => one.Id == reseller, ct).ConfigureAwait(false))
        {
            return new Failure.NotFound("That reseller");
        }

        var customer = new Customer(reseller, userName);
        if (await db.Customers.AnyAsync(other => other.ResellerId == reseller && other.UserName == customer.UserName, ct).ConfigureAwait(false))
        {
            return new Failure.Rejected($"The user name “{customer.UserName}” is taken by another customer.");
        }

        customer.Change(name, email);
        db.Customers.Add(customer);
        var said = new AuditChanges().Add("Name", null, customer.Name).Add("E-mail", null, customer.Email);
        db.Audit.Add(Entry(actor, customer, AuditActions.CreateCustomer, before: null, said.After));
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        await write.CommitAsync(ct).ConfigureAwait(false);
        Publish(customer);
        return customer.Id;
    }

    /// <param name="version">The version that the actor was looking at; another one now is refused as stale.</param>
    public async Task<Result<int>> ChangeAsync(int id, int version, string? name, string? email, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.CustomersManage))
        {
            return new Failure.Forbidden();
        }

        if (Customer.Refusal(name, email) is { } refused)
        {
            return new Failure.Rejected(refused);
        }

        var customer = await db.Customers.VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == id, ct).ConfigureAwait(false);
        if (customer is null)
        {
            return new Failure.NotFound("That customer");
        }

        if (customer.Version != version)
        {
            return new Failure.Stale();
        }

        var (nameBefore, emailBefore) = (customer.Name, customer.Email);
        customer.Change(name, email);
        var changes = new AuditChanges().Add("Name", nameBefore, customer.Name).Add("E-mail", emailBefore, customer.Email);
        if (!changes.Any)
        {
            return id; // saved as it was: nothing to tell
        }

        db.Audit.Add(Entry(actor, customer, AuditActions.ChangeCustomer, changes.Before, changes.After));
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        await write.CommitAsync(ct).ConfigureAwait(false);
        Publish(customer);
        return id;
    }

    private AuditEntry Entry(Actor actor, Customer customer, string action, string? before, string? after) =>
        new(actor, time.GetUtcNow(), customer.ResellerId, AuditKinds.Customer, action, customer.UserName) { Before = before, After = after };

    private void Publish(Customer customer) => feed.Publish([.. Topics.People(customer.ResellerId), .. Topics.Audit(customer.ResellerId)]);
}
