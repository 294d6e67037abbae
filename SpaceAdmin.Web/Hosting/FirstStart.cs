using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Web.Access;
using SpaceAdmin.Web.Demo;

namespace SpaceAdmin.Web.Hosting;

/// <summary>Lets somebody into an installation that has no user yet: demo people in Development, else a setup code.</summary>
internal sealed partial class FirstStart(SpaceDb db, IServiceScopeFactory scopes, StartWork work, SetupCode code, ILogger<FirstStart> logger)
{
    public async Task RunAsync(IHostEnvironment environment, CancellationToken ct)
    {
        if (await db.Users.AnyAsync(ct))
        {
            return;
        }

        if (environment.IsDevelopment())
        {
            work.Plan(AddDemoAsync);
        }
        else
        {
            LogSetup(code.Text);
        }
    }

    private async Task AddDemoAsync()
    {
        await using var scope = scopes.CreateAsyncScope(); // the one of the start has ended by then
        var demo = scope.ServiceProvider.GetRequiredService<DemoSpace>();
        await demo.AddServicesAsync(await demo.AddPeopleAsync(CancellationToken.None), CancellationToken.None);
        LogDemo(string.Join(", ", DemoPeople.All.Select(person => person.Email)), DemoPeople.Password);
    }

    [LoggerMessage(LogLevel.Information, "The database was empty and has demo data now. Sign in as {Emails}, password {Password}")]
    private partial void LogDemo(string emails, string password);

    [LoggerMessage(LogLevel.Warning, "There is no user yet. Open /setup and make the first administrator with the code {Code} (this start only)")]
    private partial void LogSetup(string code);
}
