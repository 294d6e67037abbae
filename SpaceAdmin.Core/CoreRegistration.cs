using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Notes;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Core.Sessions;

namespace SpaceAdmin.Core;

public static class CoreRegistration
{
    /// <summary>Registers commands, queries and the feed. The host adds the database, the clock and who is acting.</summary>
    public static IServiceCollection AddSpaceCore(this IServiceCollection services) => services
        .AddSingleton<ChangeFeed>()
        .AddSingleton<SqliteStart>()
        .AddSingleton<ActorReader>()
        .AddScoped<ServiceGrid>()
        .AddScoped<ServiceQueries>()
        .AddScoped<ServiceCommands>()
        .AddScoped<NoteQueries>()
        .AddScoped<NoteCommands>()
        .AddScoped<SessionQueries>()
        .AddScoped<SessionCommands>()
        .AddScoped<AuditQueries>()
        .AddScoped<AccountAudit>();
}
