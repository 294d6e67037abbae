using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Core.Importing;

/// <summary>Takes over the services of a CSV file: all of them, or nothing.</summary>
public sealed class ServiceImporter(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor, TimeProvider time, ChangeFeed feed)
{
    private const int RowsAtATime = 500;

    /// <summary>Imports the file at <paramref name="path"/>. A service that is there already, by its external id, stays as it is.</summary>
    public async Task<Result<ImportReport>> ImportAsync(string path, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.ServicesImport))
        {
            return new Failure.Forbidden();
        }

        try
        {
            await using var file = ImportFile.Open(path);
            var header = new ImportHeader(await file.ReadAsync(ct).ConfigureAwait(false) ?? throw new ImportFileException($"The file {path} is empty."));

            await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
            await using var write = await db.BeginBulkWriteAsync(ct).ConfigureAwait(false);
            var found = await ResellerAsync(db, actor, options, ct).ConfigureAwait(false);
            if (!found.Succeeded)
            {
                return found.Failure;
            }

            var reseller = found.Value;
            using var sightings = await ImportSightings.BeginAsync(db, ct).ConfigureAwait(false);
            using var import = new ServiceImport(db, actor, reseller, sightings, time.GetUtcNow());
            using var rejected = options is { Partial: true, DryRun: false } ? new RejectedRows(path, header.Names) : null;
            var faults = new ImportFaults(rejected);
            await TakeAllAsync(file, new ImportRowReader(header, sightings), import, faults, progress, ct).ConfigureAwait(false);
            if (faults.Count > 0 && !options.Partial)
            {
                return new ImportRefused(faults.First, faults.Count);
            }

            var report = new ImportReport(
                reseller.Name, import.Imported, import.AlreadyThere, import.NewUsers, import.NewTypes,
                faults.Rows, faults.Count, faults.First, rejected?.File, options.DryRun);
            if (options.DryRun)
            {
                return report;
            }

            rejected?.Complete();
            if (report.Imported > 0)
            {
                await RecordAsync(db, actor, reseller, path, report, ct).ConfigureAwait(false);
            }

            await sightings.EndAsync(ct).ConfigureAwait(false);
            await write.CommitAsync(ct).ConfigureAwait(false);
            await db.RefreshStatisticsAsync(CancellationToken.None).ConfigureAwait(false);
            feed.Publish([Topics.Reseller(reseller.Id), Topics.AllServices, .. Topics.People(reseller.Id), .. Topics.Audit(reseller.Id)]);
            return report;
        }
        catch (ImportFileException exception)
        {
            return new Failure.Rejected($"{exception.Message} Nothing was imported.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Failure.Rejected($"{exception.Message.TrimEnd('.')}. Nothing was imported.");
        }
    }

    private static async Task TakeAllAsync(
        ImportFile file, ImportRowReader reader, ServiceImport import, ImportFaults faults, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var batch = new List<ImportRow>(RowsAtATime);
        long rows = 0;
        string[]? fields;
        do
        {
            fields = await file.ReadAsync(ct).ConfigureAwait(false);
            if (fields is not null)
            {
                rows++;
                if (reader.Read(file.Line, fields) is { } row)
                {
                    batch.Add(row);
                }
                else
                {
                    faults.Add(file.Line, fields, reader.Faults);
                }
            }

            if (batch.Count == RowsAtATime || fields is null)
            {
                await import.TakeAsync(batch, (row, fault) => faults.Add(row.Line, row.Fields, [fault]), ct).ConfigureAwait(false);
                batch.Clear();
                progress?.Report(new ImportProgress(rows, file.BytesRead, file.Bytes));
            }
        }
        while (fields is not null);
    }

    // A reseller's own people import for it alone: another one is not there for them.
    private async Task<Result<Reseller>> ResellerAsync(SpaceDb db, Actor actor, ImportOptions options, CancellationToken ct)
    {
        var reseller = await db.Resellers.VisibleTo(actor).SingleOrDefaultAsync(r => r.Name == options.Reseller.Trim(), ct).ConfigureAwait(false);
        if (reseller is not null)
        {
            return reseller;
        }

        if (!options.CreateReseller || actor.Scope is not Scope.Platform)
        {
            return new Failure.NotFound($"The reseller “{options.Reseller}”");
        }

        if (Reseller.Refusal(options.Reseller) is { } refused)
        {
            return new Failure.Rejected(refused);
        }

        reseller = new Reseller(options.Reseller);
        db.Resellers.Add(reseller);
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        db.Audit.Add(new AuditEntry(actor, time.GetUtcNow(), reseller.Id, AuditKinds.Reseller, AuditActions.CreateReseller, reseller.Name)
        {
            After = new AuditChanges().Add("Name", null, reseller.Name).Add("Currency", null, reseller.Currency).Add("Time zone", null, reseller.TimeZone).After,
        });
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        return reseller;
    }

    private async Task RecordAsync(SpaceDb db, Actor actor, Reseller reseller, string path, ImportReport report, CancellationToken ct)
    {
        var name = Path.GetFileName(path);
        db.Audit.Add(new AuditEntry(
            actor, time.GetUtcNow(), reseller.Id, AuditKinds.Import, "Import services", name.Length > AuditEntry.SubjectMaxLength ? name[..AuditEntry.SubjectMaxLength] : name)
        {
            Detail = string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Imported:N0} imported, {report.AlreadyThere:N0} already there, {report.Rejected:N0} rejected; {report.NewUsers:N0} users and {report.NewTypes:N0} types new"),
        });
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
    }
}
