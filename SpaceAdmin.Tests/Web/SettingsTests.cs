using System.Globalization;
using MailKit.Security;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Outside;
using SpaceAdmin.Tests.Architecture;
using SpaceAdmin.Web.Commands;
using SpaceAdmin.Web.Hosting;
using SpaceAdmin.Web.Settings;

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

    [Fact]
    public void Mail_OfADeveloper_GoesToAFolderUnlessThereIsAServer()
    {
        Assert.Equal(Path.GetFullPath("App_Data/mail", s_root), ReadMail(development: true).Folder);
        Assert.Equal(Path.GetFullPath("letters", s_root), ReadMail(true, ("Mail:Folder", "letters")).Folder);
        Assert.Null(ReadMail(true, ("Mail:Host", "mail.example")).Folder);
    }

    [Fact]
    public void Mail_OfAServer_IsByStartTlsOnItsPort()
    {
        var mail = ReadMail(false, ("Mail:Host", "mail.example"), ("Mail:From", "SpaceAdmin <desk@hosting.example>"), ("Mail:UserName", "desk"), ("Mail:Password", "secret"));

        Assert.Equal(("mail.example", 587, SecureSocketOptions.StartTls, "desk", "secret"), (mail.Host, mail.Port, mail.Security, mail.UserName, mail.Password));
        Assert.Equal(("SpaceAdmin", "desk@hosting.example"), (mail.From!.Name, mail.From.Address));
        Assert.Empty(mail.Missing);
        Assert.DoesNotContain("secret", mail.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Mail_OfAServerThatIsNotSetUp_NamesWhatIsMissing()
    {
        Assert.Equal(["Mail:Host", "Mail:From"], ReadMail(development: false).Missing);
        Assert.Equal(["Mail:From"], ReadMail(false, ("Mail:Host", "mail.example")).Missing);
        Assert.Empty(ReadMail(false, ("Mail:Folder", "letters")).Missing);
    }

    [Theory]
    [InlineData("Mail:Port", "smtp")]
    [InlineData("Mail:Port", "0")]
    [InlineData("Mail:Port", "65536")]
    [InlineData("Mail:Security", "Ssl")]
    [InlineData("Mail:Security", "")]
    [InlineData("Mail:From", "nonsense")]
    [InlineData("Mail:From", "a@b.example, c@d.example")]
    [InlineData("Mail:UserName", "desk")] // without a password
    public void Mail_ThatCannotWork_IsRefusedByItsKey(string key, string value) =>
        Assert.StartsWith($"The setting {key} is “{value}”.", Assert.Throws<SettingsException>(() => ReadMail(true, (key, value))).Message, StringComparison.Ordinal);

    [Fact]
    public void Mail_PasswordAlone_IsRefusedWithoutTellingIt() =>
        Assert.DoesNotContain("secret", Assert.Throws<SettingsException>(() => ReadMail(true, ("Mail:Password", "secret"))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("https://desk.hosting.example", "https://desk.hosting.example/")]
    [InlineData("http://localhost:5080/", "http://localhost:5080/")]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Site_Address_IsTheBaseOfLinks(string? value, string? expected) => Assert.Equal(expected, Get<SiteSettings>(("Site:Address", value)).Address?.AbsoluteUri);

    [Theory]
    [InlineData("desk.hosting.example")]
    [InlineData("/desk")]
    [InlineData("ftp://desk.hosting.example")]
    [InlineData("https://desk.hosting.example/panel")]
    [InlineData("https://desk.hosting.example/?a=b")]
    [InlineData("https://desk.hosting.example/#top")]
    [InlineData("https://ada@desk.hosting.example")]
    public void Site_AddressThatCannotWork_IsRefusedByItsKey(string value) =>
        Assert.StartsWith(
            $"The setting Site:Address is “{value}”.", Assert.Throws<SettingsException>(() => Get<SiteSettings>(("Site:Address", value))).Message, StringComparison.Ordinal);

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
    [InlineData(null, "00:05:00")]
    [InlineData("00:00:10", "00:00:10")]
    [InlineData("1.00:00:00", "1.00:00:00")]
    public void Monitor_Interval_IsFiveMinutesUnlessSaidOtherwise(string? setting, string every) => Assert.Equal(
        new MonitorTimetable(true, TimeSpan.Parse(every, CultureInfo.InvariantCulture)), Get<MonitorHostSettings>(("Monitor:Interval", setting)).Timetable);

    [Theory]
    [InlineData("true", true)]
    [InlineData("False", false)]
    public void Monitor_Enabled_SaysWhetherItRuns(string setting, bool runs) => Assert.Equal(runs, Get<MonitorHostSettings>(("Monitor:Enabled", setting)).Timetable.Runs);

    [Theory]
    [InlineData("Monitor:Interval", "5")] // five days, to .NET
    [InlineData("Monitor:Interval", "00:00:09")]
    [InlineData("Monitor:Interval", "1.00:00:01")]
    [InlineData("Monitor:Interval", "-00:05:00")]
    [InlineData("Monitor:Interval", "")]
    [InlineData("Monitor:Enabled", "")]
    [InlineData("Monitor:Enabled", "yes")]
    public void Monitor_ThatCannotWork_IsRefusedByItsKey(string key, string value) =>
        Assert.StartsWith($"The setting {key} is “{value}”.", Assert.Throws<SettingsException>(() => Get<MonitorHostSettings>((key, value))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(null, false)]
    [InlineData("false", false)]
    [InlineData("True", true)]
    public void Outside_PrivateAddresses_AreRefusedUnlessAllowed(string? setting, bool allowed) => Assert.Equal(
        new OutsidePolicy(allowed, TimeSpan.FromSeconds(15)), Get<OutsideSettings>(("Outside:AllowPrivateAddresses", setting)).Policy);

    [Theory]
    [InlineData("")]
    [InlineData("10.0.0.0/8")]
    public void Outside_ThatIsNoAnswer_IsRefusedByItsKey(string value) => Assert.Equal(
        $"The setting Outside:AllowPrivateAddresses is “{value}”. Allowed: true, false.",
        Assert.Throws<SettingsException>(() => Get<OutsideSettings>(("Outside:AllowPrivateAddresses", value))).Message);

    [Fact]
    public void Metrics_AreOffUnlessThereIsAToken()
    {
        Assert.False(Get<MetricsSettings>().Enabled);
        Assert.False(Get<MetricsSettings>(("Metrics:Enabled", "false"), ("Metrics:Token", "short")).Enabled);
        Assert.Equal("0123456789abcdef", Get<MetricsSettings>(("Metrics:Enabled", "true"), ("Metrics:Token", "0123456789abcdef")).Token);
        Assert.StartsWith("The setting Metrics:Token is “”.", MetricsRefusal(("Metrics:Enabled", "true")), StringComparison.Ordinal);
        Assert.StartsWith("The setting Metrics:Enabled is “yes”.", MetricsRefusal(("Metrics:Enabled", "yes")), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", MetricsRefusal(("Metrics:Enabled", "true"), ("Metrics:Token", "secret")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("http://localhost:5000")]
    [InlineData("http://*:80;https://[::1]:443;http://unix:/run/space.sock")]
    public void Urls_ThatAServerListensAt_AreTaken(string? value) => Assert.Equal(value, Get<ListenSettings>(("Urls", value)).Urls);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("5080")]
    [InlineData("ftp://localhost:5080")]
    [InlineData("http://localhost:5080;https://localhost:5081/desk")]
    public void Urls_ThatNoServerListensAt_AreRefusedByTheirKey(string value) =>
        Assert.StartsWith($"The setting Urls is “{value}”.", Assert.Throws<SettingsException>(() => Get<ListenSettings>(("Urls", value))).Message, StringComparison.Ordinal);

    [Fact]
    public void Settings_OfWhichSeveralCannotWork_AreToldALineEach() => Assert.Equal(
        """
        The setting Mail:Port is “smtp”. Allowed: a number from 1 to 65535, such as 587.
        The setting Mail:Security is “1”. Allowed: StartTls, Tls, None.
        The setting Monitor:Enabled is “yes”. Allowed: true, false.
        """,
        Assert.Throws<SettingsException>(() => ReadMail(true, ("Monitor:Enabled", "yes"), ("Mail:Security", "1"), ("Mail:Port", "smtp"))).Message,
        ignoreLineEndingDifferences: true);

    [Theory]
    [InlineData("Monitor:Interval", "5", "hours, minutes and seconds from 00:00:10 to 1.00:00:00, such as 00:05:00")]
    [InlineData("Metrics:Enabled", "on", "true, false")]
    [InlineData("Logging:LogLevel:Default", "Chatty", "Trace, Debug, Information, Warning, Error, Critical, None")]
    [InlineData("Logging:Console:LogLevel:Default", "Chatty", "Trace, Debug, Information, Warning, Error, Critical, None")]
    public async Task Start_WithASettingThatCannotWork_SaysSoAndTouchesNothing(string key, string value, string allowed)
    {
        var folder = Directory.CreateTempSubdirectory("spaceadmin-settings-");
        string[] args = [$"--{key}={value}", $"--ConnectionStrings:SpaceAdmin=Data Source={Path.Combine(folder.FullName, "new", "space.db")}", "--urls=http://127.0.0.1:0"];
        var verb = new VerbRunner(() => SpaceHost.Build(args).Services, new Terminal(TextWriter.Null, TextWriter.Null, TextWriter.Null, IsWatched: false));

        Assert.Equal($"The setting {key} is “{value}”. Allowed: {allowed}.", Assert.Throws<SettingsException>(() => SpaceHost.Build(args)).Message);
        Assert.Equal(1, await SpaceHost.ServeAsync(args));
        Assert.Equal(1, await verb.RunAsync(_ => Task.FromResult(0), TestContext.Current.CancellationToken));
        Assert.Empty(folder.EnumerateFileSystemInfos());
        folder.Delete();
    }

    /// <summary>A setting that the README does not name is found by nobody; one that it names and nothing checks stops no start.</summary>
    [Fact]
    public void Readme_NamesEverySettingThatIsChecked()
    {
        var rows = File.ReadLines(Path.Combine(WebTests.Root(), "README.md")).SkipWhile(line => line != "## Configure it").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));
        var named = rows.Where(row => row.StartsWith("| `", StringComparison.Ordinal)).Select(row => row.Split('|')[1])
            .SelectMany(cell => cell.Split(',')).Select(key => key.Trim().Trim('`')).Order(StringComparer.Ordinal);

        Assert.Equal(named, SettingsOf.Keys().Append("Logging:LogLevel:*").Order(StringComparer.Ordinal));
    }

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

    private static string MetricsRefusal(params (string, string?)[] settings) => Assert.Throws<SettingsException>(() => Get<MetricsSettings>(settings)).Message;

    private static bool ReadSecondFactor(string? setting, string environment) =>
        GetIn<AccountSettings>(environment, [("Accounts:AdministratorSecondFactor", setting)]).AdministratorSecondFactor;

    private static string Read(string? provider, string? connection)
    {
        (string, string?)[] settings =
        [
            .. provider is null ? Array.Empty<(string, string?)>() : [("Database:Provider", provider)],
            .. connection is null ? Array.Empty<(string, string?)>() : [("ConnectionStrings:SpaceAdmin", connection)],
        ];
        return SettingsOf.Program(s_root, "Production", settings).GetRequiredService<ConnectionSettings>().ToFile(s_root);
    }

    private static MailSettings ReadMail(bool development, params (string, string?)[] settings) => GetIn<MailSettings>(development ? "Development" : "Production", settings);

    private static T Get<T>(params (string, string?)[] settings)
        where T : class => GetIn<T>("Production", settings);

    /// <summary>As the program reads them, after it checked all of them.</summary>
    private static T GetIn<T>(string environment, (string Key, string? Value)[] settings)
        where T : class => SettingsOf.Program(s_root, environment, [(SettingsOf.Connection, "Data Source=space.db"), .. settings]).GetRequiredService<T>();
}
