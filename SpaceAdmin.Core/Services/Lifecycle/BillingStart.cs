using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace SpaceAdmin.Core.Services;

/// <summary>What is done to many services at once when the monitor takes them up that it left alone until now.</summary>
internal static class BillingStart
{
    /// <summary>Lets the monitor ask money for those of them that an import brought; nobody is suspended or cancelled before they had the days to pay.</summary>
    /// <param name="today">In the calendar of their reseller.</param>
    public static async Task<BegunBilling> StartBillingAsync(this IQueryable<SpaceService> services, DateOnly today, CancellationToken ct)
    {
        var waiting = services.Where(service => service.AwaitsBillingSince != null); // cancelled ones too: somebody may activate them again
        var count = await services.AwaitingBilling().CountAsync(ct).ConfigureAwait(false);
        var held = await waiting.GiveDaysToPayAsync(today, "billing started", ct).ConfigureAwait(false);
        await waiting.ExecuteUpdateAsync(set => set.SetProperty(service => service.AwaitsBillingSince, (DateTimeOffset?)null), ct).ConfigureAwait(false);
        return new BegunBilling(count, held);
    }

    /// <summary>
    /// Holds those of them for which something is owed that is due already, or sooner than the days to pay allow. A hold and no later due
    /// day, since what is owed is counted anew with every payment.
    /// </summary>
    /// <param name="today">In the calendar of their reseller.</param>
    /// <param name="why">For colleagues: what happened today.</param>
    /// <returns>How many.</returns>
    public static Task<int> GiveDaysToPayAsync(this IQueryable<SpaceService> services, DateOnly today, string why, CancellationToken ct)
    {
        DateOnly? until = today.AddDays(SpaceService.DaysToPay);
        var reason = string.Create(CultureInfo.InvariantCulture, $"{SpaceService.DaysToPay} days to pay: {why} on {today:yyyy-MM-dd}");
        return services
            .Where(service => service.Status == ServiceStatus.Active && service.DueOn != null && service.DueOn < until
                || service.SuspensionSource == SuspensionSource.Overdue && service.AwaitsActivationSince == null)
            .Where(service => service.HoldUntil == null || service.HoldUntil < until)
            .ExecuteUpdateAsync(
                set => set.SetProperty(service => service.HoldUntil, until)
                    .SetProperty(service => service.HoldReason, reason)
                    .SetProperty(service => service.Version, service => service.Version + 1),
                ct);
    }

    /// <summary>Those whose billing nobody started yet. There is nothing to bill of what is cancelled.</summary>
    public static IQueryable<SpaceService> AwaitingBilling(this IQueryable<SpaceService> services) =>
        services.Where(service => service.AwaitsBillingSince != null && service.Status != ServiceStatus.Cancelled);
}

/// <summary>For how many services billing began, and how many of them got days to pay for what is owed already.</summary>
internal sealed record BegunBilling(int Services, int Held);
