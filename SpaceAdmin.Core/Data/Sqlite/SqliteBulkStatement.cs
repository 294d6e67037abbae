using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SpaceAdmin.Core.Data;

/// <summary>
/// Speaks to the library itself: what ADO.NET does for each execution, such as a look-up of every parameter by its name, takes as long
/// as the library does for a small row. Values are stored as ADO.NET's provider stores them.
/// </summary>
internal sealed class SqliteBulkStatement : BulkStatement
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;

    /// <exception cref="SqliteException">It cannot be prepared.</exception>
    public SqliteBulkStatement(SqliteConnection connection, string sql)
    {
        _connection = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(_connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement), _connection);
    }

    public override void Set(int place, object? value) => SqliteException.ThrowExceptionForRC(Bind(place + 1, value), _connection);

    public override int Execute()
    {
        var outcome = raw.sqlite3_step(_statement);
        try
        {
            SqliteException.ThrowExceptionForRC(outcome, _connection);
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }

        return raw.sqlite3_changes(_connection);
    }

    public override void Dispose() => _statement.Dispose();

    private int Bind(int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, place),
        string text => raw.sqlite3_bind_text(_statement, place, text),
        long number => raw.sqlite3_bind_int64(_statement, place, number),
        int number => raw.sqlite3_bind_int64(_statement, place, number),
        bool yes => raw.sqlite3_bind_int64(_statement, place, yes ? 1 : 0),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, place, bytes),
        DateOnly day => raw.sqlite3_bind_text(_statement, place, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => throw new NotSupportedException($"{value.GetType().Name} is not stored in bulk."),
    };
}
