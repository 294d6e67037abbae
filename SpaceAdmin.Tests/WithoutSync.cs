using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SpaceAdmin.Tests;

/// <summary>
/// Lets the databases of tests be written without a wait for the disk at each commit. Only a machine that loses its power
/// would lose anything by it; the tests that kill the program start it as it is.
/// </summary>
internal sealed class WithoutSync : DbConnectionInterceptor
{
    public static WithoutSync Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Run(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Run(connection);
        return Task.CompletedTask;
    }

    private static void Run(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous = OFF";
        command.ExecuteNonQuery();
    }
}
