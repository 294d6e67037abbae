using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SpaceAdmin.Core.Data;

/// <summary>
/// Sets what SQLite keeps per connection. The wait for the one writer is SQLite's own: the client library would sleep
/// 150 ms between its tries.
/// </summary>
internal sealed class SqliteConnectionSetup : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA busy_timeout = 15000; PRAGMA foreign_keys = ON; PRAGMA cache_size = -16000; PRAGMA temp_store = DEFAULT;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Run(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Run(connection); // SQLite has no asynchronous I/O
        return Task.CompletedTask;
    }

    private static void Run(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}
