using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
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
    public Task<Result<int>> RemoveAsync(int number, int version, CancellationToken ct) => ChangeAsync(number, version, async (db, addOn, actor, now) =>
    {
        if (AddOnRules.RemovalRefusal(addOn) is { } refused)
        {
            return new Failure.Rejected(refused);
        }

        if (addOn.Status is ServiceStatus.Ordered)
        {
            using var changes = new ServiceChanges(db, actor, now.Instant, followUp);
            var family = await ServiceFamilies.LoadAsync(db, [number], ct).ConfigureAwait(false);
            var applied = await changes.ApplyAsync(family[number], ServiceAction.Cancel, "Given up before it was paid", SuspensionSource.Manual, ct).ConfigureAwait(false);
            return applied.Succeeded ? changes.Topics.ToList() : applied.Failure;
        }

        var removal = new ScheduledAction(addOn, ServiceAction.Cancel, null, null, ScheduleState.Requested, actor, now.Instant);
        removal.Become(ScheduleState.Pending, null, now.Instant); // nobody has to agree
        db.ScheduledActions.Add(removal);
        db.Audit.Add(OpenSchedules.Entry(actor, addOn, removal, AuditActions.RemoveAddOn, now.Instant, after: OpenSchedules.Words(removal)));
        return await EndAsync(db, addOn, await EndOfTermAsync(db, addOn, now.Today, ct).ConfigureAwait(false), now, ct).ConfigureAwait(false);
    }, ct);

    /// <summary>Fewer pieces from the next term on. More of them are ordered.</summary>
    /// <inheritdoc cref="RemoveAsync"/>
    public Task<Result<int>> ReduceAsync(int number, int version, int quantity, CancellationToken ct) => ChangeAsync(number, version, async (db, addOn, actor, now) =>
    {
        if (AddOnRules.ReductionRefusal(addOn, quantity, now.Today) is { } refused)
        {
            return new Failure.Rejected(refused);
        }

        var on = await EndOfTermAsync(db, addOn, now.Today, ct).ConfigureAwait(false);
        addOn.ReduceTo(quantity, on);
        Record(db, addOn, AuditActions.ChangeQuantity, actor, now, string.Create(CultureInfo.InvariantCulture, $"{quantity} from {on:yyyy-MM-dd} on"));
        return await EndAsync(db, addOn, on, now, ct).ConfigureAwait(false); // the next term is invoiced anew, for fewer
    }, ct);

    /// <summary>Takes a reduction back that has not happened yet.</summary>
    /// <inheritdoc cref="RemoveAsync"/>
    public Task<Result<int>> KeepQuantityAsync(int number, int version, CancellationToken ct) => ChangeAsync(number, version, async (db, addOn, actor, now) =>
    {
        if (addOn.NextQuantityOn is not { } on || on <= now.Today)
        {
            return new Failure.Rejected($"There is no change of the quantity of {AddOnRules.Name(addOn)} to come.");
        }

        addOn.KeepQuantity();
        Record(db, addOn, AuditActions.KeepQuantity, actor, now, addOn.Quantity.ToString(CultureInfo.InvariantCulture));
        return await EndAsync(db, addOn, on, now, ct).ConfigureAwait(false); // and again for all
    }, ct);

    // A balance may have paid the next term already: that has not begun.
    private static async Task<DateOnly> EndOfTermAsync(SpaceDb db, SpaceService addOn, DateOnly today, CancellationToken ct) =>
        await db.Terms.Where(term => term.ServiceId == addOn.Id && term.StartsOn <= today && term.EndsOn > today)
            .OrderByDescending(term => term.Number).Select(term => term.EndsOn).FirstOrDefaultAsync(ct).ConfigureAwait(false)
        ?? addOn.TermEndsOn!.Value;

    private static void Record(SpaceDb db, SpaceService addOn, string verb, Actor actor, LocalNow now, string after) =>
        db.Audit.Add(new AuditEntry(actor, now.Instant, addOn.ResellerId, AuditKinds.Service, verb, $"#{addOn.Id} {addOn.Name}")
        {
            ServiceId = addOn.Id,
            Before = addOn.Quantity.ToString(CultureInfo.InvariantCulture),
            After = after,
        });

    private async Task<List<string>> EndAsync(SpaceDb db, SpaceService addOn, DateOnly on, LocalNow now, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        return [.. (await followUp.EndAsync(db, addOn, on, now, ct).ConfigureAwait(false)).Topics, Topics.Payments];
    }

    private async Task<Result<int>> ChangeAsync(
        int number, int version, Func<SpaceDb, SpaceService, Actor, LocalNow, Task<Result<List<string>>>> change, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.AddOnsOrder))
        {
            return new Failure.Forbidden();
        }

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
        if (await OpenSchedules.FindAsync(db, actor, number, ct).ConfigureAwait(false) is not { } addOn)
        {
            return new Failure.NotFound($"Service #{number}");
        }

        if (addOn.Version != version)
        {
            return new Failure.Stale();
        }

        var changed = await change(db, addOn, actor, addOn.Reseller.Local(time.GetUtcNow())).ConfigureAwait(false);
        return changed.Succeeded ? await DoneAsync(db, write, addOn, changed.Value, ct).ConfigureAwait(false) : changed.Failure;
    }

    private async Task<Result<int>> DoneAsync(SpaceDb db, IDbContextTransaction write, SpaceService addOn, IReadOnlyCollection<string> topics, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        await write.CommitAsync(ct).ConfigureAwait(false);
        feed.Publish([.. ServiceChanges.TopicsOf(addOn), .. topics]);
        return addOn.Id;
    }
}
