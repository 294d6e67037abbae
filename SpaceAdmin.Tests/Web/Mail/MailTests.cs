using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Mail;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Users;
using SpaceAdmin.Web.Mail;
using SpaceAdmin.Web.Settings;

namespace SpaceAdmin.Tests.Web;

/// <summary>Mails leave by a server or to a folder, or it is said why not.</summary>
public sealed class MailTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("spaceadmin-mail-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static OutgoingMail Letter => new("ada@hosting.example", "Ada Bÿron", new MailContent("Grüße", "Hello Ada,\n\n.one line\n", null));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Invitation_ThroughAServer_ArrivesWithItsLink()
    {
        await using var server = new SmtpServer();
        using var app = SpaceApp.With(
            ("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{server.Port}"), ("Mail:Security", "None"), ("Mail:From", "Desk <desk@hosting.example>"), ("Site:Address", "https://desk.hosting.example"));
        var user = await app.AddInvitedAsync();

        Assert.Null(await SendAsync(app, user.Id));

        var (from, to, mail) = Assert.Single(server.Received);
        Assert.Equal(("desk@hosting.example", "ada@hosting.example"), (from, to));
        Assert.Equal("Demo Hosting invites you to SpaceAdmin", mail.Subject);
        Assert.Equal("\"Ada Byron\" <ada@hosting.example>", mail.To.ToString());
        Assert.StartsWith($"https://desk.hosting.example/account/invitation?user={user.Id}&code=", mail.Link.AbsoluteUri, StringComparison.Ordinal);
        Assert.Contains("Demo Hosting made an account for you in SpaceAdmin", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("for 72 hours", mail.TextBody, StringComparison.Ordinal);
        Assert.EndsWith("@hosting.example", mail.MessageId, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<SpaceDb>>().CreateDbContextAsync(Ct);
        Assert.NotNull((await db.Users.SingleAsync(row => row.Id == user.Id, Ct)).InvitedAt);
    }

    [Fact]
    public async Task Invitation_OfAResellerWithWordsOfItsOwn_SaysThem()
    {
        using var app = new SpaceApp();
        var user = await app.AddInvitedAsync();
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<SpaceDb>>().CreateDbContextAsync(Ct))
        {
            var template = db.MailTemplates.Add(new MailTemplate(user.ResellerId!.Value, OutboxEvents.Invitation)).Entity;
            template.Write("Come in, {user.name}", "By this door:\n{link}", "<p><a href=\"{link}\">Come in</a></p>");
            await db.SaveChangesAsync(Ct);
        }

        var link = await app.InviteAsync(user);

        var mail = Assert.Single(app.Mails);
        Assert.Equal(("Come in, Ada Byron", $"By this door:\n{link.OriginalString}\n"), (mail.Subject, mail.TextBody!.ReplaceLineEndings("\n")));
        Assert.Equal($"<p><a href=\"{WebUtility.HtmlEncode(link.OriginalString)}\">Come in</a></p>", mail.HtmlBody!.Trim());
        Assert.Equal("Demo Hosting", mail.From.Mailboxes.Single().Name);
    }

    [Fact]
    public async Task Invitation_OfSomebodyOfThePlatform_IsTheInstallations()
    {
        using var app = new SpaceApp();
        var user = await app.AddInvitedAsync();
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<SpaceDb>>().CreateDbContextAsync(Ct))
        {
            await db.Users.Where(one => one.Id == user.Id).ExecuteUpdateAsync(users => users.SetProperty(one => one.ResellerId, one => null), Ct);
        }

        await app.InviteAsync(user);

        var mail = Assert.Single(app.Mails);
        Assert.Equal("You are invited to SpaceAdmin", mail.Subject);
        Assert.Contains("you have an account in SpaceAdmin at http", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invitation_OfSomebodyWhoIsIn_IsNotSent()
    {
        using var app = new SpaceApp();

        Assert.Equal("There is no open invitation of this user.", await SendAsync(app, userId: 1));
        Assert.Empty(app.Mails);
    }

    [Fact]
    public async Task Smtp_WithSignsOfAllKinds_ArrivesAsItWas()
    {
        await using var server = new SmtpServer();

        Assert.Equal(new OutboxAnswer(OutboxVerdict.Confirmed, "The mail server took it: Kept"), await Smtp(server.Port).SendAsync(Letter, Ct));

        var mail = Assert.Single(server.Received).Message;
        Assert.Equal(("Grüße", "Ada Bÿron", "Hello Ada,\n\n.one line\n"), (mail.Subject, mail.To.Mailboxes.Single().Name, mail.TextBody!.ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task Smtp_ThatRefusesTheRecipient_SaysSo()
    {
        await using var server = new SmtpServer { ToRecipient = "550 No such user" };

        Assert.Equal(new OutboxAnswer(OutboxVerdict.Refused, "The mail server refused: No such user"), await Smtp(server.Port).SendAsync(Letter, Ct));
        Assert.Empty(server.Received);
    }

    [Theory]
    [InlineData("StartTls")]
    [InlineData("Tls")]
    public async Task Smtp_WithoutEncryption_IsNotTalkedToUnlessItIsAllowed(string security)
    {
        await using var server = new SmtpServer();

        Assert.Equal(OutboxVerdict.Unclear, (await Smtp(server.Port, security).SendAsync(Letter, Ct)).Verdict);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task Smtp_ThatSaysNothing_IsGivenUp()
    {
        await using var server = new SmtpServer { Silent = true };
        var clock = new FakeTimeProvider();

        var sending = Smtp(server.Port, clock: clock).SendAsync(Letter, Ct);
        while (!sending.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(16));
            await Task.WhenAny(sending, Task.Delay(20, Ct));
        }

        Assert.Equal(new OutboxAnswer(OutboxVerdict.Unclear, "The mail server did not answer in time."), await sending);
    }

    [Fact]
    public async Task Smtp_ThatIsNotThere_IsSaidSo()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();

        Assert.Equal(new OutboxAnswer(OutboxVerdict.Unclear, "The mail server cannot be reached."), await Smtp(port).SendAsync(Letter, Ct));
    }

    [Fact]
    public async Task Folder_WithAMail_HasItWholeUnderASafeName()
    {
        var folder = Path.Combine(_folder.FullName, "new", "mail");
        var mailer = new FolderMailer(folder, FolderMailer.Nobody, new FakeTimeProvider(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero)), NullLogger<FolderMailer>.Instance);
        var letter = new OutgoingMail("\"../../eve\"@hosting.example", "Eve", Letter.Content);

        Assert.Equal(OutboxVerdict.Confirmed, (await mailer.SendAsync(letter, Ct)).Verdict);
        Assert.Equal(OutboxVerdict.Confirmed, (await mailer.SendAsync(letter, Ct)).Verdict); // in the same moment

        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Assert.Equal(2, files.Length);
        Assert.All(files, file => Assert.Matches("^20260105-090000-000-_.._.._eve__hosting.example-[0-9a-f]{4}[.]eml$", Path.GetFileName(file)));
        Assert.Equal("Grüße", (await MimeMessage.LoadAsync(files[0], Ct)).Subject);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(files[0]));
        }
    }

    [Fact]
    public async Task Folder_ThatCannotBe_IsSaidSo()
    {
        var file = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(file, "", Ct);
        var mailer = new FolderMailer(file, FolderMailer.Nobody, TimeProvider.System, NullLogger<FolderMailer>.Instance);

        Assert.Equal(new OutboxAnswer(OutboxVerdict.Unclear, "The mail could not be written to its folder."), await mailer.SendAsync(Letter, Ct));
    }

    [Theory]
    [InlineData("Mail is not set up: set Mail:Host.", "Mail:Folder", "")]
    [InlineData("Mail is not set up: set Site:Address.", "Site:Address", "")]
    public async Task Invitation_WhereSomethingIsNotSet_SaysWhich(string sentence, string key, string value)
    {
        using var app = SpaceApp.InProduction((key, value));
        var user = await app.AddInvitedAsync();

        Assert.Equal(sentence, await SendAsync(app, user.Id));
    }

    [Fact]
    public async Task Start_OutsideDevelopment_NamesWhatIsNotSet()
    {
        Assert.Equal(["Not set: Mail:Host, Mail:From, Site:Address. Until then nobody can be invited or reset a password, and customers are told nothing by mail"], await StartAsync(development: false));
        Assert.Equal(["Not set: Site:Address. Until then nobody can be invited or reset a password, and customers are told nothing by mail"], await StartAsync(false, ("Mail:Folder", "mail")));
        Assert.Empty(await StartAsync(false, ("Mail:Host", "mail.example"), ("Mail:From", "a@b.example"), ("Site:Address", "https://b.example")));
        Assert.Empty(await StartAsync(development: true));
        using var app = SpaceApp.InProduction();
        Assert.Contains(app.Services.GetServices<IHostedService>(), service => service is MailCheck);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080/")]
    [InlineData("http://[::]:5080", "http://localhost:5080/")]
    [InlineData("http://0.0.0.0:5080", "http://localhost:5080/")]
    [InlineData("http://*:5080", "http://localhost:5080/")]
    [InlineData("https://+:5081", "https://localhost:5081/")]
    public void SiteAddress_OfADeveloper_IsWhereItListens(string listens, string expected)
    {
        var server = new Listening(listens);

        Assert.Equal(expected, new SiteAddress(null, development: true, server).Address?.AbsoluteUri);
        Assert.Null(new SiteAddress(null, development: false, server).Address);
        Assert.Equal("https://desk.example/", new SiteAddress(new Uri("https://desk.example"), development: true, server).Address?.AbsoluteUri);
    }

    private static async Task<string?> SendAsync(SpaceApp app, int userId)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IInvitationSender>().SendAsync(userId, Ct);
    }

    private static SmtpMailer Smtp(int port, string security = "None", TimeProvider? clock = null) => new(
        SettingsOf.Mail<MailSettings>(false, ("Mail:Port", port.ToString(CultureInfo.InvariantCulture)), ("Mail:Security", security)),
        "127.0.0.1",
        new MailboxAddress("Desk", "desk@hosting.example"),
        clock ?? TimeProvider.System,
        NullLogger<SmtpMailer>.Instance);

    /// <summary>What is logged at start.</summary>
    private static async Task<List<string>> StartAsync(bool development, params (string Key, string? Value)[] settings)
    {
        var log = new Lines();
        var site = new SiteAddress(SettingsOf.Mail<SiteSettings>(development, settings).Address, development, new Listening("http://localhost:1"));
        await new MailCheck(SettingsOf.Mail<MailSettings>(development, settings), site, log).StartAsync(Ct);
        return log.All;
    }

    private sealed class Lines : ILogger<MailCheck>
    {
        public List<string> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Assert.Equal(LogLevel.Warning, logLevel);
            All.Add(formatter(state, exception));
        }
    }

    private sealed class Listening : IServer, IServerAddressesFeature
    {
        public Listening(string address)
        {
            Addresses = [address];
            Features.Set<IServerAddressesFeature>(this);
        }

        public ICollection<string> Addresses { get; }

        public bool PreferHostingUrls { get; set; }

        public Microsoft.AspNetCore.Http.Features.IFeatureCollection Features { get; } = new Microsoft.AspNetCore.Http.Features.FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
