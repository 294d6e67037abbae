using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Notes;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Data;

/// <summary>The one model, of people and services alike. Each database engine has its own subclass with its migrations.</summary>
public abstract class SpaceDb(DbContextOptions options) : IdentityDbContext<User, Role, int>(options)
{
    public DbSet<Reseller> Resellers => Set<Reseller>();

    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<ServiceType> ServiceTypes => Set<ServiceType>();

    public DbSet<SpaceService> Services => Set<SpaceService>();

    public DbSet<LifecycleRecord> LifecycleRecords => Set<LifecycleRecord>();

    public DbSet<ServiceTally> ServiceTallies => Set<ServiceTally>();

    public DbSet<Note> Notes => Set<Note>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    /// <summary>
    /// Begins a command's transaction before it reads. What its rules see is then what its save meets: nobody suspends a
    /// parent between the look at it and the activation of its add-on.
    /// </summary>
    public abstract Task<IDbContextTransaction> BeginWriteAsync(CancellationToken ct);

    /// <summary>
    /// Lets the engine look at how the rows are spread, after many of them came at once. Without it SQLite sorts half of
    /// the table for one page of the grid by type, where an index would do.
    /// </summary>
    public abstract Task RefreshStatisticsAsync(CancellationToken ct);

    /// <summary>The same, for a write of tens of thousands of rows.</summary>
    public virtual Task<IDbContextTransaction> BeginBulkWriteAsync(CancellationToken ct) => BeginWriteAsync(ct);

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
}
