using System.Globalization;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Audit;

/// <summary>Writes what a query of the audit log finds, all pages of it, as a CSV file for a spreadsheet.</summary>
public sealed class AuditExporter(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor, TimeProvider time, AuditWriter audit)
{
    private const int FlushEvery = 200;

    private static readonly CsvWriterOptions s_csv = new() { NewLine = "\r\n" };

    private static readonly string[] s_header =
    [
        "number", "at", "person", "on_behalf_of", "from_address", "reseller", "kind", "action", "subject", "service", "before", "after", "detail", "hash",
    ];

    /// <returns>How many entries there are.</returns>
    public async Task<Result<long>> ExportAsync(AuditListQuery query, TimeZoneInfo zone, TextWriter to, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.AuditSee))
        {
            return new Failure.Forbidden();
        }

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var newest = await db.Audit.MaxAsync(entry => (long?)entry.Id, ct).ConfigureAwait(false) ?? 0; // what is asked for; not the asking
        await audit.WriteAsync(
            new AuditEntry(actor, time.GetUtcNow(), actor.ResellerId, AuditKinds.Export, AuditActions.ExportAudit, "Audit log") { Detail = query.Newest.ToQueryString() },
            ct).ConfigureAwait(false); // first: what leaves the house is known to have left

        await using var csv = CsvWriter.Create(to, s_csv, leaveOpen: true);
        await csv.WriteRecordAsync(s_header, ct).ConfigureAwait(false);
        var count = 0L;
        var rows = db.Audit.AsNoTracking().VisibleTo(actor).Where(entry => entry.Id <= newest).Matching(query, zone).NewestFirst().Rows(db);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct).ConfigureAwait(false))
        {
            await csv.WriteRecordAsync([.. Cells(row).Select(Harmless)], ct).ConfigureAwait(false);
            if (++count % FlushEvery == 0)
            {
                await csv.FlushAsync(ct).ConfigureAwait(false);
            }
        }

        await csv.FlushAsync(ct).ConfigureAwait(false);
        return count;
    }

    private static string?[] Cells(AuditRow row) =>
    [
        row.Number.ToString(CultureInfo.InvariantCulture),
        row.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        row.ActorName,
        row.OnBehalfOf,
        row.Address,
        row.Reseller,
        row.Kind,
        row.Action,
        row.Subject,
        row.ServiceId?.ToString(CultureInfo.InvariantCulture),
        row.Before,
        row.After,
        row.Detail,
        row.Hash,
    ];

    // A spreadsheet would run these as formulas.
    private static string? Harmless(string? cell) => cell is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? "'" + cell : cell;
}
