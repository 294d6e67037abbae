using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Services;

/// <summary>Loads services with all that a change of status asks for, by the same few queries for one of them and for many.</summary>
internal static class ServiceFamilies
{
    /// <summary>The services of those numbers, each with its reseller, its parent, its add-ons and everybody's open span; none is tracked.</summary>
    public static async Task<Dictionary<int, SpaceService>> LoadAsync(SpaceDb db, IReadOnlyCollection<int> numbers, CancellationToken ct)
    {
        var services = new Dictionary<int, SpaceService>();
        await TakeAsync(db.Services.Where(service => EF.Parameter(numbers).Contains(service.Id))).ConfigureAwait(false);
        await TakeAsync(db.Services.Where(service => EF.Parameter(numbers).Contains(service.ParentId!.Value))).ConfigureAwait(false);
        var parents = services.Values.Select(service => service.ParentId).OfType<int>().Where(parent => !services.ContainsKey(parent)).Distinct().ToArray();
        if (parents.Length > 0)
        {
            await TakeAsync(db.Services.Where(service => EF.Parameter(parents).Contains(service.Id))).ConfigureAwait(false);
        }

        int[] all = [.. services.Keys];
        await foreach (var span in db.LifecycleRecords.AsNoTracking()
            .Where(span => EF.Parameter(all).Contains(span.ServiceId) && span.EndedAt == null)
            .AsAsyncEnumerable().WithCancellation(ct).ConfigureAwait(false))
        {
            services[span.ServiceId].Continue(span);
        }

        int[] of = [.. services.Values.Select(service => service.ResellerId).Distinct()];
        var resellers = await db.Resellers.AsNoTracking().Where(reseller => EF.Parameter(of).Contains(reseller.Id))
            .ToDictionaryAsync(reseller => reseller.Id, ct).ConfigureAwait(false);
        foreach (var service in services.Values.OrderBy(service => service.Id))
        {
            service.Join(resellers[service.ResellerId], service.ParentId is { } parent ? services.GetValueOrDefault(parent) : null);
        }

        return services;

        async Task TakeAsync(IQueryable<SpaceService> some)
        {
            await foreach (var service in some.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct).ConfigureAwait(false))
            {
                services.TryAdd(service.Id, service);
            }
        }
    }
}
