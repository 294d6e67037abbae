using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Web.Settings;

namespace SpaceAdmin.Web.Monitoring;

internal static class MonitorRegistration
{
    /// <summary>After Core's own registration, which knows neither timetable nor metrics.</summary>
    public static IServiceCollection AddSpaceMonitor(this IServiceCollection services)
    {
        services.AddSingleton(provider => provider.GetRequiredService<MonitorHostSettings>().Timetable);
        services.AddSingleton<MonitorMetrics>();
        services.AddSingleton<SurfaceMonitor>();
        services.AddSingleton<ISurfaceMonitor>(provider => new MeteredMonitor(provider.GetRequiredService<SurfaceMonitor>(), provider.GetRequiredService<MonitorMetrics>()));
        return services.AddHostedService<MonitorHost>();
    }
}
