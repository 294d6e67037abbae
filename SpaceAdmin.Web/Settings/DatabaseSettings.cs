namespace SpaceAdmin.Web.Settings;

/// <summary>Which kind of database.</summary>
internal sealed class DatabaseSettings : ISettings
{
    public static string Section => "Database";

    public DatabaseProvider Provider { get; set; }
}

internal enum DatabaseProvider
{
    Sqlite,
}
