using Microsoft.AspNetCore.DataProtection;
using MudBlazor.Services;
using SpaceAdmin.Core;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Web.Access;
using SpaceAdmin.Web.Components;
using SpaceAdmin.Web.Demo;
using SpaceAdmin.Web.Mail;
using SpaceAdmin.Web.Monitoring;
using SpaceAdmin.Web.Outbox;
using SpaceAdmin.Web.Settings;

namespace SpaceAdmin.Web.Hosting;

/// <summary>Puts the program together and runs it.</summary>
internal static class SpaceHost
{
    /// <summary>Serves until told to stop. What keeps it from starting is one line, not a stack trace.</summary>
    public static async Task<int> ServeAsync(string[] args)
    {
        try
        {
            SpaceDbRegistration.WarmUp();
            await using var app = Build(args);
            await app.Services.GetRequiredService<SqliteStart>().RunAsync(CancellationToken.None);
            await using (var scope = app.Services.CreateAsyncScope())
            {
                await StoredBuiltInRoles.RequireSecondFactorAsync(
                    scope.ServiceProvider.GetRequiredService<SpaceDb>(), app.Services.GetRequiredService<AccountSettings>().AdministratorSecondFactor, CancellationToken.None);
                await scope.ServiceProvider.GetRequiredService<FirstStart>().RunAsync(app.Environment, CancellationToken.None);
            }

            var work = app.Services.GetRequiredService<StartWork>();
            try
            {
                await app.StartAsync();
            }
            catch
            {
                await work.BeginAsync();
                throw;
            }

            var done = work.BeginAsync();
            await app.WaitForShutdownAsync();
            await done;
            return 0;
        }
        catch (Exception exception) when (exception is SettingsException or DatabaseStartException or IOException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    /// <summary>The same program for a verb. Standard output is the verb's own, and what goes wrong is told by it alone.</summary>
    public static WebApplication BuildForVerb(params string[] settings) => Build(
    [
        .. settings,
        "--Logging:LogLevel:Default=Error",
        "--Logging:LogLevel:Microsoft.AspNetCore=Error",
        "--Logging:LogLevel:SpaceAdmin.Core.Monitoring=None",
        "--Logging:Console:LogToStandardErrorThreshold=Trace",
    ]);

    /// <exception cref="SettingsException">The configuration has a value that is not allowed.</exception>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot.Find(args) });
        builder.WebHost.UseStaticWebAssets(); // a build that was not published has its assets elsewhere, in any environment
        AddServices(builder);
        LogLevels.Check(builder.Configuration);
        var app = builder.Build();
        app.Services.CheckSettings();
        UsePipeline(app);
        return app;
    }

    private static void AddServices(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSpaceSettings();
        services.AddSingleton(TimeProvider.System);
        services.AddSqliteSpaceDb(provider => provider.GetRequiredService<ConnectionSettings>().ToFile(provider.GetRequiredService<IHostEnvironment>().ContentRootPath));
        services.AddSpaceCore();
        services.AddSingleton(provider => provider.GetRequiredService<OutsideSettings>().Policy);
        services.AddSpaceMonitor();
        services.AddHostedService<OutboxHost>();
        services.AddSpaceAccounts();
        services.AddSpaceCookies(builder.Environment);
        services.AddRequestLimits();
        services.AddSpaceMail();
        services.AddDataProtection().SetApplicationName("SpaceAdmin").PersistKeysToDbContext<SpaceDb>();
        services.AddSingleton<StartWork>();
        services.AddHostedService(provider => provider.GetRequiredService<StartWork>());
        services.AddScoped<FirstStart>();
        services.AddScoped<DemoSpace>();
        services.AddScoped<PageStatusCode>();

        services.AddRazorComponents().AddInteractiveServerComponents()
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = 128 * 1024); // a note that is too long is refused by a sentence, not by a cut line
        services.AddMudServices(mud =>
        {
            mud.SnackbarConfiguration.PositionClass = MudBlazor.Defaults.Classes.Position.BottomLeft;
            mud.SnackbarConfiguration.VisibleStateDuration = 5_000;
            mud.SnackbarConfiguration.ShowTransitionDuration = 100;
            mud.SnackbarConfiguration.HideTransitionDuration = 100;
        });
    }

    private static void UsePipeline(WebApplication app)
    {
        app.UseCookiePolicy(); // first: it sees what everything after it sets
        app.UseSecurityHeaders();
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler("/error", createScopeForErrors: true);
            app.UseHsts();
        }

        app.UseRouting(); // here, not before the headers: files take the short way from it, without asking who wants them
        app.UseStartWorkGate();
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseRequestLimits();
        app.UseAuthentication();
        app.UseSecondFactorGate();
        app.UseAuthorization();
        app.UseOwnAccountOnly();
        app.UseAntiforgery();
        app.UseFormRefusal();
        app.MapStaticAssets().ShortCircuit();
        app.MapAccountEndpoints();
        app.MapSignInAs();
        app.MapPasskeyRequestOptions();
        app.MapAuditExport();
        app.MapInvoicePdfs();
        app.MapMetrics();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(
            server => server.ContentSecurityFrameAncestorsPolicy = null); // SecurityHeaders has the whole policy
    }
}
