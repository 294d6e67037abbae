using System.CommandLine;

namespace SpaceAdmin.Web.Commands;

/// <summary>What this program does from a shell, instead of serving. Exits with 0 when done, 1 when refused or failed, 2 on wrong usage.</summary>
internal static class Verbs
{
    private const int WrongUsage = 2;

    /// <summary>Whether the arguments ask for a verb; otherwise they are the server's configuration.</summary>
    internal static bool Asked(string[] args) => args is [{ Length: > 0 } verb, ..] && verb[0] != '-';

    /// <param name="services">Builds the host's services; called only when a verb goes ahead.</param>
    internal static async Task<int> RunAsync(string[] args, Func<IServiceProvider> services, Terminal terminal)
    {
        var runner = new VerbRunner(services, terminal);
        var root = new RootCommand("SpaceAdmin serves its pages when it is started without a verb.")
        {
            ImportVerb.Create(runner),
            ExportVerb.Create(runner),
            SeedVerb.Create(runner),
            BackupVerb.Create(runner),
            AuditVerb.Create(runner),
            BooksVerb.Create(runner),
            MonitorVerb.Create(runner),
            StartBillingVerb.Create(runner),
            MigrateVerb.Create(runner),
        };

        var parsed = root.Parse(args is ["help", .. var about] ? [.. about, "--help"] : args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await terminal.Error.WriteLineAsync(error.Message);
            }

            await terminal.Error.WriteLineAsync("“help” lists the verbs, and “help VERB” tells how one is used.");
            return WrongUsage;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = terminal.Out, Error = terminal.Error });
    }
}
