using System.CommandLine;
using SpaceAdmin.Core.Importing;

namespace SpaceAdmin.Web.Commands;

internal static class ExportVerb
{
    public static Command Create(VerbRunner runner)
    {
        var reseller = new Option<string>("--reseller") { Description = "Whose services, by name.", HelpName = "NAME", Required = true };
        var command = new Command("export", "Write a reseller's services to standard output, as a CSV file that imports again.") { reseller };
        command.SetAction((parsed, ct) => runner.RunAsync<ServiceExporter>(
            (exporter, token) => RunAsync(runner, exporter, parsed.GetRequiredValue(reseller), token), ct));
        return command;
    }

    private static async Task<int> RunAsync(VerbRunner runner, ServiceExporter exporter, string reseller, CancellationToken ct)
    {
        var result = await exporter.ExportAsync(reseller, runner.Terminal.Data, ct);
        await runner.Terminal.Data.FlushAsync(ct);
        return result.Succeeded ? VerbRunner.Done : await runner.FailAsync(result.Failure);
    }
}
