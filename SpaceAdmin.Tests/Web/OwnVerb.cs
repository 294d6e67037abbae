using Microsoft.AspNetCore.Builder;
using SpaceAdmin.Web.Commands;
using SpaceAdmin.Web.Hosting;

namespace SpaceAdmin.Tests.Web;

/// <summary>A verb with the services that it runs with, in this process: a process of its own takes seconds to start.</summary>
internal static class OwnVerb
{
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string database, params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        WebApplication? app = null;
        var exitCode = await Verbs.RunAsync(
            arguments,
            () => (app = SpaceHost.BuildForVerb($"--ConnectionStrings:SpaceAdmin=Data Source={database}")).Services,
            new Terminal(output, output, errors, IsWatched: false));
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        return (exitCode, output.ToString(), errors.ToString());
    }
}
