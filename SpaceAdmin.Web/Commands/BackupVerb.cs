using System.CommandLine;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Web.Commands;

internal static class BackupVerb
{
    public static Command Create(VerbRunner runner)
    {
        var file = new Argument<string>("FILE") { Description = "Where to write the copy; nothing may be there yet." };
        var command = new Command("backup", "Copy the database to a file, also while it is in use.") { file };
        command.SetAction((parsed, ct) => runner.RunAsync<SqliteBackup>(
            (backup, token) => RunAsync(runner, backup, parsed.GetRequiredValue(file), token), ct));
        return command;
    }

    private static async Task<int> RunAsync(VerbRunner runner, SqliteBackup backup, string file, CancellationToken ct)
    {
        var result = await backup.CopyToAsync(file, ct);
        if (!result.Succeeded)
        {
            return await runner.FailAsync(result.Failure);
        }

        await runner.Terminal.Out.WriteLineAsync($"Copied the database to {result.Value}.");
        return VerbRunner.Done;
    }
}
