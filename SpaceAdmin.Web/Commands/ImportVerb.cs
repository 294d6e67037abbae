using System.CommandLine;
using System.Globalization;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Importing;
using SpaceAdmin.Web.Monitoring;

namespace SpaceAdmin.Web.Commands;

internal static class ImportVerb
{
    public static Command Create(VerbRunner runner)
    {
        var file = new Argument<string>("FILE") { Description = "A CSV file in UTF-8 whose first line names the columns." };
        var reseller = new Option<string>("--reseller") { Description = "Whose services they become, by name.", HelpName = "NAME", Required = true };
        var create = new Option<bool>("--create-reseller") { Description = "Create the reseller if there is none of that name." };
        var partial = new Option<bool>("--partial") { Description = "Import the good rows, and write the others to a file beside FILE." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Check everything and import nothing." };
        var command = new Command("import", "Import services from a CSV file: all of them, or nothing.") { file, reseller, create, partial, dryRun };
        command.SetAction((parsed, ct) => runner.RunAsync<ServiceImporter>(
            (importer, token) => RunAsync(
                runner,
                importer,
                parsed.GetRequiredValue(file),
                new ImportOptions(parsed.GetRequiredValue(reseller), parsed.GetValue(create), parsed.GetValue(partial), parsed.GetValue(dryRun)),
                token),
            ct));
        return command;
    }

    private static async Task<int> RunAsync(VerbRunner runner, ServiceImporter importer, string file, ImportOptions options, CancellationToken ct)
    {
        Result<ImportReport> result;
        using (var progress = new TerminalProgress<ImportProgress>(runner.Terminal, Progress))
        {
            result = await importer.ImportAsync(file, options, progress, ct);
        }

        if (!result.Succeeded)
        {
            if (result.Failure is ImportRefused refused)
            {
                await TellAsync(runner.Terminal, refused.Faults, refused.Count);
            }

            return await runner.FailAsync(result.Failure);
        }

        await TellAsync(runner.Terminal, result.Value.Faults, result.Value.FaultCount);
        await runner.Terminal.Out.WriteLineAsync(Summary(result.Value));
        if (result.Value is { Waiting: > 0 and var waiting, DryRun: false, Reseller: var reseller })
        {
            await runner.Terminal.Out.WriteLineAsync(BillingStartText.Waiting(waiting, reseller));
            await runner.Terminal.Out.WriteLineAsync($"“start-billing \"{reseller}\"” tells what the next run would then issue.");
        }

        return VerbRunner.Done;
    }

    private static async Task TellAsync(Terminal terminal, IReadOnlyList<ImportFault> faults, long count)
    {
        foreach (var fault in faults)
        {
            await terminal.Error.WriteLineAsync(fault.ToString());
        }

        if (count > faults.Count)
        {
            await terminal.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"… and {count - faults.Count:N0} more."));
        }
    }

    private static string Progress(ImportProgress progress) => string.Create(
        CultureInfo.InvariantCulture, $"{progress.Rows:N0} rows, {100 * progress.BytesRead / Math.Max(1, progress.BytesInAll)} %");

    private static string Summary(ImportReport report)
    {
        var did = report.DryRun ? "Would import" : "Imported";
        var rejected = report.Rejected == 0 ? "" : $" {Some(report.Rejected, "row")} rejected"
            + (report.RejectedFile is null ? "." : $", with the reasons in {report.RejectedFile}.");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{did} {Some(report.Imported, "service")} ({report.AlreadyThere:N0} already there) for {report.Reseller}: ")
            + $"{Some(report.NewUsers, "user")} and {Some(report.NewTypes, "type")} new.{rejected}";
    }

    private static string Some(int count, string thing) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {thing}{(count == 1 ? "" : "s")}");
}
