using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Services;
using SQLitePCL;

namespace SpaceAdmin.Core.Data;

public sealed class SqliteSpaceDb(DbContextOptions<SqliteSpaceDb> options) : SpaceDb(options)
{
    private const string IgnoreCase = "NOCASE";

    /// <summary>
    /// Asked of the library, since RETURNING doubles what an insert takes: to SQLite it is a trigger, for which it makes a
    /// table and copies every page that the insert touches.
    /// </summary>
    internal override long LastKey => raw.sqlite3_last_insert_rowid(Connection.Handle);

    internal override long WrittenRows => raw.sqlite3_total_changes(Connection.Handle);

    private SqliteConnection Connection => (SqliteConnection)Database.GetDbConnection();

    /// <summary>
    /// What the tracker saves meanwhile, unlike <see cref="BulkInsert{T}"/>, is undone statement by statement: SQLite would keep
    /// the pages for that in a file. In memory they are some hundred KiB.
    /// </summary>
    public override async Task<IDbContextTransaction> BeginBulkWriteAsync(CancellationToken ct)
    {
        await Database.OpenConnectionAsync(ct).ConfigureAwait(false);
        await Database.ExecuteSqlRawAsync("PRAGMA temp_store = MEMORY; PRAGMA cache_size = -64000;", ct).ConfigureAwait(false);
        return await BeginWriteAsync(ct).ConfigureAwait(false);
    }

    /// <summary>Analyses what has changed much since the last time, from a sample: milliseconds, whatever the size.</summary>
    public override Task RefreshStatisticsAsync(CancellationToken ct) =>
        Database.ExecuteSqlRawAsync("PRAGMA analysis_limit = 1000; PRAGMA optimize = 0x10002;", ct);

    internal override BulkStatement Prepare(string sql) => new SqliteBulkStatement(Connection, sql);

    /// <summary>Begins IMMEDIATE: one writer at a time, from the first read on.</summary>
    protected override Task<IDbContextTransaction> BeginLockedAsync(CancellationToken ct) => Database.BeginTransactionAsync(ct);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        // People sort and look names up without regard to case.
        builder.Entity<SpaceService>().Property(service => service.Name).UseCollation(IgnoreCase);
        builder.Entity<SpaceService>().Property(service => service.UserName).UseCollation(IgnoreCase);
        builder.Entity<Customer>().Property(customer => customer.UserName).UseCollation(IgnoreCase);
        builder.Entity<Billing.Invoice>().Property(invoice => invoice.DisplayNumber).UseCollation(IgnoreCase);
        builder.Entity<ServiceType>().Property(type => type.Name).UseCollation(IgnoreCase);
        builder.Entity<Access.Reseller>().Property(reseller => reseller.Name).UseCollation(IgnoreCase);
    }
}
