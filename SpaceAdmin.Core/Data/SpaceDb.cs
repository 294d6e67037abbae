using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.AddOns;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Mail;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Notes;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Data;

/// <summary>The one model, of people and services alike. Each database engine has its own subclass with its migrations.</summary>
public abstract class SpaceDb(DbContextOptions options) : IdentityDbContext<User, Role, int>(options), IDataProtectionKeyContext
{
    /// <summary>How many wait to write, of each database.</summary>
    private static readonly ConcurrentDictionary<string, StrongBox<int>> s_waiting = new(StringComparer.Ordinal);

    private IDbContextTransaction? _write;
    private AuditTrail? _trail;

    public DbSet<Reseller> Resellers => Set<Reseller>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<ServiceType> ServiceTypes => Set<ServiceType>();

    public DbSet<Plan> Plans => Set<Plan>();

    public DbSet<AddOn> AddOns => Set<AddOn>();

    public DbSet<AddOnOrder> AddOnOrders => Set<AddOnOrder>();

    public DbSet<SpaceService> Services => Set<SpaceService>();

    public DbSet<LifecycleRecord> LifecycleRecords => Set<LifecycleRecord>();

    public DbSet<Term> Terms => Set<Term>();

    public DbSet<ScheduledAction> ScheduledActions => Set<ScheduledAction>();

    public DbSet<Invoice> Invoices => Set<Invoice>();

    public DbSet<TaxRate> TaxRates => Set<TaxRate>();

    public DbSet<InvoiceLine> InvoiceLines => Set<InvoiceLine>();

    public DbSet<CreditNote> CreditNotes => Set<CreditNote>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<PaymentAllocation> PaymentAllocations => Set<PaymentAllocation>();

    public DbSet<Balance> Balances => Set<Balance>();

    public DbSet<BalanceEntry> BalanceEntries => Set<BalanceEntry>();

    public DbSet<ServiceOperation> ServiceOperations => Set<ServiceOperation>();

    public DbSet<ProvisionerSetting> ProvisionerSettings => Set<ProvisionerSetting>();

    public DbSet<OutsideReference> OutsideReferences => Set<OutsideReference>();

    public DbSet<MailTemplate> MailTemplates => Set<MailTemplate>();

    public DbSet<SentMail> SentMails => Set<SentMail>();

    public DbSet<OutboxAttempt> OutboxAttempts => Set<OutboxAttempt>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<MonitorSetting> MonitorSettings => Set<MonitorSetting>();

    public DbSet<MonitorState> MonitorStates => Set<MonitorState>();

    public DbSet<MonitorRun> MonitorRuns => Set<MonitorRun>();

    public DbSet<MonitorPassRun> MonitorPassRuns => Set<MonitorPassRun>();

    public DbSet<MonitorFailure> MonitorFailures => Set<MonitorFailure>();

    public DbSet<ServiceTally> ServiceTallies => Set<ServiceTally>();

    public DbSet<Note> Notes => Set<Note>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    /// <summary>What cookies and links are signed and encrypted with: kept here, so that every node and every restart knows it.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>The end of the audit log, which only the one that holds the write lock may know.</summary>
    /// <exception cref="InvalidOperationException">No write has begun.</exception>
    internal AuditTrail AuditTrail => _trail is { } trail && _write is { } write && Database.CurrentTransaction == write
        ? trail
        : throw new InvalidOperationException("An audit entry is written after BeginWriteAsync, so that no other one comes before it meanwhile.");

    /// <summary>Whether anybody in this process waits to write to this database. Who writes much, such as the monitor, lets them go first.</summary>
    internal bool SomebodyWaits => Volatile.Read(ref Waiting.Value) > 0;

    private StrongBox<int> Waiting => s_waiting.GetOrAdd(Database.GetConnectionString() ?? "", _ => new());

    /// <summary>The key that the database gave to the row that was inserted last.</summary>
    internal abstract long LastKey { get; }

    /// <summary>How many rows this connection has inserted, changed and deleted; only the difference of two readings means something.</summary>
    internal abstract long WrittenRows { get; }

    /// <summary>Prepares a statement of <see cref="BulkInsert{T}"/> and its like.</summary>
    internal abstract BulkStatement Prepare(string sql);

    /// <summary>
    /// Begins a command's transaction before it reads. What its rules see is then what its save meets: nobody suspends a
    /// parent between the look at it and the activation of its add-on.
    /// </summary>
    public async Task<IDbContextTransaction> BeginWriteAsync(CancellationToken ct)
    {
        var waiting = Waiting;
        Interlocked.Increment(ref waiting.Value);
        try
        {
            _write = await BeginLockedAsync(ct).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref waiting.Value);
        }

        _trail = new AuditTrail(this);
        return _write;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        var detects = DetectOnce();
        try
        {
            AppendAudit();
            return base.SaveChanges(acceptAllChangesOnSuccess);
        }
        catch
        {
            _trail?.Forget();
            throw;
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = detects;
        }
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var detects = DetectOnce();
        try
        {
            AppendAudit();
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            _trail?.Forget();
            throw;
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = detects;
        }
    }

    /// <summary>
    /// Lets the engine look at how the rows are spread, after many of them came at once. Without it SQLite sorts half of
    /// the table for one page of the grid by type, where an index would do.
    /// </summary>
    public abstract Task RefreshStatisticsAsync(CancellationToken ct);

    /// <summary>The same, for a write of tens of thousands of rows.</summary>
    public virtual Task<IDbContextTransaction> BeginBulkWriteAsync(CancellationToken ct) => BeginWriteAsync(ct);

    /// <summary>Begins a transaction that keeps every other writer out from now on, not only from its first write.</summary>
    protected abstract Task<IDbContextTransaction> BeginLockedAsync(CancellationToken ct);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(SpaceDb).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
        configurationBuilder.Properties<Cycle>().HaveConversion<CycleConverter>().HaveMaxLength(32);
    }

    // Looking through all that is tracked takes as long as saving: once serves the entries and the save.
    private bool DetectOnce()
    {
        var detects = ChangeTracker.AutoDetectChangesEnabled;
        if (detects)
        {
            ChangeTracker.DetectChanges();
        }

        ChangeTracker.AutoDetectChangesEnabled = false;
        return detects;
    }

    // In the order in which they were added: the numbers that the tracker gave them until now are negative and rise. First
    // come those that have a number already, since their save failed.
    private void AppendAudit()
    {
        var entries = ChangeTracker.Entries<AuditEntry>()
            .Where(entry => entry.State is not EntityState.Unchanged)
            .Select(entry => (Entry: entry, Number: entry.Property(e => e.Id).CurrentValue))
            .OrderBy(pair => pair.Number < 0).ThenBy(pair => pair.Number);
        foreach (var (entry, _) in entries.ToList())
        {
            if (entry.State is not EntityState.Added)
            {
                throw new InvalidOperationException("The audit log is append-only.");
            }

            AuditTrail.Append(entry.Entity);
            entry.DetectChanges();
        }
    }
}
