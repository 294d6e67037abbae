using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Schedules;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.AddOns;

public sealed partial class AddOnCommands
{
    /// <summary>
    /// Gives an add-on up: one that waits for its payment at once, another at the end of the term that it is paid for.
    /// Until then <see cref="CancellationCommands.WithdrawAsync"/> keeps it.
    /// </summary>
    /// <param name="version">The version that the customer was looking at; another one now is refused as stale.</param>
    public Task<Result<int>> RemoveAsync(int number, int version, CancellationToken ct) => ChangeAsync(number, version, async (write, addOn, now) =>
    {
        if (AddOnRules.ValidateRemoval(addOn) is { } refused)
        {
            return refused;
        }

        if (addOn.Status is ServiceStatus.Ordered)
        {
            using var changes = new ServiceChanges(write, followUp);
            var family = await ServiceFamilies.LoadAsync(write.Db, [number], ct).ConfigureAwait(false);
            return (await changes.ApplyAsync(family[number], ServiceAction.Cancel, "Given up before it was paid", SuspensionSource.Manual, ct).ConfigureAwait(false)).Failure;
        }

        var removal = new ScheduledAction(addOn, ServiceAction.Cancel, null, null, ScheduleState.Requested, write.Actor, write.Now);
        removal.Become(ScheduleState.Pending, null, write.Now); // nobody has to agree
        write.Db.ScheduledActions.Add(removal);
        OpenSchedules.Audit(write, addOn, removal, AuditActions.RemoveAddOn, after: OpenSchedules.Words(removal));
        await EndAsync(write, addOn, await EndOfTermAsync(write.Db, addOn, now.Today, ct).ConfigureAwait(false), "Cancelled", now, ct).ConfigureAwait(false);
        return null;
    }, ct);

    /// <summary>Fewer pieces from the next term on. More of them are ordered.</summary>
    /// <inheritdoc cref="RemoveAsync"/>
    public Task<Result<int>> ReduceAsync(int number, int version, int quantity, CancellationToken ct) => ChangeAsync(number, version, async (write, addOn, now) =>
    {
        if (AddOnRules.ValidateReduction(addOn, quantity, now.Today) is { } refused)
        {
            return refused;
        }

        var on = await EndOfTermAsync(write.Db, addOn, now.Today, ct).ConfigureAwait(false);
        addOn.ReduceTo(quantity, on);
        Record(write, addOn, AuditActions.ChangeQuantity, string.Create(CultureInfo.InvariantCulture, $"{quantity} from {on:yyyy-MM-dd} on"));
        await EndAsync(write, addOn, on, "Fewer pieces", now, ct).ConfigureAwait(false); // the next term is invoiced anew, for fewer
        return null;
    }, ct);

    /// <summary>Takes a reduction back that has not happened yet.</summary>
    /// <inheritdoc cref="RemoveAsync"/>
    public Task<Result<int>> KeepQuantityAsync(int number, int version, CancellationToken ct) => ChangeAsync(number, version, async (write, addOn, now) =>
    {
        if (addOn.NextQuantityOn is not { } on || on <= now.Today)
        {
            return new AddOnRefusal.NoChangeToCome(addOn.Facts);
        }

        addOn.KeepQuantity();
        Record(write, addOn, AuditActions.KeepQuantity, addOn.Quantity.ToString(CultureInfo.InvariantCulture));
        await EndAsync(write, addOn, on, "All pieces again", now, ct).ConfigureAwait(false); // and again for all
        return null;
    }, ct);

    // A balance may have paid the next term already: that has not begun.
    private static async Task<DateOnly> EndOfTermAsync(SpaceDb db, SpaceService addOn, DateOnly today, CancellationToken ct) =>
        await db.Terms.Where(term => term.ServiceId == addOn.Id && term.StartsOn <= today && term.EndsOn > today)
            .OrderByDescending(term => term.Number).Select(term => term.EndsOn).FirstOrDefaultAsync(ct).ConfigureAwait(false)
        ?? addOn.TermEndsOn!.Value;

    private static void Record(Write write, SpaceService addOn, string action, string after) =>
        write.Audit(action, addOn, addOn.Quantity.ToString(CultureInfo.InvariantCulture), after);

    private async Task EndAsync(Write write, SpaceService addOn, DateOnly on, string why, LocalNow now, CancellationToken ct)
    {
        await write.SaveAsync(ct).ConfigureAwait(false);
        await followUp.EndAsync(write, addOn, on, why, now, ct).ConfigureAwait(false);
        write.Publish(Topics.Payments);
    }

    private Task<Result<int>> ChangeAsync(int number, int version, Func<Write, SpaceService, LocalNow, Task<Failure?>> change, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.AddOnsOrder, async write =>
        {
            var found = await OpenSchedules.FindAsync(write, number, ct).ConfigureAwait(false);
            if (!found.Succeeded)
            {
                return found.Failure;
            }

            var addOn = found.Value;
            return addOn.Version != version ? new Failure.Stale()
                : await change(write, addOn, write.Local(addOn)).ConfigureAwait(false) is { } refused ? refused
                : addOn.Id;
        }, ct);
}
