using System.CommandLine;
using System.Globalization;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Importing;

namespace SpaceAdmin.Web.Commands;

internal static class SeedVerb
{
    public static Command Create(VerbRunner runner)
    {
        var services = new Option<int>("--services") { Description = "How many to add.", HelpName = "N", Required = true };
        services.Validators.Add(result =>
        {
            // What is no number at all is told by the option itself.
            if (result.Tokens is [var token] && int.TryParse(token.Value, out var number) && number is < 1 or > ServiceSeeder.MaxServices)
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"--services takes a number from 1 to {ServiceSeeder.MaxServices:N0}."));
            }
        });
        var command = new Command("seed", "Fill the database with made-up services, to measure on.") { services };
        command.SetAction((parsed, ct) => runner.RunAsync<ServiceSeeder>(
            (seeder, token) => RunAsync(runner, seeder, parsed.GetRequiredValue(services), token), ct));
        return command;
    }

    private static async Task<int> RunAsync(VerbRunner runner, ServiceSeeder seeder, int services, CancellationToken ct)
    {
        Result<int> result;
        using (var progress = new TerminalProgress<int>(runner.Terminal, done => string.Create(CultureInfo.InvariantCulture, $"{done:N0} of {services:N0} services")))
        {
            result = await seeder.SeedAsync(services, progress, ct);
        }

        if (!result.Succeeded)
        {
            return await runner.FailAsync(result.Failure);
        }

        await runner.Terminal.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Added {result.Value:N0} made-up services."));
        return VerbRunner.Done;
    }
}
