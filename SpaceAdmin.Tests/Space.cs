using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SpaceAdmin.Core;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Importing;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Mail;
using SpaceAdmin.Core.Notes;
using SpaceAdmin.Core.Schedules;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests;

/// <summary>A real database file for one test, a clock that we hold, and an actor that we choose.</summary>
public sealed class Space : IDbContextFactory<SpaceDb>, ICurrentActor, IDisposable
{
    private readonly DbContextOptions<SqliteSpaceDb> _options;
    private readonly FaultLog<ChangeFeed> _feedLog = new();

    public Space()
    {
        Folder = Directory.CreateTempSubdirectory("space-").FullName;
        File.Copy(SpaceTemplate.File, DatabaseFile);
        _options = SpaceTemplate.Options(ConnectionString);
        Feed = new ChangeFeed(Clock, _feedLog);

        using var db = CreateDbContext();
        Ours = new Reseller("Our Hosting");
        Theirs = new Reseller("Their Hosting");
        db.AddRange(Ours, Theirs);
        db.SaveChanges();
        Anna = new Customer(Ours.Id, "anna");
        Bert = new Customer(Ours.Id, "bert");
        Zoe = new Customer(Theirs.Id, "zoe");
        db.AddRange(Anna, Bert, Zoe);
        db.SaveChanges();
        Actor = Actors.Of(Ours);
    }

    /// <summary>Gone with the test.</summary>
    public string Folder { get; }

    public string DatabaseFile => Path.Combine(Folder, "space.db");

    public string ConnectionString => $"Data Source={DatabaseFile}";

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

    public ChangeFeed Feed { get; }

    public Writer Writer => new(this, Clock, Feed);

    public UnitOfWork UnitOfWork => new(Writer, this);

    /// <summary>For whoever acts beside <see cref="Actor"/>.</summary>
    public UnitOfWork UnitOfWorkOf(ICurrentActor actor) => new(Writer, actor);

    /// <summary>What secrets are sealed with.</summary>
    public IDataProtectionProvider Keys { get; internal set; } = new EphemeralDataProtectionProvider();

    /// <summary>What went wrong in pages that followed a change.</summary>
    public IReadOnlyCollection<Exception> FeedFaults => _feedLog.Faults;

    /// <summary>How mail leaves.</summary>
    internal FakeMail Mails { get; } = new();

    /// <summary>Who acts; at first the staff of <see cref="Ours"/>.</summary>
    public Actor Actor { get; set; }

    public Reseller Ours { get; }

    public Reseller Theirs { get; }

    /// <summary>A customer of <see cref="Ours"/>, and the one who buys what is added without a customer.</summary>
    public Customer Anna { get; }

    /// <summary>Another customer of <see cref="Ours"/>.</summary>
    public Customer Bert { get; }

    /// <summary>A customer of <see cref="Theirs"/>.</summary>
    public Customer Zoe { get; }

    public ServiceCommands Commands => new(UnitOfWork, Shipped.FollowUp);

    public ServiceQueries Queries => new(this, this, Clock);

    public MyServiceQueries MyQueries => new(this, this, Clock);

    public ServiceGrid Grid => new(this, this, Clock);

    public ScheduleCommands Schedules => new(UnitOfWork, Shipped.FollowUp);

    public HoldCommands Holds => new(UnitOfWork);

    public CancellationCommands Cancellations => new(UnitOfWork, Shipped.FollowUp);

    public NoteCommands NoteCommands => new(UnitOfWork);

    public NoteQueries NoteQueries => new(this, this);

    public AuditQueries AuditQueries => new(this, this);

    public ServiceImporter Importer => new(UnitOfWork, this);

    public ServiceExporter Exporter => new(this, this, Clock, AuditWriter);

    public AuditWriter AuditWriter => new(Writer);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>What is handed to the helpers of commands, within a transaction that <paramref name="db"/> has begun.</summary>
    internal Write WriteOn(SpaceDb db, Actor? actor = null) => new(db, actor ?? Actor, Clock.GetUtcNow());

    public SpaceDb CreateDbContext() => new SqliteSpaceDb(_options);

    public ValueTask<Actor> GetAsync(CancellationToken ct) => ValueTask.FromResult(Actor);

    /// <summary>What a host registers of Core, for components under test.</summary>
    public IServiceCollection AddTo(IServiceCollection services) => services
        .AddSpaceCore()
        .AddSingleton<IDbContextFactory<SpaceDb>>(this)
        .AddSingleton<ICurrentActor>(this)
        .AddSingleton<TimeProvider>(Clock)
        .AddSingleton<IDataProtectionProvider>(Keys)
        .AddSingleton<IMailTransport>(Mails)
        .AddSingleton<IMailSite>(Mails)
        .AddSingleton(Feed);

    public async Task<Customer> AddCustomerAsync(string userName, Reseller? reseller = null)
    {
        await using var db = CreateDbContext();
        var customer = db.Customers.Add(new Customer((reseller ?? Ours).Id, userName)).Entity;
        await db.SaveChangesAsync(Ct);
        return customer;
    }

    /// <summary>Somebody who can sign in: of the platform, of a reseller, or of a customer; in built-in roles.</summary>
    public async Task<User> AddUserAsync(string name, Reseller? reseller = null, Customer? customer = null, params string[] roles)
    {
        await using var db = CreateDbContext();
        var email = $"{name.Replace(' ', '.')}@users.example";
        var user = db.Users.Add(new User
        {
            UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(), EmailConfirmed = true, Name = name,
            SecurityStamp = Guid.NewGuid().ToString(), ResellerId = customer?.ResellerId ?? reseller?.Id, CustomerId = customer?.Id,
        }).Entity;
        await db.SaveChangesAsync(Ct);
        foreach (var role in roles)
        {
            await StoredBuiltInRoles.AddAsync(db, user.Id, role, Ct);
        }

        await db.SaveChangesAsync(Ct);
        return user;
    }

    /// <summary>An ordered service, or one that came from elsewhere in that status.</summary>
    public async Task<SpaceService> AddServiceAsync(
        string name = "web-01",
        ServiceStatus status = ServiceStatus.Ordered,
        Customer? customer = null,
        SpaceService? parent = null,
        string type = "Hosting plan")
    {
        await using var db = CreateDbContext();
        var owner = await db.Customers.SingleAsync(c => c.Id == (customer ?? Anna).Id, Ct);
        var kind = await db.ServiceTypes.SingleAsync(t => t.Name == type, Ct);
        var extended = parent is null ? null : await db.Services.SingleAsync(s => s.Id == parent.Id, Ct);
        var service = status is ServiceStatus.Ordered
            ? SpaceService.Order(owner, kind, name, extended, Actor.CommandLine, Clock.GetUtcNow())
            : SpaceService.Import(
                owner, kind, new ImportedService
                {
                    ExternalId = Guid.NewGuid().ToString(),
                    Name = name,
                    Status = status,
                    Quantity = 1,
                }, extended, Actor.CommandLine, LocalNow.Utc(Clock.GetUtcNow()));
        db.Services.Add(service);
        await db.SaveChangesAsync(Ct);
        return service;
    }

    /// <summary>A plan of ours for hosting plans.</summary>
    public async Task<Plan> AddPlanAsync(string name)
    {
        await using var db = CreateDbContext();
        var type = await db.ServiceTypes.SingleAsync(one => one.Name == "Hosting plan", Ct);
        var plan = db.Plans.Add(new Plan(Ours.Id, type.Id, name)).Entity;
        await db.SaveChangesAsync(Ct);
        return plan;
    }

    /// <summary>Something that somebody else did to a service, in its newest state.</summary>
    public async Task DoAsync(SpaceService service, ServiceAction action)
    {
        var asked = Actor;
        Actor = Actor.CommandLine;
        var result = await Commands.ApplyAsync(service.Id, action, (await FindAsync(service))!.Version, reason: null, Ct);
        Actor = asked;
        Assert.True(result.Succeeded, result.Failure?.Message);
    }

    /// <summary>Something scheduled or asked for, past all rules.</summary>
    public async Task<ScheduledAction> AddScheduleAsync(
        SpaceService service, ServiceAction action = ServiceAction.Cancel, DateOnly? on = null, ScheduleState state = ScheduleState.Pending)
    {
        await using var db = CreateDbContext();
        var schedule = new ScheduledAction(
            await db.Services.SingleAsync(one => one.Id == service.Id, Ct), action, on, null, state, state is ScheduleState.Requested ? Actors.Of(Anna) : Actor.CommandLine, Clock.GetUtcNow());
        db.ScheduledActions.Add(schedule);
        await db.SaveChangesAsync(Ct);
        return schedule;
    }

    /// <summary>A note as <paramref name="author"/> wrote it, past all rules.</summary>
    public async Task<int> AddNoteAsync(SpaceService service, Actor author, string text = "Call back.", bool customerCanRead = false)
    {
        await using var db = CreateDbContext();
        var note = db.Notes.Add(new Note(service.Id, text, customerCanRead, author, Clock.GetUtcNow())).Entity;
        await db.SaveChangesAsync(Ct);
        return note.Id;
    }

    /// <summary>How it is stored now, with its life-cycle; null when it is gone.</summary>
    public async Task<SpaceService?> FindAsync(SpaceService service)
    {
        await using var db = CreateDbContext();
        return await db.Services.AsNoTracking().Include(s => s.Lifecycle.OrderBy(span => span.Id)).SingleOrDefaultAsync(s => s.Id == service.Id, Ct);
    }

    public async Task<ServiceStatus?> StatusAsync(SpaceService service) => (await FindAsync(service))?.Status;

    public async Task<List<AuditEntry>> AuditAsync()
    {
        await using var db = CreateDbContext();
        return await db.Audit.AsNoTracking().OrderBy(entry => entry.Id).ToListAsync(Ct);
    }

    public string WriteFile(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose()
    {
        for (var tries = 1; ; tries++)
        {
            using (var connection = new SqliteConnection(ConnectionString))
            {
                SqliteConnection.ClearPool(connection);
            }

            try
            {
                Directory.Delete(Folder, recursive: true);
                return;
            }
            catch (IOException) when (tries < 100)
            {
                Thread.Sleep(20); // what a page began to read just before its end makes files here until it is through
            }
        }
    }
}
