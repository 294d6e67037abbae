using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Web.Demo;

/// <summary>Fills an empty database of a developer with people to sign in as and services to try things on.</summary>
internal sealed class DemoSpace(IDbContextFactory<SpaceDb> dbs, UserManager<User> users, TimeProvider time, ChangeFeed feed, IServiceFollowUp followUp)
{
    public const string ResellerName = "Demo Hosting";

    /// <summary>The customer that <see cref="DemoPeople.Customer"/> signs in as.</summary>
    private const string CustomerUserName = "customer";

    /// <returns>Whom the services are to be made by and for.</returns>
    public async Task<DemoMembers> AddPeopleAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var reseller = await db.Resellers.SingleOrDefaultAsync(r => r.Name == ResellerName, ct);
        if (reseller is null)
        {
            db.Resellers.Add(reseller = new Reseller(ResellerName));
            await db.SaveChangesAsync(ct);
        }

        var customer = await db.Customers.SingleOrDefaultAsync(c => c.ResellerId == reseller.Id && c.UserName == CustomerUserName, ct);
        if (customer is null)
        {
            db.Customers.Add(customer = new Customer(reseller.Id, CustomerUserName));
            await db.SaveChangesAsync(ct);
        }

        var password = users.PasswordHasher.HashPassword(new User(), DemoPeople.Password); // once: it takes long by design, and all the world knows it
        var people = new Dictionary<DemoPerson, Actor>();
        foreach (var person in DemoPeople.All)
        {
            people[person] = await AddAsync(db, person, password, reseller, customer, ct);
        }

        await db.SaveChangesAsync(ct);
        return new DemoMembers(reseller, customer.Id, people);
    }

    public async Task AddServicesAsync(DemoMembers members, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (!await db.Services.AnyAsync(ct)) // imported services need no company
        {
            await new DemoServices(dbs, time, feed, followUp, members.People).AddAsync(members.Reseller, members.CustomerId, ct);
            await ForgetMailsAsync(db, ct);
        }
    }

    // Its past was made up just now: nobody gets a hundred mails of it at the first start.
    private static Task<int> ForgetMailsAsync(SpaceDb db, CancellationToken ct) =>
        db.Outbox.Where(message => message.Channel == OutboxChannel.Mail && message.State == OutboxState.Pending).ExecuteUpdateAsync(
            messages => messages.SetProperty(message => message.State, OutboxState.GivenUp)
                .SetProperty(message => message.Answer, "Of the demo’s past.")
                .SetProperty(message => message.SettledAt, message => message.CreatedAt),
            ct);

    private async Task<Actor> AddAsync(SpaceDb db, DemoPerson person, string password, Reseller reseller, Customer customer, CancellationToken ct)
    {
        var scope = person.Role switch
        {
            BuiltInRoles.Administrator => Scope.Platform,
            BuiltInRoles.Customer => Scope.Customer,
            _ => Scope.Reseller,
        };
        var user = new User
        {
            UserName = person.Email,
            Email = person.Email,
            EmailConfirmed = true,
            Name = person.Name,
            ResellerId = scope is Scope.Platform ? null : reseller.Id,
            CustomerId = scope is Scope.Customer ? customer.Id : null,
            PasswordHash = password,
        };
        if (await users.CreateAsync(user) is { Succeeded: false } refused)
        {
            throw new InvalidOperationException(string.Join(" ", refused.Errors.Select(error => error.Description)));
        }

        await StoredBuiltInRoles.AddAsync(db, user.Id, person.Role, ct);
        return new Actor(user.Id, user.Name, scope, user.ResellerId, user.CustomerId, Permissions.Of(scope));
    }
}

/// <summary>Whom the demo's services are made by and for.</summary>
internal sealed record DemoMembers(Reseller Reseller, int CustomerId, IReadOnlyDictionary<DemoPerson, Actor> People);
