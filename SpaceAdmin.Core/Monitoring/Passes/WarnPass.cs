using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>Warns customers before their services are suspended: whatever is owed, and however late the warning is. A warning moves the suspension, not the other way round.</summary>
internal sealed class WarnPass : UnpaidPass
{
    public override Pass Pass => Pass.Warn;

    public override async Task DoAsync(MonitorWork work, IReadOnlyList<MonitorCandidate> candidates, CancellationToken ct)
    {
        int[] numbers = [.. candidates.Select(candidate => candidate.Subject)];
        var services = await work.Db.Services.Where(service => EF.Parameter(numbers).Contains(service.Id)).ToDictionaryAsync(service => service.Id, ct).ConfigureAwait(false);
        List<(MonitorCandidate Candidate, SpaceService Service, DateOnly On)> due = [];
        foreach (var candidate in candidates)
        {
            if (services.TryGetValue(candidate.Subject, out var service) && SuspensionToTell(service, work.Scope) is { } on)
            {
                due.Add((candidate, service, on));
            }
        }

        string[] keys = [.. due.Select(one => Key(one.Service, one.On))];
        var said = await work.Db.Outbox.Where(message => EF.Parameter(keys).Contains(message.Key)).Select(message => message.Key).ToHashSetAsync(ct).ConfigureAwait(false);
        foreach (var (candidate, service, on) in due)
        {
            service.Warned(on);
            if (!said.Contains(Key(service, on)))
            {
                Tell(work, candidate, service, on);
            }
        }

        await work.Db.SaveChangesAsync(ct).ConfigureAwait(false);
    }

    // Null when there is nothing to warn of today.
    private static DateOnly? SuspensionToTell(SpaceService service, MonitorScope scope)
    {
        if (service is not { Status: ServiceStatus.Active, IsBeingCancelled: false } || Debt.Of(service) is not { } debt)
        {
            return null;
        }

        var (days, today) = (scope.Settings.DaysOf(service.ResellerId, service.PlanId, service.Id), scope.Local(service.ResellerId).Today);
        return debt.WarnOn(days) <= today ? debt.SuspendOnWhenWarned(today, days) : null;
    }

    private void Tell(MonitorWork work, MonitorCandidate candidate, SpaceService service, DateOnly on)
    {
        var why = string.Create(CultureInfo.InvariantCulture, $"unpaid since {service.DueOn:yyyy-MM-dd}, to be suspended on {on:yyyy-MM-dd}");
        work.Db.Outbox.Add(new OutboxMessage(OutboxChannel.Mail, OutboxEvents.Warning, Key(service, on), service.ResellerId, service.CustomerId, work.Scope.Now)
        {
            ServiceId = service.Id,
            About = service.Name,
            Text = work.Scope.Settings.TextsOf(service.ResellerId).Warning,
        });
        work.Write.Audit(AuditActions.WarnCustomer, service, null, null, why);
        work.Tell(candidate.Task(Pass, why));
    }

    private static string Key(SpaceService service, DateOnly on) =>
        string.Create(CultureInfo.InvariantCulture, $"Warning:{service.Id}:{service.DueOn:yyyy-MM-dd}:{on:yyyy-MM-dd}");

    protected override IQueryable<SpaceService> MayBeDue(IQueryable<SpaceService> services, MonitorScope scope)
    {
        var latest = scope.LatestToday.AddDays(scope.Settings.MaxWarn - scope.Settings.MinSuspend);
        return services.Staying().Where(service => service.Status == ServiceStatus.Active && service.DueOn != null && service.DueOn <= latest
            && (service.WarnedFor != service.DueOn || service.SuspendsOn == null || service.HoldUntil > service.SuspendsOn));
    }

    protected override DateOnly? DueSince(DueDays service, MonitorDays days, LocalNow now) => service.Debt?.WarnOn(days) is { } day && day <= now.Today ? day : null;
}
