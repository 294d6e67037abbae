using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Services;

/// <summary>Reads what the signed-in customer bought, without what the desk keeps to itself: names, private reasons and holds.</summary>
public sealed class MyServiceQueries(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor, TimeProvider time)
{
    /// <summary>So many days ahead a payment needs attention.</summary>
    public const int SoonDays = 7;

    /// <summary>All of them, by number.</summary>
    public async Task<IReadOnlyList<MyServiceRow>> ListAsync(CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.MyServicesSee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var services = await db.Services.VisibleTo(actor)
            .OrderBy(service => service.Id)
            .Select(service => new { Service = service, service.Type, service.Reseller.TimeZone })
            .AsNoTracking().ToListAsync(ct).ConfigureAwait(false);
        var marks = await MarksAsync(db, [.. services.Select(one => one.Service.Id)], ct).ConfigureAwait(false);
        return [.. services.Select(one => Row(one.Service, one.Type, marks.GetValueOrDefault(one.Service.Id) ?? [], Today(one.TimeZone), actor))];
    }

    /// <summary>Null when it is not there or somebody else's: nothing tells which.</summary>
    public async Task<MyServiceDetails?> FindAsync(int number, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.MyServicesSee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var found = await db.Services.VisibleTo(actor)
            .Where(service => service.Id == number)
            .Select(service => new
            {
                Service = service,
                service.Type,
                service.Reseller.TimeZone,
                Parent = service.Parent == null ? null : new RelatedService(service.Parent.Id, service.Parent.Name, service.Parent.Status, null),
                AddOns = service.AddOns.OrderBy(addOn => addOn.Id).Select(addOn => new { Service = addOn, addOn.Type }).ToList(),
                Lifecycle = service.Lifecycle.OrderByDescending(span => span.Id).ToList(),
                Terms = service.Terms.Where(term => term.EndsOn != null).OrderByDescending(term => term.Number).ToList(),
                Schedules = service.Schedules.Where(schedule => schedule.Action == ServiceAction.Cancel).OrderByDescending(schedule => schedule.Id).ToList(),
            })
            .AsNoTracking().AsSplitQuery()
            .SingleOrDefaultAsync(ct).ConfigureAwait(false);
        if (found is null)
        {
            return null;
        }

        var (service, today) = (found.Service, Today(found.TimeZone));
        int[] shown = [number, .. found.AddOns.Select(addOn => addOn.Service.Id), .. service.ParentId is { } extended ? [extended] : Array.Empty<int>()];
        var marks = await MarksAsync(db, shown, ct).ConfigureAwait(false);
        return new MyServiceDetails(
            Row(service, found.Type, marks.GetValueOrDefault(number) ?? [], today, actor),
            found.Parent is { } parent && marks.TryGetValue(parent.Number, out var own) ? parent with { Marks = own } : found.Parent,
            [.. found.AddOns.Select(addOn => Row(addOn.Service, addOn.Type, marks.GetValueOrDefault(addOn.Service.Id) ?? [], today, actor))],
            [.. found.Lifecycle.Select(span => new LifecycleSpan(span.Status, span.StartedAt, span.EndedAt, span.BegunBy, "", span.IsPrivate ? null : span.Reason, ReasonIsPrivate: false))],
            [.. found.Terms.Select(term => term.ToSpan())],
            Cancellation(service, found.Schedules, actor));
    }

    private static MyServiceRow Row(SpaceService service, ServiceType type, IReadOnlyList<ServiceMark> marks, DateOnly today, Actor actor) => new()
    {
        Number = service.Id,
        Name = service.Name,
        Type = type.Name,
        Status = service.Status,
        SuspensionSource = service.SuspensionSource,
        ParentNumber = service.ParentId,
        Cycle = service.Cycle,
        RecurringFee = Money.Of(service.RecurringFee, service.Currency),
        Quantity = service.Quantity,
        RenewsOn = service.TermEndsOn,
        DueOn = service.DueOn,
        CreatedAt = service.CreatedAt,
        Marks = marks,
        Reason = service.ReasonIsPrivate ? null : service.Reason,
        Attention = [.. Attention(service, marks, today)],
        MayOrderAddOns = actor.Can(Permissions.AddOnsOrder) && !type.IsAddOn && service is { Status: ServiceStatus.Active, ParentId: null },
    };

    private static IEnumerable<MyServiceAttention> Attention(SpaceService service, IReadOnlyList<ServiceMark> marks, DateOnly today)
    {
        if (service is { Status: not ServiceStatus.Cancelled, DueOn: { } due } && due <= today.AddDays(SoonDays))
        {
            yield return due < today ? MyServiceAttention.Overdue : MyServiceAttention.DueSoon;
        }

        if (service.Status is ServiceStatus.Suspended)
        {
            yield return MyServiceAttention.Suspended;
        }

        if (marks.Any(mark => mark.Kind is ServiceMarkKind.ToCancel or ServiceMarkKind.CancellationRequested))
        {
            yield return MyServiceAttention.CancellationPending;
        }
    }

    private static MyCancellation Cancellation(SpaceService service, List<ScheduledAction> schedules, Actor actor)
    {
        var open = schedules.FirstOrDefault(schedule => schedule.IsOpen);
        var may = actor.Can(Permissions.MyServicesRequestCancellation) && ServiceLifecycle.Next(service.Status, ServiceAction.Cancel) is not null;
        return new MyCancellation(
            may && open is null,
            service.TermEndsOn,
            open is null ? null : ServiceMarks.Of(open.Action, open.State, open.On, service.TermEndsOn),
            may && open is { ByCustomer: true },
            open is null && schedules is [{ State: ScheduleState.Declined } declined, ..] ? declined.Outcome ?? "" : null);
    }

    private DateOnly Today(string timeZone) => new LocalNow(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(timeZone)).Today;

    // How long the desk means to wait is not told to whoever should pay, and what did not work outside is the desk's to put right.
    private async Task<Dictionary<int, IReadOnlyList<ServiceMark>>> MarksAsync(SpaceDb db, int[] numbers, CancellationToken ct) =>
        (await ServiceMarks.ReadAsync(db, numbers, time.GetUtcNow(), ct).ConfigureAwait(false))
            .ToDictionary(pair => pair.Key, IReadOnlyList<ServiceMark> (pair) => [.. pair.Value.Where(mark => mark.Kind is not
                (ServiceMarkKind.Held or ServiceMarkKind.NotActivated or ServiceMarkKind.NotSuspended or ServiceMarkKind.NotCancelled or ServiceMarkKind.NotDeleted))]);
}
