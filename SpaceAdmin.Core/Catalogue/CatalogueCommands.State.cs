using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Core.Catalogue;

public sealed partial class CatalogueCommands
{
    /// <summary>Puts it on sale, or takes it off. What was ordered goes on either way.</summary>
    public Task<Result<int>> SellAsync(CatalogueKey key, int version, bool onSale, CancellationToken ct) => EditAsync(key, version, (write, item) =>
    {
        if (onSale && CatalogueRules.SaleRefusal(item, item.Reseller.Currency) is { } refused)
        {
            return Task.FromResult<Failure?>(refused);
        }

        item.Sell(item.Prices, item.Currency ?? item.Reseller.Currency, onSale, item.Stock);
        Record(write, item, onSale ? AuditActions.PutOnSale : AuditActions.TakeOffSale);
        return Task.FromResult<Failure?>(null);
    }, ct);

    /// <summary>Keeps it for the services that were bought as it alone.</summary>
    public Task<Result<int>> ArchiveAsync(CatalogueKey key, int version, CancellationToken ct) => EditAsync(key, version, (write, item) =>
    {
        if (item.ArchivedAt is null)
        {
            item.Archive(write.Now);
            Record(write, item, AuditActions.Archive);
        }

        return Task.FromResult<Failure?>(null);
    }, ct);

    /// <summary>Brings it back from the archive. It is not on sale until somebody puts it there.</summary>
    public Task<Result<int>> RestoreAsync(CatalogueKey key, int version, CancellationToken ct) => EditAsync(key, version, (write, item) =>
    {
        if (item.ArchivedAt is not null)
        {
            item.Restore();
            Record(write, item, AuditActions.Restore);
        }

        return Task.FromResult<Failure?>(null);
    }, ct);

    /// <summary>Only what was never sold: anything else is archived.</summary>
    public Task<Result<int>> DeleteAsync(CatalogueKey key, int version, CancellationToken ct) => EditAsync(key, version, async (write, item) =>
    {
        var sold = await CatalogueReading.SoldAsync(write.Db, key, ct).ConfigureAwait(false);
        var left = key.Kind is CatalogueKind.Plan
            ? await write.Db.AddOns.Where(addOn => addOn.OnSale && addOn.Plans.Any(plan => plan.Id == key.Id) && addOn.Plans.Count == 1)
                .OrderBy(addOn => addOn.Position).Select(addOn => addOn.Name).FirstOrDefaultAsync(ct).ConfigureAwait(false)
            : null;
        if (CatalogueRules.DeletionRefusal(item, sold, left) is { } refused)
        {
            return refused;
        }

        Record(write, item, AuditActions.Delete, before: string.Join("; ", CatalogueWords.Facts(item, kinds)));
        write.Db.Remove(item);
        return null;
    }, ct);

    /// <summary>Puts one before or after another of the same reseller's list. It needs no version: two who move at once both get their way.</summary>
    /// <param name="other">Of the same kind.</param>
    /// <returns>Its place in the list, counted from 1.</returns>
    public Task<Result<int>> MoveAsync(CatalogueKey key, int other, bool after, CancellationToken ct)
    {
        var place = 0;
        return MovedAsync();

        async Task<Result<int>> MovedAsync()
        {
            var result = await EditAsync(key, version: null, async (write, item) =>
            {
                var list = await Of(write.Db, key.Kind).Where(one => one.ResellerId == item.ResellerId).OrderBy(one => one.Position).ThenBy(one => one.Id).ToListAsync(ct).ConfigureAwait(false);
                if (list.Find(one => one.Id == other) is not { } neighbour)
                {
                    return new Failure.NotFound($"That {CatalogueWords.Noun(key.Kind)}");
                }

                var from = list.IndexOf(item);
                if (neighbour != item)
                {
                    list.Remove(item);
                    list.Insert(list.IndexOf(neighbour) + (after ? 1 : 0), item);
                }

                for (var i = 0; i < list.Count; i++)
                {
                    list[i].MoveTo(i + 1);
                }

                place = item.Position;
                if (place != from + 1)
                {
                    Record(write, item, AuditActions.Move, Place(from + 1, list.Count), Place(place, list.Count));
                }
                else
                {
                    write.NeedsNoEntry("It stays where it was; at most, gaps in the numbering are closed.");
                }

                return null;
            }, ct).ConfigureAwait(false);
            return result.Succeeded ? place : result;
        }
    }

    private static string Place(int number, int of) => string.Create(CultureInfo.InvariantCulture, $"Place {number} of {of}");

    /// <summary>The way of every change of one that is there.</summary>
    /// <param name="version">Null where it does not matter.</param>
    private Task<Result<int>> EditAsync(CatalogueKey key, int? version, Func<Write, CatalogueItem, Task<Failure?>> edit, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.CatalogueManage, async write =>
        {
            CatalogueItem? found = key.Kind is CatalogueKind.Plan
                ? await write.Db.Plans.VisibleTo(write.Actor).Include(plan => plan.Reseller).Include(plan => plan.Type).SingleOrDefaultAsync(plan => plan.Id == key.Id, ct).ConfigureAwait(false)
                : await write.Db.AddOns.VisibleTo(write.Actor).Include(addOn => addOn.Reseller).Include(addOn => addOn.Type).Include(addOn => addOn.Plans)
                    .SingleOrDefaultAsync(addOn => addOn.Id == key.Id, ct).ConfigureAwait(false);
            if (found is not { } item)
            {
                return new Failure.NotFound($"That {CatalogueWords.Noun(key.Kind)}");
            }

            if (version is { } seen && item.Version != seen)
            {
                return new Failure.Stale();
            }

            if (await edit(write, item).ConfigureAwait(false) is { } failure)
            {
                return failure;
            }

            write.Publish(Topics.Catalogue(item.ResellerId));
            return key.Id;
        }, ct);
}
