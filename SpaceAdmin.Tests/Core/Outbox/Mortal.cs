using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Tests.Core.Outbox;

/// <summary>A process that dies at its n-th step: from then on whatever it tries fails, and nothing of it reaches the database.</summary>
internal sealed class Mortal : DbTransactionInterceptor, IDbContextFactory<SpaceDb>
{
    private readonly DbContextOptions<SqliteSpaceDb> _options;
    private int _left;

    /// <param name="steps">How many it lives through.</param>
    public Mortal(string connectionString, int steps)
    {
        _options = (DbContextOptions<SqliteSpaceDb>)new DbContextOptionsBuilder<SqliteSpaceDb>(SpaceTemplate.Options(connectionString)).AddInterceptors(this).Options;
        _left = steps;
    }

    public bool IsDead => Volatile.Read(ref _left) <= 0;

    /// <exception cref="OperationCanceledException">It is dead.</exception>
    public void Step()
    {
        if (Interlocked.Decrement(ref _left) <= 0)
        {
            throw new OperationCanceledException("Killed.");
        }
    }

    public SpaceDb CreateDbContext()
    {
        Step();
        return new SqliteSpaceDb(_options);
    }

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Step();
        return await base.TransactionCommittingAsync(transaction, eventData, result, cancellationToken);
    }

    public override async Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await base.TransactionCommittedAsync(transaction, eventData, cancellationToken);
        Step();
    }
}
