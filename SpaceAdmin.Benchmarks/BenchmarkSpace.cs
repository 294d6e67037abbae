using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Benchmarks;

/// <summary>Core on a copy of the seeded database, for an actor that the benchmark chooses.</summary>
internal sealed class BenchmarkSpace : ICurrentActor, IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly string _file;

    public BenchmarkSpace(string file, TimeProvider? time = null)
    {
        _file = file;
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(time ?? TimeProvider.System)
            .AddSqliteSpaceDb(_ => $"Data Source={file}")
            .AddSingleton<ICurrentActor>(this)
            .AddSpaceCore()
            .BuildServiceProvider();
    }

    public Actor Actor { get; set; } = Actor.CommandLine;

    public IServiceProvider Services => _services;

    /// <summary>Makes the database, or brings one of an older version to this one.</summary>
    public Task StartAsync() => Services.GetRequiredService<SqliteStart>().RunAsync(CancellationToken.None);

    public ValueTask<Actor> GetAsync(CancellationToken ct) => ValueTask.FromResult(Actor);

    public async Task<SpaceDb> OpenAsync() => await _services.GetRequiredService<IDbContextFactory<SpaceDb>>().CreateDbContextAsync();

    /// <summary>The reseller with the most services.</summary>
    public async Task<Actor> LargestTenantAsync()
    {
        await using var db = await OpenAsync();
        var reseller = await db.ServiceTallies.GroupBy(tally => tally.ResellerId)
            .OrderByDescending(group => group.Sum(tally => tally.Count)).Select(group => group.Key).FirstAsync();
        return new Actor(null, "Benchmark", Scope.Reseller, reseller, null, Permissions.Of(Scope.Reseller));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        using var connection = new SqliteConnection($"Data Source={_file}");
        SqliteConnection.ClearPool(connection);
    }
}
