using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>A pass through what is not paid, in the order of the days on which it was due.</summary>
internal abstract class UnpaidPass : DayPass
{
    protected override IQueryable<SpaceService> AfterLast(IQueryable<SpaceService> services)
    {
        if (Last is { Days.DueOn: { } day, Id: var id })
        {
            services = services.Where(service => service.DueOn >= day && (service.DueOn > day || service.Id > id));
        }

        return services.OrderBy(service => service.DueOn).ThenBy(service => service.Id);
    }

    protected override IQueryable<DueDays> Days(IQueryable<SpaceService> services, IQueryable<int> own) => services.Select(service => new DueDays
    {
        ResellerId = service.ResellerId,
        PlanId = service.PlanId,
        OwnDaysOf = own.Where(number => number == service.Id).FirstOrDefault(),
        DueOn = service.DueOn,
        HoldUntil = service.HoldUntil,
        WarnedFor = service.WarnedFor,
        SuspendsOn = service.SuspendsOn,
    });
}
