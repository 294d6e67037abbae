using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using SpaceAdmin.Web.Settings;

namespace SpaceAdmin.Tests.Web;

/// <summary>Settings as the program binds and checks them, without the program.</summary>
internal static class SettingsOf
{
    public const string Connection = "ConnectionStrings:SpaceAdmin";

    /// <exception cref="SettingsException">One has a value that is not allowed.</exception>
    public static IServiceProvider Program(string contentRoot, string environment, params IEnumerable<(string Key, string? Value)> settings)
    {
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value))).Build())
            .AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = environment, ContentRootPath = contentRoot })
            .AddSpaceSettings()
            .BuildServiceProvider();
        services.CheckSettings();
        return services;
    }

    /// <summary>The keys of all that the program checks.</summary>
    public static IEnumerable<string> Keys() => new ServiceCollection().AddSpaceSettings()
        .Where(service => service.ServiceType.IsGenericType && service.ServiceType.GetGenericTypeDefinition() == typeof(IValidateOptions<>))
        .Select(service => service.ServiceType.GenericTypeArguments[0])
        .SelectMany(type => (IEnumerable<string>)typeof(SettingsSection<>).MakeGenericType(type).GetProperty("Keys")!.GetValue(null)!);

    /// <summary>Those of mail and of its links, of a program whose other settings are right.</summary>
    public static T Mail<T>(bool development, params IEnumerable<(string Key, string? Value)> settings)
        where T : class => Program("/", development ? "Development" : "Production", [(Connection, "Data Source=space.db"), .. settings]).GetRequiredService<T>();
}
