using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Importing;

/// <summary>Takes over the services of a CSV file: all of them, or nothing.</summary>
public sealed class ServiceImporter(UnitOfWork unitOfWork, IDbContextFactory<SpaceDb> dbs)
{
    private const int RowsAtATime = 500;

    /// <summary>Imports the file at <paramref name="path"/>. A service that is there already, by its external id, stays as it is.</summary>
    public async Task<Result<ImportReport>> ImportAsync(string path, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        try
        {
            var report = await unitOfWork.RunBulkAsync<ImportReport>(Permissions.ServicesImport, write => ImportAsync(write, path, options, progress, ct), ct).ConfigureAwait(false);
            if (report is { Succeeded: true, Value.DryRun: false })
            {
                await using var db = await dbs.CreateDbContextAsync(CancellationToken.None).ConfigureAwait(false);
                await db.RefreshStatisticsAsync(CancellationToken.None).ConfigureAwait(false);
            }

            return report;
        }
        catch (ImportFileException exception)
        {
            return new ImportRefusal.BadFile(exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new ImportRefusal.BadFile($"{exception.Message.TrimEnd('.')}.");
        }
    }

    private static async Task<Result<ImportReport>> ImportAsync(Write write, string path, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        await using var file = ImportFile.Open(path);
        var header = new ImportHeader(await file.ReadAsync(ct).ConfigureAwait(false) ?? throw new ImportFileException($"The file {path} is empty."));
        var found = await ResellerAsync(write, options, ct).ConfigureAwait(false);
        if (!found.Succeeded)
        {
            return found.Failure;
        }

        var reseller = found.Value;
        using var sightings = await ImportSightings.BeginAsync(write.Db, ct).ConfigureAwait(false);
        using var import = new ServiceImport(write.Db, write.Actor, reseller, sightings, write.Now);
        using var rejected = options is { Partial: true, DryRun: false } ? new RejectedRows(path, header.Names) : null;
        var faults = new ImportFaults(rejected);
        await TakeAllAsync(file, new ImportRowReader(header, sightings), import, faults, progress, ct).ConfigureAwait(false);
        if (faults.Count > 0 && !options.Partial)
        {
            return new ImportRefused(faults.First, faults.Count);
        }

        var report = new ImportReport
        {
            Reseller = reseller.Name,
            Imported = import.Imported,
            AlreadyThere = import.AlreadyThere,
            NewUsers = import.NewUsers,
            NewTypes = import.NewTypes,
            Waiting = await write.Db.Services.Where(service => service.ResellerId == reseller.Id).AwaitingBilling()
                .CountAsync(ct).ConfigureAwait(false),
            Rejected = faults.Rows,
            FaultCount = faults.Count,
            Faults = faults.First,
            RejectedFile = rejected?.File,
            DryRun = options.DryRun,
        };
        if (options.DryRun)
        {
            return write.Unchanged(report);
        }

        rejected?.Complete();
        if (report.Imported > 0)
        {
            Record(write, reseller, path, report);
        }
        else
        {
            write.NeedsNoEntry("Nothing was imported: all of it was there already.");
        }

        await write.SaveAsync(ct).ConfigureAwait(false);
        await sightings.EndAsync(ct).ConfigureAwait(false);
        write.Publish([Topics.Reseller(reseller.Id), Topics.AllServices, Topics.Monitor, .. Topics.People(reseller.Id)]);
        return report;
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
    private static async Task<Result<Reseller>> ResellerAsync(Write write, ImportOptions options, CancellationToken ct)
    {
        var reseller = await write.Db.Resellers.VisibleTo(write.Actor).SingleOrDefaultAsync(r => r.Name == options.Reseller.Trim(), ct).ConfigureAwait(false);
        if (reseller is not null)
        {
            return reseller;
        }

        if (!options.CreateReseller || write.Actor.Scope is not Scope.Platform)
        {
            return new Failure.NotFound($"The reseller “{options.Reseller}”");
        }

        if (Reseller.Refusal(options.Reseller) is { } refused)
        {
            return refused;
        }

        reseller = new Reseller(options.Reseller);
        write.Db.Resellers.Add(reseller);
        await write.SaveAsync(ct).ConfigureAwait(false);
        var settings = new AuditChanges().Add("Name", null, reseller.Name).Add("Currency", null, reseller.Currency).Add("Time zone", null, reseller.TimeZone);
        write.Audit(reseller.Id, AuditKinds.Reseller, AuditActions.CreateReseller, reseller.Name, after: settings.After);
        await write.SaveAsync(ct).ConfigureAwait(false);
        return reseller;
    }

    private static void Record(Write write, Reseller reseller, string path, ImportReport report)
    {
        var name = Path.GetFileName(path);
        write.Audit(
            reseller.Id, AuditKinds.Import, AuditActions.ImportServices, name.Length > AuditEntry.SubjectMaxLength ? name[..AuditEntry.SubjectMaxLength] : name,
            detail: string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Imported:N0} imported, {report.AlreadyThere:N0} already there, {report.Rejected:N0} rejected; {report.NewUsers:N0} users and {report.NewTypes:N0} types new"));
    }
}
