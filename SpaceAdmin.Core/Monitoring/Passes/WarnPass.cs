using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>Warns customers before their services are suspended: once for each day on which something was due.</summary>
internal sealed class WarnPass : UnpaidPass
{
    public override Pass Pass => Pass.Warn;

    public override async Task DoAsync(MonitorWork work, IReadOnlyList<MonitorCandidate> candidates, CancellationToken ct)
    {
        int[] numbers = [.. candidates.Select(candidate => candidate.Subject)];
        var services = await work.Db.Services.Where(service => EF.Parameter(numbers).Contains(service.Id)).ToDictionaryAsync(service => service.Id, ct).ConfigureAwait(false);
        string[] keys = [.. services.Values.Select(Key)];
        var said = await work.Db.Outbox.Where(message => EF.Parameter(keys).Contains(message.Key)).Select(message => message.Key).ToHashSetAsync(ct).ConfigureAwait(false);
        foreach (var candidate in candidates)
        {
            if (!services.TryGetValue(candidate.Subject, out var service) || service is not { Status: ServiceStatus.Active, IsBeingCancelled: false, DueOn: { } due } || service.WarnedFor == due)
            {
                continue;
            }

            var (scope, now) = (work.Scope, work.Scope.Now);
            var days = scope.Settings.DaysOf(service.ResellerId, service.PlanId, service.Id);
            if (DueSince(due, service.HoldUntil, days, scope.Local(service.ResellerId)) is null)
            {
                continue;
            }

            service.Warned();
            if (said.Contains(Key(service)))
            {
                continue;
            }

            var on = MonitorRules.SuspendOn(due, service.HoldUntil, days);
            var why = string.Create(CultureInfo.InvariantCulture, $"unpaid since {due:yyyy-MM-dd}, to be suspended on {on:yyyy-MM-dd}");
            work.Db.Outbox.Add(new OutboxMessage(OutboxChannel.Mail, OutboxEvents.Warning, Key(service), service.ResellerId, service.CustomerId, now)
            {
                ServiceId = service.Id,
                About = service.Name,
                Text = scope.Settings.TextsOf(service.ResellerId).Warning,
            });
            work.Write.Audit(AuditActions.WarnCustomer, service, null, null, why);
            work.Tell(candidate.Task(Pass, why));
        }

        await work.Db.SaveChangesAsync(ct).ConfigureAwait(false);
    }

    protected override IQueryable<SpaceService> MayBeDue(IQueryable<SpaceService> services, MonitorScope scope)
    {
        var latest = scope.LatestToday.AddDays(scope.Settings.MaxWarn - scope.Settings.MinSuspend);
        return services.Staying().Where(service =>
            service.Status == ServiceStatus.Active && service.DueOn != null && service.DueOn <= latest && service.WarnedFor != service.DueOn);
    }

    protected override DateOnly? DueSince(DueDays service, MonitorDays days, LocalNow now) => service.DueOn is { } due ? DueSince(due, service.HoldUntil, days, now) : null;

    // What is suspended today anyway is not warned any more.
    private static DateOnly? DueSince(DateOnly due, DateOnly? hold, MonitorDays days, LocalNow now) =>
        MonitorRules.WarnOn(due, hold, days) is var day && day <= now.Today && now.Today < MonitorRules.SuspendOn(due, hold, days) ? day : null;

    private static string Key(SpaceService service) => string.Create(CultureInfo.InvariantCulture, $"Warning:{service.Id}:{service.DueOn:yyyy-MM-dd}");
}
