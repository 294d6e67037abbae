using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using SpaceAdmin.Web.Hosting;

namespace SpaceAdmin.Tests.Web;

public sealed class SettingsTests
{
    private static readonly string s_root = Path.Combine(Path.GetTempPath(), "content");

    [Theory]
    [InlineData(null, "Data Source=App_Data/space.db", "App_Data/space.db")]
    [InlineData("Sqlite", "Data Source=space.db", "space.db")]
    [InlineData("sqlite", "DataSource=../elsewhere/space.db", "../elsewhere/space.db")]
    public void ConnectionString_OfAFile_IsRelativeToTheContent(string? provider, string connection, string file) =>
        Assert.Equal(Path.GetFullPath(file, s_root), new SqliteConnectionStringBuilder(Read(provider, connection)).DataSource);

    [Fact]
    public void ConnectionString_WithMoreSettings_KeepsThem()
    {
        var file = Path.Combine(Path.GetTempPath(), "space.db");

        var read = new SqliteConnectionStringBuilder(Read(null, $"Data Source={file};Cache=Private;Default Timeout=7"));

        Assert.Equal((file, SqliteCacheMode.Private, 7), (read.DataSource, read.Cache, read.DefaultTimeout));
    }

    [Theory]
    [InlineData("Oracle", "Data Source=space.db", "The setting Database:Provider is “Oracle”. Allowed: Sqlite.")]
    [InlineData("", "Data Source=space.db", "The setting Database:Provider is “”. Allowed: Sqlite.")]
    [InlineData(null, null, "The setting ConnectionStrings:SpaceAdmin is “”.")]
    [InlineData(null, "", "The setting ConnectionStrings:SpaceAdmin is “”.")]
    [InlineData(null, "Data Source=", "The setting ConnectionStrings:SpaceAdmin is “Data Source=”.")]
    [InlineData(null, "Data Source=:memory:", "The setting ConnectionStrings:SpaceAdmin is “Data Source=:memory:”.")]
    [InlineData(null, "Server=db;Database=space", "The setting ConnectionStrings:SpaceAdmin is “Server=db;Database=space”.")]
    [InlineData(null, "nonsense", "The setting ConnectionStrings:SpaceAdmin is “nonsense”.")]
    [InlineData(null, "Data Source=space.db;Default Timeout=soon", "The setting ConnectionStrings:SpaceAdmin is")]
    [InlineData(null, "Data Source=space.db;Mode=Memory", "The setting ConnectionStrings:SpaceAdmin is")]
    public void ConnectionString_ThatCannotWork_IsRefusedByItsKey(string? provider, string? connection, string sentence) =>
        Assert.StartsWith(sentence, Assert.Throws<SettingsException>(() => Read(provider, connection)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(null, "Production", true)]
    [InlineData(null, "Staging", true)]
    [InlineData(null, "Development", false)]
    [InlineData("true", "Development", true)]
    [InlineData("False", "Production", false)]
    public void AdministratorSecondFactor_IsNeededOutsideDevelopmentUnlessSaidOtherwise(string? setting, string environment, bool needed) =>
        Assert.Equal(needed, ReadSecondFactor(setting, environment));

    [Theory]
    [InlineData("")]
    [InlineData("yes")]
    public void AdministratorSecondFactor_ThatIsNoAnswer_IsRefusedByItsKey(string setting) =>
        Assert.Equal(
            $"The setting Accounts:AdministratorSecondFactor is “{setting}”. Allowed: true, false.",
            Assert.Throws<SettingsException>(() => ReadSecondFactor(setting, "Development")).Message);

    [Theory]
    [InlineData("--contentRoot=/srv/space")]
    [InlineData("--contentroot", "/srv/space")]
    public void ContentRoot_NamedOnTheCommandLine_IsLeftAlone(params string[] args) => Assert.Null(ContentRoot.Find(args));

    [Fact]
    public void ContentRoot_FromAnywhere_IsBesideTheProgram()
    {
        var before = Environment.CurrentDirectory;

        var root = ContentRoot.Find(["--urls", "http://127.0.0.1:0"]);

        Assert.Equal(AppContext.BaseDirectory, root); // the tests' own folder holds no web project
        Assert.Equal(before, Environment.CurrentDirectory);
    }

    private static bool ReadSecondFactor(string? setting, string environment) => AccountSettings.AdministratorSecondFactor(
        new ConfigurationBuilder().AddInMemoryCollection([new("Accounts:AdministratorSecondFactor", setting)]).Build(),
        new HostingEnvironment { EnvironmentName = environment });

    private static string Read(string? provider, string? connection)
    {
        var settings = new Dictionary<string, string?>();
        if (provider is not null)
        {
            settings["Database:Provider"] = provider;
        }

        if (connection is not null)
        {
            settings["ConnectionStrings:SpaceAdmin"] = connection;
        }

        return DatabaseSettings.ConnectionString(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), s_root);
    }
}
