using System.CommandLine;

namespace SpaceAdmin.Web.Commands;

internal static class MigrateVerb
{
    public static Command Create(VerbRunner runner)
    {
        var command = new Command("migrate", "Bring the database up to this version, as every start does.");
        command.SetAction((_, ct) => runner.RunAsync(token => RunAsync(runner.Terminal, token), ct));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, CancellationToken ct)
    {
        await terminal.Out.WriteLineAsync("The database is up to date.".AsMemory(), ct);
        return VerbRunner.Done;
    }
}
