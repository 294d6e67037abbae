using System.CommandLine;
using System.Globalization;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Monitoring;

namespace SpaceAdmin.Web.Commands;

internal static class MonitorVerb
{
    public static Command Create(VerbRunner runner)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Tell what would be done, service by service, and do nothing." };
        var run = new Command("run", "Let every pass do its work now, for all resellers.") { dryRun };
        run.SetAction((parsed, ct) => parsed.GetValue(dryRun)
            ? runner.RunAsync<MonitorQueries>((queries, token) => PreviewAsync(runner, queries, token), ct)
            : runner.RunAsync<MonitorCommands>((commands, token) => RunAsync(runner, commands, token), ct));
        return new Command("monitor", "Let the Surface Monitor work.") { run };
    }

    private static async Task<int> RunAsync(VerbRunner runner, MonitorCommands commands, CancellationToken ct)
    {
        Result<MonitorReport> result;
        using (var progress = new TerminalProgress<MonitorProgress>(runner.Terminal, Progress))
        {
            result = await commands.RunAsync(progress, ct);
        }

        if (!result.Succeeded)
        {
            return await runner.FailAsync(result.Failure);
        }

        var report = result.Value;
        foreach (var pass in report.Passes)
        {
            await runner.Terminal.Out.WriteLineAsync($"{pass.Pass.Title()}: {Counts(pass, "done")}");
        }

        return report.Failed == 0
            ? VerbRunner.Done
            : await runner.FailAsync(string.Create(CultureInfo.InvariantCulture, $"{report.Failed:N0} could not be done. The monitor tries again later; the page /monitor says why."));
    }

    private static async Task<int> PreviewAsync(VerbRunner runner, MonitorQueries queries, CancellationToken ct)
    {
        MonitorReport report;
        using (var progress = new TerminalProgress<MonitorProgress>(runner.Terminal, Progress))
        {
            report = (await queries.PreviewAsync(progress, ct))!; // the command line works for everybody
        }

        foreach (var pass in report.Passes)
        {
            await runner.Terminal.Out.WriteLineAsync($"{pass.Pass.Title()}: {Counts(pass, "would be done")}");
            var told = report.Tasks.Where(task => task.Pass == pass.Pass).ToList();
            foreach (var task in told)
            {
                await runner.Terminal.Out.WriteLineAsync($"  {task.Name}: {task.Why}{Outcome(task.Outcome)}");
            }

            if (pass.Done + pass.LeftAlone + pass.Failed - told.Count is > 0 and var more)
            {
                await runner.Terminal.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  … and {more:N0} more"));
            }
        }

        return VerbRunner.Done;
    }

    internal static string Progress(MonitorProgress progress) => string.Create(CultureInfo.InvariantCulture, $"{progress.Pass.Title()}: {progress.Tasks:N0}");

    private static string Counts(PassCount pass, string done) => string.Create(CultureInfo.InvariantCulture, $"{pass.Done:N0} {done}")
        + (pass.LeftAlone == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {pass.LeftAlone:N0} left alone"))
        + (pass.Failed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {pass.Failed:N0} failed"));

    private static string Outcome(TaskOutcome outcome) => outcome switch
    {
        TaskOutcome.LeftAlone => " (left alone)",
        TaskOutcome.Failed => " (fails)",
        _ => "",
    };
}
