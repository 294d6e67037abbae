using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Tests.Core;

    /// <summary>Asks SQLite for the plan of each query before it runs.</summary>
    internal sealed class QueryPlans : DbCommandInterceptor
    {
        public List<IReadOnlyList<string>> All { get; } = [];

    /// <summary>The database of a test, with statistics as they are after an import.</summary>
    public async Task<SpaceDb> WatchAsync(Space space, CancellationToken ct)
    {
        var db = new SqliteSpaceDb((DbContextOptions<SqliteSpaceDb>)new DbContextOptionsBuilder<SqliteSpaceDb>().UseSpaceSqlite(space.ConnectionString).AddInterceptors(this).Options);
        await db.RefreshStatisticsAsync(ct);
        return db;
    }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            using var explain = command.Connection!.CreateCommand();
#pragma warning disable CA2100 // It is EF's own text.
            explain.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
#pragma warning restore CA2100
            foreach (DbParameter parameter in command.Parameters)
            {
                explain.Parameters.Add(new SqliteParameter(parameter.ParameterName, parameter.Value));
            }

            var steps = new List<string>();
            using (var reader = explain.ExecuteReader())
            {
                while (reader.Read())
                {
                    steps.Add(reader.GetString(3));
                }
            }

            All.Add(steps);
            return ValueTask.FromResult(result);
        }
    }
