using Microsoft.Data.Sqlite;

namespace SpaceAdmin.Web.Hosting;

/// <summary>Which database, from the configuration; checked before anything starts.</summary>
internal static class DatabaseSettings
{
    private const string ProviderKey = "Database:Provider";
    private const string ConnectionKey = "ConnectionStrings:SpaceAdmin";

    /// <summary>The connection string, with its file relative to the content root.</summary>
    public static string ConnectionString(IConfiguration configuration, string contentRoot)
    {
        var provider = configuration[ProviderKey] ?? "Sqlite";
        if (!string.Equals(provider, "Sqlite", StringComparison.OrdinalIgnoreCase))
        {
            throw new SettingsException(ProviderKey, provider, "Sqlite");
        }

        var text = configuration[ConnectionKey];
        try
        {
            var connection = new SqliteConnectionStringBuilder(text);
            if (connection.DataSource is not { Length: > 0 } file || file.Contains(":memory:", StringComparison.Ordinal) || connection.Mode is SqliteOpenMode.Memory)
            {
                throw new SettingsException(ConnectionKey, text, "a SQLite connection string that names a file, such as Data Source=App_Data/spaceadmin.db");
            }

            connection.DataSource = Path.GetFullPath(file, contentRoot);
            return connection.ToString();
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException) // a wrong key, a wrong value
        {
            throw new SettingsException(ConnectionKey, text, "a SQLite connection string, such as Data Source=App_Data/spaceadmin.db");
        }
    }
}
