using SpaceAdmin.Core.Monitoring;

namespace SpaceAdmin.Web.Monitoring;

internal static class MonitorRegistration
{
    /// <summary>After Core's own registration, which knows neither timetable nor metrics.</summary>
    /// <exception cref="Hosting.SettingsException">The configuration has a value that is not allowed.</exception>
    public static IServiceCollection AddSpaceMonitor(this IServiceCollection services, IConfiguration configuration)
    {
        var timetable = MonitorHostSettings.Read(configuration);
        services.AddSingleton(timetable);
        services.AddSingleton(MetricsSettings.Read(configuration));
        services.AddSingleton<MonitorMetrics>();
        services.AddSingleton<SurfaceMonitor>();
        services.AddSingleton<ISurfaceMonitor>(provider => new MeteredMonitor(provider.GetRequiredService<SurfaceMonitor>(), provider.GetRequiredService<MonitorMetrics>()));
        if (timetable.Runs)
        {
            services.AddHostedService<MonitorHost>();
        }

        return services;
    }
}
