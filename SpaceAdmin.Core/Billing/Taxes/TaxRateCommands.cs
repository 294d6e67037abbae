using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Core.Billing;

/// <summary>Says how a reseller's invoices are taxed from now on.</summary>
public sealed class TaxRateCommands(UnitOfWork unitOfWork)
{
    /// <returns>The key of the new rate.</returns>
    public Task<Result<int>> AddAsync(int resellerId, TaxRateDraft draft, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.InvoicesManage, async write =>
        {
            if (await FindResellerAsync(write, resellerId, ct).ConfigureAwait(false) is not { } reseller)
            {
                return new Failure.NotFound("That reseller");
            }

            var rate = new TaxRate(resellerId);
            if (await ChangeAsync(write.Db, rate, draft, ct).ConfigureAwait(false) is { } refused)
            {
                return refused;
            }

            write.Db.TaxRates.Add(rate);
            Record(write, reseller, AuditActions.AddTaxRate, null, Words(rate));
            await write.SaveAsync(ct).ConfigureAwait(false); // gives the key
            return rate.Id;
        }, ct);

    /// <param name="version">The version that the actor was looking at; another one now is refused as stale.</param>
    public Task<Result<int>> ChangeAsync(int id, int version, TaxRateDraft draft, CancellationToken ct) => WriteAsync(id, version, async (write, reseller, rate) =>
    {
        var before = Words(rate);
        if (await ChangeAsync(write.Db, rate, draft, ct).ConfigureAwait(false) is { } refused)
        {
            return refused;
        }

        if (before == Words(rate))
        {
            return write.Unchanged<Failure?>(null);
        }

        Record(write, reseller, AuditActions.ChangeTaxRate, before, Words(rate));
        return null;
    }, ct);

    /// <inheritdoc cref="ChangeAsync(int, int, TaxRateDraft, CancellationToken)"/>
    public Task<Result<int>> RemoveAsync(int id, int version, CancellationToken ct) => WriteAsync(id, version, (write, reseller, rate) =>
    {
        write.Db.TaxRates.Remove(rate);
        Record(write, reseller, AuditActions.RemoveTaxRate, Words(rate), null);
        return Task.FromResult<Failure?>(null);
    }, ct);

    private Task<Result<int>> WriteAsync(int id, int version, Func<Write, Reseller, TaxRate, Task<Failure?>> change, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.InvoicesManage, async write =>
        {
            if (await write.Db.TaxRates.SingleOrDefaultAsync(one => one.Id == id, ct).ConfigureAwait(false) is not { } rate
                || await FindResellerAsync(write, rate.ResellerId, ct).ConfigureAwait(false) is not { } reseller)
            {
                return new Failure.NotFound("That tax rate");
            }

            if (rate.Version != version)
            {
                return new Failure.Stale();
            }

            return await change(write, reseller, rate).ConfigureAwait(false) is { } refused ? refused : id;
        }, ct);

    private static Task<Reseller?> FindResellerAsync(Write write, int id, CancellationToken ct) =>
        write.Db.Resellers.VisibleTo(write.Actor).SingleOrDefaultAsync(one => one.Id == id, ct);

    private static async Task<Failure?> ChangeAsync(SpaceDb db, TaxRate rate, TaxRateDraft draft, CancellationToken ct)
    {
        var read = draft.Check();
        if (!read.Succeeded)
        {
            return read.Failure;
        }

        var wanted = read.Value;
        if (await db.TaxRates.AnyAsync(
            other => other.ResellerId == rate.ResellerId && other.Id != rate.Id && other.Country == wanted.Country && other.Customers == wanted.Customers && other.Class == wanted.Class
                && (other.Treatment == TaxTreatment.ReverseCharge) == (wanted.Treatment == TaxTreatment.ReverseCharge), // one that fits only some can stand before one that fits all
            ct).ConfigureAwait(false))
        {
            return new TaxRateRefusal.Taken();
        }

        rate.Change(wanted);
        return null;
    }

    private static string Words(TaxRate rate)
    {
        var what = rate.Treatment is TaxTreatment.Standard ? $"{rate.Name} {TaxRate.Text(rate.Rate)}" : $"{rate.Name} {rate.Treatment}, “{rate.Sentence}”";
        return $"{what}, {rate.Country ?? "all countries"}, {rate.Customers?.ToString() ?? "all customers"}, {rate.Class}";
    }

    private static void Record(Write write, Reseller reseller, string action, string? before, string? after)
    {
        write.Audit(reseller.Id, AuditKinds.Reseller, action, reseller.Name, before, after);
        write.Publish(Topics.People(reseller.Id));
    }
}
