using System.CommandLine;
using System.Text;
using SpaceAdmin.Core.Importing;

namespace SpaceAdmin.Web.Commands;

internal static class ExportVerb
{
    public static Command Create(VerbRunner runner)
    {
        var reseller = new Option<string>("--reseller") { Description = "Whose services, by name.", HelpName = "NAME", Required = true };
        var command = new Command("export", "Write a reseller's services to standard output, as a CSV file that imports again.") { reseller };
        command.SetAction((parsed, ct) => runner.RunAsync<ServiceExporter>(
            (exporter, token) => RunAsync(exporter, parsed.GetRequiredValue(reseller), token), ct));
        return command;
    }

    private static async Task<int> RunAsync(ServiceExporter exporter, string reseller, CancellationToken ct)
    {
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 64 * 1024);
        var result = await exporter.ExportAsync(reseller, output, ct);
        return result.Succeeded ? VerbRunner.Done : await VerbRunner.FailAsync(result.Failure);
    }
}
