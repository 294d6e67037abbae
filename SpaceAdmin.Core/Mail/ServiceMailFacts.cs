using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Mail;

/// <summary>What a mail says of the service, or the services, that it is about.</summary>
internal static class ServiceMailFacts
{
    public static async Task AddAsync(SpaceDb db, Dictionary<string, string> values, MailOccasion occasion, Uri? site, CancellationToken ct)
    {
        if (occasion.About.Count == 0)
        {
            return;
        }

        int[] numbers = [.. occasion.About.Keys];
        var found = await db.Services.Where(one => EF.Parameter(numbers).Contains(one.Id))
            .Select(one => new ServiceFacts(
                one.Id, one.Name, one.Type.Name, one.DueOn, one.SuspendsOn,
                db.Plans.Where(plan => plan.Id == one.PlanId).Select(plan => plan.Name).FirstOrDefault()
                    ?? db.AddOns.Where(addOn => addOn.Id == one.AddOnId).Select(addOn => addOn.Name).FirstOrDefault()))
            .ToDictionaryAsync(one => one.Number, ct).ConfigureAwait(false);
        List<ServiceFacts> services = [.. occasion.About.OrderBy(one => one.Key).Select(one => found.GetValueOrDefault(one.Key) ?? new ServiceFacts(one.Key, one.Value ?? "", "", null, null, null))];
        values[MailVariables.ServiceNumber] = MailLists.Sentence(services.Select(one => one.Number.ToString(CultureInfo.InvariantCulture)));
        values[MailVariables.ServiceName] = MailLists.Sentence(services.Select(one => one.Name));
        values[MailVariables.ServiceType] = MailLists.Sentence(services.Select(one => one.Type));
        values[MailVariables.ServicePlan] = MailLists.Sentence(services.Select(one => one.Plan ?? ""));
        values[MailVariables.ServiceDue] = MailLists.Sentence(services.Select(one => MailLists.Day(one.DueOn)));
        values[MailVariables.ServiceSuspension] = MailLists.Sentence(services.Select(one => one.DueOn is null ? "" : MailLists.Day(one.SuspendsOn)));
        values[MailVariables.Services] = MailLists.Lines([.. services.Select(one => string.Create(CultureInfo.InvariantCulture, $"#{one.Number} {one.Name}"))]);
        values[MailVariables.Link] = site is null || found.Count == 0 ? ""
            : new Uri(site, services is [var only] ? string.Create(CultureInfo.InvariantCulture, $"/my/services/{only.Number}") : "/my/services").AbsoluteUri;
        if (occasion.RequestId is { } request)
        {
            var state = await db.ScheduledActions.Where(one => one.Id == request).Select(one => (ScheduleState?)one.State).SingleOrDefaultAsync(ct).ConfigureAwait(false);
            values[MailVariables.Answer] = state is ScheduleState.Declined ? "declined" : "accepted";
        }
    }

    private sealed record ServiceFacts(int Number, string Name, string Type, DateOnly? DueOn, DateOnly? SuspendsOn, string? Plan);
}
