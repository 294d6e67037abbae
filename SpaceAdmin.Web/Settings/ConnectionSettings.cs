using Microsoft.Data.Sqlite;

namespace SpaceAdmin.Web.Settings;

/// <summary>Where the database is.</summary>
internal sealed class ConnectionSettings : ISettings
{
    public static string Section => "ConnectionStrings";

    [Allowed("a SQLite connection string that names a file, such as Data Source=App_Data/spaceadmin.db")]
    public string? SpaceAdmin { get; set; }

    /// <summary>The connection string, with its file relative to the content root.</summary>
    public string ToFile(string contentRoot)
    {
        var connection = new SqliteConnectionStringBuilder(SpaceAdmin);
        connection.DataSource = Path.GetFullPath(connection.DataSource, contentRoot);
        return connection.ToString();
    }

    public IEnumerable<string> Refused() => NamesFile() ? [] : [nameof(SpaceAdmin)];

    private bool NamesFile()
    {
        try
        {
            return new SqliteConnectionStringBuilder(SpaceAdmin) is { DataSource: { Length: > 0 } file, Mode: not SqliteOpenMode.Memory }
                && !file.Contains(":memory:", StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException) // a wrong key, a wrong value
        {
            return false;
        }
    }
}
