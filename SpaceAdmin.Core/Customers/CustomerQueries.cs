using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Customers;

/// <summary>Reads customers for the desk. What they bought is told by the services.</summary>
public sealed class CustomerQueries(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor)
{
    public async Task<Paged<CustomerRow>> ListAsync(CustomerListQuery query, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.CustomersSee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var customers = Filter(db, db.Customers.VisibleTo(actor), query);
        var total = await customers.CountAsync(ct).ConfigureAwait(false);
        var page = Math.Min(query.Page, Paging.Pages(total, query.Size));
        var rows = await Sort(customers, query)
            .Skip((page - 1) * query.Size).Take(query.Size)
            .Select(customer => new CustomerRow(customer.Id, customer.UserName, customer.Name, customer.Email, customer.Reseller.Name))
            .ToListAsync(ct).ConfigureAwait(false);
        return new Paged<CustomerRow>(rows, page, total);
    }

    /// <summary>Null when it is not there or not the actor's to see: nothing tells which.</summary>
    public async Task<CustomerDetails?> FindAsync(int id, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.CustomersSee);
        var mayChange = actor.Can(Permissions.CustomersManage);
        var maySignInAs = actor.Can(Permissions.CustomersSignInAs);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.Customers.VisibleTo(actor)
            .Where(customer => customer.Id == id)
            .Select(customer => new CustomerDetails
            {
                Id = customer.Id,
                UserName = customer.UserName,
                Name = customer.Name,
                Email = customer.Email,
                Kind = customer.Kind,
                Billing = customer.Billing,
                ResellerId = customer.ResellerId,
                Reseller = customer.Reseller.Name,
                Version = customer.Version,
                MayChange = mayChange,
                MaySignInAs = maySignInAs,
                SignInAsRefusal = SignInAsCommands.Refusal(customer.Reseller.Name, customer.Reseller.DisabledAt != null),
            })
            .SingleOrDefaultAsync(ct).ConfigureAwait(false);
    }

    /// <summary>Whether the actor sees a customer of this number.</summary>
    public async Task<bool> ExistsAsync(int id, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.CustomersSee))
        {
            return false;
        }

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.Customers.VisibleTo(actor).AnyAsync(customer => customer.Id == id, ct).ConfigureAwait(false);
    }

    /// <summary>The resellers for which the actor may create customers, by name.</summary>
    public async Task<IReadOnlyList<ResellerChoice>> ResellersAsync(CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.CustomersManage);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.Resellers.VisibleTo(actor).ChoicesAsync(ct).ConfigureAwait(false);
    }

    private static IQueryable<Customer> Filter(SpaceDb db, IQueryable<Customer> customers, CustomerListQuery query)
    {
        foreach (var word in query.Search?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            var part = Like.Containing(word);

            // Found once, and not asked for again customer by customer.
            var signingIn = db.Users.Where(user => user.CustomerId != null && (EF.Functions.Like(user.Name, part, Like.Escape) || EF.Functions.Like(user.Email!, part, Like.Escape)))
                .Select(user => user.CustomerId!.Value);
            customers = customers.Where(customer =>
                EF.Functions.Like(customer.UserName, part, Like.Escape)
                || EF.Functions.Like(customer.Name!, part, Like.Escape)
                || EF.Functions.Like(customer.Email!, part, Like.Escape)
                || signingIn.Contains(customer.Id));
        }

        return customers;
    }

    // Every order ends with the key: without a total order rows repeat or vanish between pages. What has no name comes last
    // in both directions; descending, the database sorts null last by itself.
    private static IQueryable<Customer> Sort(IQueryable<Customer> customers, CustomerListQuery query)
    {
#pragma warning disable CA1304, CA1311 // In SQL, where there is no culture to name.
        return query.Sort switch
        {
            CustomerSort.User => By(customers, customer => customer.UserName),
            CustomerSort.Name when query.Descending => By(customers, customer => customer.Name!.ToUpper()),
            CustomerSort.Name => Then(customers.OrderBy(customer => customer.Name == null), customer => customer.Name!.ToUpper()),
            CustomerSort.Email when query.Descending => By(customers, customer => customer.Email!.ToUpper()),
            CustomerSort.Email => Then(customers.OrderBy(customer => customer.Email == null), customer => customer.Email!.ToUpper()),
            CustomerSort.Reseller => By(customers, customer => customer.Reseller.Name),
            _ => throw new ArgumentOutOfRangeException(nameof(query), query.Sort, null),
        };
#pragma warning restore CA1304, CA1311

        IQueryable<Customer> By(IQueryable<Customer> rows, Expression<Func<Customer, string>> key) => query.Descending
            ? rows.OrderByDescending(key).ThenByDescending(customer => customer.Id)
            : rows.OrderBy(key).ThenBy(customer => customer.Id);

        static IQueryable<Customer> Then(IOrderedQueryable<Customer> rows, Expression<Func<Customer, string>> key) =>
            rows.ThenBy(key).ThenBy(customer => customer.Id);
    }
}
