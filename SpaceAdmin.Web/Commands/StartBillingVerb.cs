using System.CommandLine;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Web.Monitoring;

namespace SpaceAdmin.Web.Commands;

internal static class StartBillingVerb
{
    public static Command Create(VerbRunner runner)
    {
        var reseller = new Argument<string>("RESELLER") { Description = "Whose imported services are to be billed, by name." };
        var yes = new Option<bool>("--yes") { Description = "Start it, instead of only telling what the next run would then do." };
        var command = new Command("start-billing", "Let the Surface Monitor bill what an import brought, or tell what would come of it.") { reseller, yes };
        command.SetAction((parsed, ct) => RunAsync(runner, parsed.GetRequiredValue(reseller), parsed.GetValue(yes), ct));
        return command;
    }

    private static async Task<int> RunAsync(VerbRunner runner, string reseller, bool yes, CancellationToken ct)
    {
        BillingPreview? seen = null;
        var previewed = await runner.RunAsync<BillingStartQueries>(
            async (queries, token) =>
            {
                using (var progress = new TerminalProgress<MonitorProgress>(runner.Terminal, MonitorVerb.Progress))
                {
                    seen = await queries.FindAsync(reseller, token) is { } id ? await queries.PreviewAsync(id, progress, token) : null;
                }

                return seen is null ? await runner.FailAsync($"The reseller “{reseller}” was not found.")
                    : seen.Services == 0 ? await runner.FailAsync(new MonitorRefusal.NothingWaits(seen.Reseller))
                    : await TellAsync(runner, seen, yes);
            },
            ct);
        return previewed == VerbRunner.Done && yes
            ? await runner.RunAsync<BillingStartCommands>((commands, token) => StartAsync(runner, commands, seen!, token), ct)
            : previewed;
    }

    private static async Task<int> TellAsync(VerbRunner runner, BillingPreview preview, bool starts)
    {
        foreach (var line in BillingStartText.Lines(preview))
        {
            await runner.Terminal.Out.WriteLineAsync(line);
        }

        if (!starts)
        {
            await runner.Terminal.Out.WriteLineAsync($"Nothing was started. “start-billing \"{preview.Reseller}\" --yes” starts it.");
        }

        return VerbRunner.Done;
    }

    private static async Task<int> StartAsync(VerbRunner runner, BillingStartCommands commands, BillingPreview seen, CancellationToken ct)
    {
        var result = await commands.StartAsync(seen.ResellerId, seen.Services, ct);
        if (!result.Succeeded)
        {
            return await runner.FailAsync(result.Failure);
        }

        await runner.Terminal.Out.WriteLineAsync(BillingStartText.Started(result.Value, seen.Reseller));
        return VerbRunner.Done;
    }
}
