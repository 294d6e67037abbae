using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>Takes away the pieces of an add-on that its customer gave up, when the term ends that they are paid for.</summary>
internal sealed class ChangeQuantitiesPass : DayPass
{
    public override Pass Pass => Pass.ChangeQuantities;

    public override async Task DoAsync(MonitorWork work, IReadOnlyList<MonitorCandidate> candidates, CancellationToken ct)
    {
        int[] numbers = [.. candidates.Select(candidate => candidate.Subject)];
        var services = await work.Db.Services.Where(service => EF.Parameter(numbers).Contains(service.Id)).ToDictionaryAsync(service => service.Id, ct).ConfigureAwait(false);
        var provisioners = await ProvisionerBook.ReadAsync(work.Db, ct).ConfigureAwait(false);
        foreach (var candidate in candidates)
        {
            if (!services.TryGetValue(candidate.Subject, out var service) || service is not { NextQuantityOn: { } on, NextQuantity: { } next } || on > work.Scope.Local(service.ResellerId).Today)
            {
                continue; // its customer keeps them after all
            }

            if (service.PendingAction is not null)
            {
                continue; // the outside hears of one thing after the other
            }

            var before = service.Quantity;
            service.Reduce();
            if (provisioners.Knows(service))
            {
                work.Db.Outbox.Add(new OutboxMessage(
                    OutboxChannel.Provisioning, OutboxEvents.QuantityChanged, $"Quantity:{service.Id}:{service.Version}", service.ResellerId, service.CustomerId, work.Scope.Now)
                {
                    ServiceId = service.Id,
                    About = service.Name,
                    Text = next.ToString(CultureInfo.InvariantCulture),
                });
            }

            work.Write.Audit(AuditActions.ChangeQuantity, service, before.ToString(CultureInfo.InvariantCulture), next.ToString(CultureInfo.InvariantCulture));
            work.Tell(candidate.Task(Pass, string.Create(CultureInfo.InvariantCulture, $"{next} instead of {before}")));
        }

        await work.Db.SaveChangesAsync(ct).ConfigureAwait(false);
    }

    protected override IQueryable<SpaceService> MayBeDue(IQueryable<SpaceService> services, MonitorScope scope)
    {
        var latest = scope.LatestToday;
        return services.Where(service => service.NextQuantityOn != null && service.NextQuantityOn <= latest);
    }

    protected override IQueryable<SpaceService> AfterLast(IQueryable<SpaceService> services)
    {
        if (Last is { Days.NextQuantityOn: { } day, Id: var id })
        {
            services = services.Where(service => service.NextQuantityOn >= day && (service.NextQuantityOn > day || service.Id > id));
        }

        return services.OrderBy(service => service.NextQuantityOn).ThenBy(service => service.Id);
    }

    protected override DateOnly? DueSince(DueDays service, MonitorDays days, LocalNow now) => service.NextQuantityOn <= now.Today ? service.NextQuantityOn : null;

    protected override IQueryable<DueDays> Days(IQueryable<SpaceService> services, IQueryable<int> own) =>
        services.Select(service => new DueDays { ResellerId = service.ResellerId, NextQuantityOn = service.NextQuantityOn });
}
