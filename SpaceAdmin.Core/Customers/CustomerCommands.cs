using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Core.Customers;

public sealed class CustomerCommands(UnitOfWork unitOfWork)
{
    /// <param name="resellerId">From whom it buys; a reseller's own people may leave it out.</param>
    /// <returns>The key of the new customer.</returns>
    public Task<Result<int>> CreateAsync(int? resellerId, string userName, string? name, string? email, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.CustomersManage, async write =>
        {
            if ((Customer.UserNameRefusal(userName) ?? Customer.Refusal(name, email)) is { } refused)
            {
                return refused;
            }

            if ((resellerId ?? write.Actor.ResellerId) is not { } reseller)
            {
                return new CustomerRefusal.NoReseller();
            }

            if (!await write.Db.Resellers.VisibleTo(write.Actor).AnyAsync(one => one.Id == reseller, ct).ConfigureAwait(false))
            {
                return new Failure.NotFound("That reseller");
            }

            var customer = new Customer(reseller, userName);
            if (await write.Db.Customers.AnyAsync(other => other.ResellerId == reseller && other.UserName == customer.UserName, ct).ConfigureAwait(false))
            {
                return new CustomerRefusal.UserNameTaken(customer.UserName);
            }

            customer.Change(name, email);
            write.Db.Customers.Add(customer);
            var said = new AuditChanges().Add("Name", null, customer.Name).Add("E-mail", null, customer.Email);
            Record(write, customer, AuditActions.CreateCustomer, before: null, said.After);
            await write.SaveAsync(ct).ConfigureAwait(false); // gives the key
            return customer.Id;
        }, ct);

    /// <param name="version">The version that the actor was looking at; another one now is refused as stale.</param>
    public Task<Result<int>> ChangeAsync(int id, int version, string? name, string? email, CancellationToken ct) => ChangeAsync(id, version, customer =>
    {
        if (Customer.Refusal(name, email) is { } refused)
        {
            return refused;
        }

        var (nameBefore, emailBefore) = (customer.Name, customer.Email);
        customer.Change(name, email);
        return new AuditChanges().Add("Name", nameBefore, customer.Name).Add("E-mail", emailBefore, customer.Email);
    }, ct);

    /// <summary>What its invoices say of it from now on, and as what it is taxed.</summary>
    /// <inheritdoc cref="ChangeAsync(int, int, string?, string?, CancellationToken)"/>
    public Task<Result<int>> ChangeBillingAsync(int id, int version, CustomerKind kind, PartyDraft draft, CancellationToken ct) => ChangeAsync(id, version, customer =>
    {
        var read = draft.Check();
        if (!read.Succeeded)
        {
            return read.Failure;
        }

        var (kindBefore, billingBefore) = (customer.Kind, customer.Billing);
        customer.Bill(kind, read.Value);
        return new AuditChanges().Add("Buys as", kindBefore.ToString(), customer.Kind.ToString()).Add(billingBefore, customer.Billing);
    }, ct);

    private Task<Result<int>> ChangeAsync(int id, int version, Func<Customer, Result<AuditChanges>> change, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.CustomersManage, async write =>
        {
            var customer = await write.Db.Customers.VisibleTo(write.Actor).SingleOrDefaultAsync(one => one.Id == id, ct).ConfigureAwait(false);
            if (customer is null)
            {
                return new Failure.NotFound("That customer");
            }

            if (customer.Version != version)
            {
                return new Failure.Stale();
            }

            var changes = change(customer);
            if (!changes.Succeeded)
            {
                return changes.Failure;
            }

            if (!changes.Value.Any)
            {
                return write.Unchanged(id);
            }

            Record(write, customer, AuditActions.ChangeCustomer, changes.Value.Before, changes.Value.After);
            return id;
        }, ct);

    private static void Record(Write write, Customer customer, string action, string? before, string? after)
    {
        write.Audit(customer.ResellerId, AuditKinds.Customer, action, customer.UserName, before, after);
        write.Publish(Topics.People(customer.ResellerId));
    }
}
