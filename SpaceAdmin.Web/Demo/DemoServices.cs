using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Notes;
using SpaceAdmin.Core.Services;
using static SpaceAdmin.Core.Services.ServiceAction;

namespace SpaceAdmin.Web.Demo;

/// <summary>About 60 services in every status. Their history is made by the real commands, on a clock that is put back.</summary>
internal sealed class DemoServices(
    IDbContextFactory<SpaceDb> dbs, TimeProvider time, ChangeFeed feed, IReadOnlyDictionary<DemoPerson, Actor> people)
{
    private static readonly (string UserName, string? Name)[] s_customers =
    [
        ("anna.berg", "Anna Berg"), ("bakery-luise", "Bakery Luise"), ("chess-club", null), ("dr-moreau", "Dr. Claire Moreau"), ("elmtree", "Elmtree Nursery"),
        ("fjordfoto", "Fjordfoto AS"), ("garage42", null), ("harbour-inn", "The Harbour Inn"), ("ines.costa", "Inês Costa"), ("jazzcellar", "Jazz Cellar"),
        ("kite-school", "Kite School Tarifa"), ("lemonpress", null), ("millhouse", "Mill House Printing"),
    ];

    private static readonly string[] s_notes =
    [
        "Called: pays on **Monday**. Do *not* cancel before.",
        "Wants to move three domains here:\n\n- fotos.example\n- prints.example\n- shop.example",
        "Prefers to be called after 16:00.",
        "Third reminder sent; the post came back. New address is in the invoice.",
        "Backup restored on request, test site only.",
    ];

    // What happens to the n-th service after it is ordered: how many days ago, what, and why.
    private static readonly (int Days, ServiceAction Action, string? Reason)[][] s_histories =
    [
        [(200, Activate, null)],
        [(150, Activate, null)],
        [],
        [(170, Activate, null), (9, Suspend, "Unpaid since the last invoice; customer asked to wait")],
        [(120, Activate, null)],
        [(180, Activate, null), (60, Suspend, "Sends spam"), (58, Activate, null)],
        [(160, Activate, null), (30, Cancel, "Moved to another provider")],
        [(90, Activate, null)],
        [(80, Cancel, "Ordered twice")],
        [(140, Activate, null), (20, Suspend, "Card expired"), (2, Cancel, "No answer to three reminders")],
    ];

    private readonly DateTimeOffset _now = time.GetUtcNow();

    public async Task AddAsync(Reseller reseller, int demoCustomerId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var types = await db.ServiceTypes.ToDictionaryAsync(type => type.Name, ct);
        List<Customer> customers = [await db.Customers.SingleAsync(customer => customer.Id == demoCustomerId, ct), .. s_customers.Select(one => NewCustomer(reseller, one.UserName, one.Name))];
        db.Customers.AddRange(customers.Skip(1));
        await db.SaveChangesAsync(ct);

        for (var i = 0; i < 24; i++)
        {
            var customer = customers[i % customers.Count];
            var ordered = 230 - i;
            var plan = await OrderAsync(db, customer, types["Hosting plan"], i % 3 == 0 ? "Business hosting" : "Starter hosting", null, ordered, ct);
            var addOn = i % 2 == 0 || i % 10 == 3 // some of them suspended with their plan
                ? await OrderAsync(db, customer, types["Hosting add-on"], i % 4 == 0 ? "Daily backup" : "10 GB more space", plan, ordered, ct)
                : null;
            var domain = await OrderAsync(db, customer, types["Domain name"], DomainName(customer, i), null, ordered, ct);

            await LiveAsync(plan, addOn, s_histories[i % s_histories.Length], ct);
            await LiveAsync(domain, null, s_histories[(i + 4) % s_histories.Length], ct);
            if (i < s_notes.Length)
            {
                await NoteAsync(plan, s_notes[i], i, ct);
            }
        }
    }

    private static Customer NewCustomer(Reseller reseller, string userName, string? name)
    {
        var customer = new Customer(reseller.Id, userName);
        if (name is not null) // as if the others had come with an import
        {
            customer.Change(name, $"{userName}@customers.example");
        }

        return customer;
    }

    private static string DomainName(Customer customer, int i) =>
        $"{customer.UserName.Replace('.', '-')}{(i <= s_customers.Length ? "" : "-shop")}.example";

    private async Task<SpaceService> OrderAsync(
        SpaceDb db, Customer customer, ServiceType type, string name, SpaceService? parent, int daysAgo, CancellationToken ct)
    {
        var at = _now.AddDays(-daysAgo).AddMinutes(customer.Id * 7);
        var actor = new Actor(null, customer.UserName, Scope.Customer, customer.ResellerId, customer.Id, Permissions.Of(Scope.Customer));
        await using var write = await db.BeginWriteAsync(ct);
        var service = SpaceService.Order(customer, type, name, parent, actor, at);
        db.Services.Add(service);
        await db.SaveChangesAsync(ct);
        db.Audit.Add(new AuditEntry(actor, at, customer.ResellerId, AuditKinds.Service, "Order", $"#{service.Id} {name}")
        {
            ServiceId = service.Id,
            After = nameof(ServiceStatus.Ordered),
        });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return service;
    }

    private async Task LiveAsync(SpaceService service, SpaceService? addOn, (int Days, ServiceAction Action, string? Reason)[] history, CancellationToken ct)
    {
        for (var i = 0; i < history.Length; i++)
        {
            var (days, action, reason) = history[i];
            await ApplyAsync(service.Id, action, reason, days, i, ct);
            if (addOn is not null && action is Activate && i == 0)
            {
                await ApplyAsync(addOn.Id, action, reason, days - 1, i, ct);
            }
        }
    }

    private async Task ApplyAsync(int number, ServiceAction action, string? reason, int daysAgo, int turn, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var version = await db.Services.Where(service => service.Id == number).Select(service => service.Version).SingleAsync(ct);
        var actor = people[turn % 2 == 0 ? DemoPeople.Reseller : DemoPeople.Staff];
        var clock = new StoppedClock(_now.AddDays(-daysAgo).AddMinutes(-number * 3));
        var result = await new ServiceCommands(dbs, new DemoActor(actor), clock, feed).ApplyAsync(number, action, version, reason, ct);
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(result.Failure.Message);
        }
    }

    private async Task NoteAsync(SpaceService service, string text, int i, CancellationToken ct)
    {
        var author = people[i % 2 == 0 ? DemoPeople.Staff : DemoPeople.Reseller];
        var notes = new NoteCommands(dbs, new DemoActor(author), new StoppedClock(_now.AddDays(-i).AddHours(-2)), feed);
        var added = await notes.AddAsync(service.Id, text, customerCanRead: false, ct);
        if (i % 3 == 0 && added.Succeeded)
        {
            await notes.PinAsync(added.Value, pinned: true, ct);
        }
    }

    private sealed class DemoActor(Actor actor) : ICurrentActor
    {
        public ValueTask<Actor> GetAsync(CancellationToken ct) => ValueTask.FromResult(actor);
    }
}
