using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace SpaceAdmin.Core.Data;

public static class SpaceDbRegistration
{
    /// <summary>Registers <see cref="SpaceDb"/> on SQLite: the factory that commands use, and the scoped one that Identity asks for.</summary>
    /// <param name="connectionString">Asked for when the first context is made.</param>
    public static IServiceCollection AddSqliteSpaceDb(this IServiceCollection services, Func<IServiceProvider, string> connectionString) => services
        .AddPooledDbContextFactory<SqliteSpaceDb>((provider, options) => UseSpaceSqlite(options, connectionString(provider)))
        .AddSingleton<IDbContextFactory<SpaceDb>, Factory<SqliteSpaceDb>>()
        .AddScoped<SpaceDb>(provider => provider.GetRequiredService<IDbContextFactory<SpaceDb>>().CreateDbContext());

    public static DbContextOptionsBuilder UseSpaceSqlite(this DbContextOptionsBuilder options, string connectionString) => options
        .UseSqlite(connectionString)
        .AddInterceptors(new SqliteConnectionSetup());

    /// <summary>
    /// Builds a model and throws it away, on another thread. The first one takes a second, most of it the compilation of EF's code:
    /// whoever starts a program does that while the rest of it is put together.
    /// </summary>
    public static void WarmUp() => _ = Task.Run(() =>
    {
        var options = new DbContextOptionsBuilder<SqliteSpaceDb>();
        options.UseSpaceSqlite("Data Source=:memory:");
        using var db = new SqliteSpaceDb(options.Options);
        return db.Model;
    });

    private sealed class Factory<T>(IDbContextFactory<T> factory) : IDbContextFactory<SpaceDb>
        where T : SpaceDb
    {
        public SpaceDb CreateDbContext() => factory.CreateDbContext();
    }
}
