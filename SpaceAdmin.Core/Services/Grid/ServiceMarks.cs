using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Services;

/// <summary>Reads the marks of a page of services by one question, whatever list shows them.</summary>
internal static class ServiceMarks
{
    private static readonly IReadOnlyList<ServiceMark> s_none = [];

    public static async Task<IReadOnlyList<ServiceRow>> MarkAsync(SpaceDb db, IReadOnlyList<ServiceRow> rows, DateTimeOffset now, CancellationToken ct)
    {
        var marks = await ReadAsync(db, [.. rows.Select(row => row.Number)], now, ct).ConfigureAwait(false);
        return marks.Count == 0 ? rows : [.. rows.Select(row => marks.TryGetValue(row.Number, out var own) ? row with { Marks = own } : row)];
    }

    /// <summary>The marks of each service that has any.</summary>
    public static async Task<Dictionary<int, IReadOnlyList<ServiceMark>>> ReadAsync(SpaceDb db, int[] numbers, DateTimeOffset now, CancellationToken ct)
    {
        if (numbers.Length == 0)
        {
            return [];
        }

        var read = await (
            from service in db.Services
            where EF.Parameter(numbers).Contains(service.Id)
            from schedule in db.ScheduledActions
                .Where(one => one.ServiceId == service.Id && (one.State == ScheduleState.Requested || one.State == ScheduleState.Pending)).DefaultIfEmpty()
            where service.PendingAction != null || service.StuckAction != null || service.DueOn != null || service.HoldUntil != null || schedule != null
            orderby service.Id, schedule.Id
            select new
            {
                service.Id,
                service.Status,
                service.PendingAction,
                service.StuckAction,
                service.OperationId,
                service.DueOn,
                service.HoldUntil,
                service.TermEndsOn,
                service.Reseller.TimeZone,
                Action = (ServiceAction?)schedule.Action,
                State = (ScheduleState?)schedule.State,
                schedule.On,
            }).ToListAsync(ct).ConfigureAwait(false);
        return read.GroupBy(row => row.Id).ToDictionary(group => group.Key, IReadOnlyList<ServiceMark> (group) =>
        {
            var service = group.First();
            var today = new LocalNow(now, TimeZoneInfo.FindSystemTimeZoneById(service.TimeZone)).Today;
            return
            [
                .. Outside(service.PendingAction, service.StuckAction, service.OperationId),
                .. Own(service.Status, service.DueOn, service.HoldUntil, today),
                .. group.Where(row => row.Action is not null).Select(row => Of(row.Action!.Value, row.State!.Value, row.On, service.TermEndsOn)),
            ];
        });
    }

    /// <summary>What happens to it outside of this program, or did not.</summary>
    public static IEnumerable<ServiceMark> Outside(ServiceAction? pending, ServiceAction? stuck, long? operation)
    {
        if (pending is { } action)
        {
            yield return new ServiceMark(
                action switch
                {
                    ServiceAction.Activate => ServiceMarkKind.Activating,
                    ServiceAction.Suspend => ServiceMarkKind.Suspending,
                    ServiceAction.Cancel => ServiceMarkKind.Cancelling,
                    _ => ServiceMarkKind.Deleting,
                },
                On: null);
        }

        if (stuck is { } failed && operation is not null)
        {
            yield return new ServiceMark(
                failed switch
                {
                    ServiceAction.Activate => ServiceMarkKind.NotActivated,
                    ServiceAction.Suspend => ServiceMarkKind.NotSuspended,
                    ServiceAction.Cancel => ServiceMarkKind.NotCancelled,
                    _ => ServiceMarkKind.NotDeleted,
                },
                On: null);
        }
    }

    /// <summary>Those that stand in the service itself.</summary>
    public static IEnumerable<ServiceMark> Own(ServiceStatus status, DateOnly? dueOn, DateOnly? holdUntil, DateOnly today)
    {
        if (status is ServiceStatus.Active && dueOn < today)
        {
            yield return new ServiceMark(ServiceMarkKind.Overdue, dueOn);
        }

        if (status is not ServiceStatus.Cancelled && holdUntil > today)
        {
            yield return new ServiceMark(ServiceMarkKind.Held, holdUntil);
        }
    }

    /// <summary>That of something scheduled or asked for.</summary>
    public static ServiceMark Of(ServiceAction action, ScheduleState state, DateOnly? on, DateOnly? termEndsOn) => (state, action) switch
    {
        (ScheduleState.Requested, _) => new(ServiceMarkKind.CancellationRequested, on is null ? termEndsOn : null),
        (_, ServiceAction.Activate) => new(ServiceMarkKind.ToActivate, on ?? termEndsOn),
        (_, ServiceAction.Suspend) => new(ServiceMarkKind.ToSuspend, on ?? termEndsOn),
        (_, ServiceAction.Cancel) => new(ServiceMarkKind.ToCancel, on ?? termEndsOn),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };
}
