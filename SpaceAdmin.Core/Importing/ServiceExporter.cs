using System.Globalization;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Importing;

/// <summary>Writes a reseller's services as the file that an import reads.</summary>
public sealed class ServiceExporter(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor, TimeProvider time, AuditWriter audit)
{
    private static readonly CsvWriterOptions s_csv = new() { NewLine = "\n" };

    /// <summary>Writes all services of the reseller of that name, by number: what is extended comes before its add-ons.</summary>
    /// <returns>How many there are.</returns>
    public async Task<Result<int>> ExportAsync(string resellerName, TextWriter to, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.ServicesExport))
        {
            return new Failure.Forbidden();
        }

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var reseller = await db.Resellers.AsNoTracking().VisibleTo(actor)
            .SingleOrDefaultAsync(r => r.Name == resellerName.Trim(), ct).ConfigureAwait(false);
        if (reseller is null)
        {
            return new Failure.NotFound($"The reseller “{resellerName}”");
        }

        // First: what leaves the house is known to have left.
        await audit.WriteAsync(new AuditEntry(actor, time.GetUtcNow(), reseller.Id, AuditKinds.Export, AuditActions.ExportServices, reseller.Name), ct).ConfigureAwait(false);

        await using var csv = CsvWriter.Create(to, s_csv, leaveOpen: true);
        csv.WriteRecord([.. ImportColumns.All]);
        var count = 0;
        await foreach (var row in Rows(db, reseller.Id).AsAsyncEnumerable().WithCancellation(ct).ConfigureAwait(false))
        {
            await csv.WriteRecordAsync(
                [
                    row.ExternalId,
                    row.ParentExternalId,
                    row.Name,
                    row.Type,
                    row.Status.ToString(),
                    row.UserName,
                    row.StartsOn?.ToString(ImportColumns.DateFormat, CultureInfo.InvariantCulture),
                    row.EndsOn?.ToString(ImportColumns.DateFormat, CultureInfo.InvariantCulture),
                    row.Cycle?.ToString(),
                    row is { RecurringFee: { } fee, Currency: { } currency } ? Amount(new Money(fee, currency)) : null,
                    row.Currency,
                    row.Quantity.ToString(CultureInfo.InvariantCulture),
                ],
                ct).ConfigureAwait(false);
            count++;
        }

        await csv.FlushAsync(ct).ConfigureAwait(false);
        return count;
    }

    private static IQueryable<ExportRow> Rows(SpaceDb db, int reseller) => db.Services
        .Where(service => service.ResellerId == reseller)
        .OrderBy(service => service.Id)
        .Select(service => new ExportRow
        {
            ExternalId = service.ExternalId,
            ParentExternalId = service.Parent!.ExternalId,
            Name = service.Name,
            Type = service.Type.Name,
            Status = service.Status,
            UserName = service.UserName,
            StartsOn = service.StartsOn,
            EndsOn = service.EndsOn,
            Cycle = service.Cycle,
            RecurringFee = service.RecurringFee,
            Currency = service.Currency,
            Quantity = service.Quantity,
        });

    // As the files come that are imported: "29.85", "19.9", "20", but "0.00" for what is free.
    private static string Amount(Money money) => money.Amount() switch
    {
        var amount when money.Minor != 0 && amount.Contains('.', StringComparison.Ordinal) => amount.TrimEnd('0').TrimEnd('.'),
        var amount => amount,
    };

    private sealed record ExportRow
    {
        public required string ExternalId { get; init; }

        public required string? ParentExternalId { get; init; }

        public required string Name { get; init; }

        public required string Type { get; init; }

        public required Services.ServiceStatus Status { get; init; }

        public required string UserName { get; init; }

        public required DateOnly? StartsOn { get; init; }

        public required DateOnly? EndsOn { get; init; }

        public required Cycle? Cycle { get; init; }

        public required long? RecurringFee { get; init; }

        public required string? Currency { get; init; }

        public required int Quantity { get; init; }
    }
}
