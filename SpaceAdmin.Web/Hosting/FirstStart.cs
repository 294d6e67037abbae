using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Web.Access;
using SpaceAdmin.Web.Demo;

namespace SpaceAdmin.Web.Hosting;

/// <summary>Lets somebody into an installation that has no user yet: demo people in Development, else a setup code.</summary>
internal sealed partial class FirstStart(SpaceDb db, DemoSpace demo, StartWork work, SetupCode code, ILogger<FirstStart> logger)
{
    public async Task RunAsync(IHostEnvironment environment, CancellationToken ct)
    {
        if (await db.Users.AnyAsync(ct))
        {
            return;
        }

        if (environment.IsDevelopment())
        {
            var people = await demo.AddPeopleAsync(ct);
            work.Plan(async () =>
            {
                await demo.AddServicesAsync(people, CancellationToken.None);
                LogDemo(string.Join(", ", DemoPeople.All.Select(person => person.Email)), DemoPeople.Password);
            });
        }
        else
        {
            LogSetup(code.Text);
        }
    }

    [LoggerMessage(LogLevel.Information, "The database was empty and has demo data now. Sign in as {Emails}, password {Password}")]
    private partial void LogDemo(string emails, string password);

    [LoggerMessage(LogLevel.Warning, "There is no user yet. Open /setup and make the first administrator with the code {Code} (this start only)")]
    private partial void LogSetup(string code);
}
