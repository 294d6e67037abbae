using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Notes;
using SpaceAdmin.Core.Services;
using static SpaceAdmin.Core.Services.ServiceAction;

namespace SpaceAdmin.Web.Demo;

/// <summary>About 60 services in every status. Their history is made by the real commands, on a clock that is put back.</summary>
internal sealed class DemoServices(
    IDbContextFactory<SpaceDb> dbs, TimeProvider time, ChangeFeed feed, IServiceFollowUp followUp, IReadOnlyDictionary<DemoPerson, Actor> people)
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
    private readonly DemoBilling _billing = new(dbs, feed, followUp, people);
    private readonly List<(DateTimeOffset At, Func<CancellationToken, Task> Do)> _life = [];

    public async Task AddAsync(Reseller reseller, int demoCustomerId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var types = await db.ServiceTypes.ToDictionaryAsync(type => type.Name, ct);
        List<Customer> customers = [await db.Customers.SingleAsync(customer => customer.Id == demoCustomerId, ct), .. s_customers.Select(one => NewCustomer(reseller, one.UserName, one.Name))];
        db.Customers.AddRange(customers.Skip(1));
        await db.SaveChangesAsync(ct);

        var plans = await DemoCatalogue.AddAsync(dbs, new DemoActor(people[DemoPeople.Reseller]), new StoppedClock(_now.AddDays(-260)), feed, types, ct);
        for (var i = 0; i < 24; i++)
        {
            var customer = customers[i % customers.Count];
            var ordered = 230 - i;
            var name = i % 3 == 0 ? "Business hosting" : "Starter hosting";
            var plan = await OrderAsync(db, reseller, customer, types["Hosting plan"], name, null, ordered, i, ct, plans[name]);
            var addOn = i % 2 == 0 || i % 10 == 3 // some of them suspended with their plan
                ? await OrderAsync(db, reseller, customer, types["Hosting add-on"], i % 4 == 0 ? "Daily backup" : "10 GB more space", plan, ordered, i, ct)
                : null;
            var domain = await OrderAsync(db, reseller, customer, types["Domain name"], DomainName(customer, i), null, ordered, i, ct);

            Live(plan, addOn, i % s_histories.Length, i);
            Live(domain, null, (i + 4) % s_histories.Length, i);
            if (i < s_notes.Length)
            {
                await NoteAsync(plan, s_notes[i], i, ct);
            }

            if (i % s_histories.Length == 2)
            {
                AskInAdvance(plan, i);
            }
        }

        foreach (var (_, live) in _life.OrderBy(moment => moment.At)) // as it came: so numbers of invoices rise with their dates
        {
            await live(ct);
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
        SpaceDb db, Reseller reseller, Customer customer, ServiceType type, string name, SpaceService? parent, int daysAgo, int i, CancellationToken ct, int? plan = null)
    {
        var at = _now.AddDays(-daysAgo).AddMinutes(customer.Id * 7);
        var actor = new Actor(null, customer.UserName, Scope.Customer, customer.ResellerId, customer.Id, Permissions.Of(Scope.Customer));
        var ordered = await new Writer(dbs, new StoppedClock(at), feed).RunAsync<SpaceService>(db, actor, async write =>
        {
            var service = SpaceService.Order(customer, type, name, parent, actor, at, DemoBilling.PriceOf(name, i, i % s_histories.Length, reseller.Currency));
            db.Services.Add(service).Property(one => one.PlanId).CurrentValue = plan;
            await write.SaveAsync(ct); // gives the number
            write.Audit(new AuditEntry(actor, at, customer.ResellerId, AuditKinds.Service, AuditActions.Order, $"#{service.Id} {name}")
            {
                ServiceId = service.Id,
                After = nameof(ServiceStatus.Ordered),
            });
            return service;
        }, ct);
        return ordered.Value!;
    }

    private void Live(SpaceService service, SpaceService? addOn, int which, int i)
    {
        var history = s_histories[which];
        for (var turn = 0; turn < history.Length; turn++)
        {
            var (days, action, reason) = history[turn];
            Act(service.Id, action, reason, days, turn);
            if (addOn is not null && action is Activate && turn == 0)
            {
                Act(addOn.Id, action, reason, days - 1, turn);
                _life.AddRange(_billing.Life(addOn.Id, addOn.Cycle, At(addOn.Id, days - 1), _now, slow: false, more: 0));
            }
        }

        if (history is [(var began, Activate, _), ..])
        {
            var ended = history[^1] is (var since, not Activate, _) ? At(service.Id, since) : _now;
            _life.AddRange(_billing.Life(service.Id, service.Cycle, At(service.Id, began), ended, slow: which is 3 or 4 or 5 or 9 && OwesStill(service, which), more: i == 7 ? 20 : 0));
        }
    }

    // What renews within the year still owes the last of its invoices; of the others only the one that was suspended for it.
    private static bool OwesStill(SpaceService service, int which) => which == 3 || service.Cycle is { Unit: CycleUnit.Month };

    // Some pay before they have it: one did not yet, one thought better of it, one paid a part.
    private void AskInAdvance(SpaceService plan, int i)
    {
        var asked = At(plan.Id, i == 12 ? 40 : 3);
        _life.Add(_billing.Issue(plan.Id, asked));
        if (i == 12)
        {
            _life.Add(_billing.Void(plan.Id, asked.AddDays(2), "Wants to think it over once more"));
        }
        else if (i > 12)
        {
            _life.Add(_billing.Pay(plan.Id, asked.AddDays(1), part: 20));
        }
    }

    private DateTimeOffset At(int number, int daysAgo) => _now.AddDays(-daysAgo).AddMinutes(-number * 3);

    private void Act(int number, ServiceAction action, string? reason, int daysAgo, int turn) =>
        _life.Add((At(number, daysAgo), ct => ApplyAsync(number, action, reason, daysAgo, turn, ct)));

    private async Task ApplyAsync(int number, ServiceAction action, string? reason, int daysAgo, int turn, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var version = await db.Services.Where(service => service.Id == number).Select(service => service.Version).SingleAsync(ct);
        var actor = people[turn % 2 == 0 ? DemoPeople.Reseller : DemoPeople.Staff];
        var clock = new StoppedClock(At(number, daysAgo));
        var result = await new ServiceCommands(new UnitOfWork(new Writer(dbs, clock, feed), new DemoActor(actor)), followUp).ApplyAsync(number, action, version, reason, ct);
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(result.Failure.Message);
        }
    }

    private async Task NoteAsync(SpaceService service, string text, int i, CancellationToken ct)
    {
        var author = people[i % 2 == 0 ? DemoPeople.Staff : DemoPeople.Reseller];
        var notes = new NoteCommands(new UnitOfWork(new Writer(dbs, new StoppedClock(_now.AddDays(-i).AddHours(-2)), feed), new DemoActor(author)));
        var added = await notes.AddAsync(service.Id, text, customerCanRead: false, ct);
        if (i % 3 == 0 && added.Succeeded)
        {
            await notes.PinAsync(added.Value, pinned: true, ct);
        }
    }
}
