using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Data;

/// <summary>What is written past the change tracker is what it would have written.</summary>
public sealed class BulkTests : IDisposable
{
    private readonly Space _space = new();
    private int _made;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Insert_AService_StoresWhatASaveStores()
    {
        await using var db = _space.CreateDbContext();
        var (saved, inserted) = (await ServiceAsync(db), await ServiceAsync(db));
        db.Add(saved);
        await db.SaveChangesAsync(Ct);

        await using (var write = await db.BeginBulkWriteAsync(Ct))
        {
            using var services = new BulkInsert<SpaceService>(db);
            services.Insert(inserted);
            await write.CommitAsync(Ct);
        }

        Assert.Equal(saved.Id + 1, inserted.Id);
        Assert.Equal(await RowAsync(saved.Id), await RowAsync(inserted.Id));
    }

    [Fact]
    public async Task Update_ColumnsOfAService_StoresWhatASaveStoresAndNothingElse()
    {
        await using var db = _space.CreateDbContext();
        var (service, other) = (await ServiceAsync(db), await ServiceAsync(db));
        db.AddRange(service, other);
        await db.SaveChangesAsync(Ct);
        var before = await RowAsync(service.Id);

        await using (var write = await db.BeginBulkWriteAsync(Ct))
        {
            using var services = new BulkUpdate<SpaceService>(
                db, s => s.Status, s => s.CreatedAt, s => s.Reason, s => s.ReasonIsPrivate, s => s.Cycle, s => s.TermEndsOn, s => s.RecurringFee, s => s.Version);
            services.Update(service);
            await write.CommitAsync(Ct);
        }

        Assert.Equal(before, await RowAsync(service.Id));
    }

    [Fact]
    public async Task Update_ARowThatIsGone_IsAConflict()
    {
        await using var db = _space.CreateDbContext();
        var service = await ServiceAsync(db);
        await using var write = await db.BeginBulkWriteAsync(Ct);
        using var services = new BulkUpdate<SpaceService>(db, s => s.Status);

        Assert.Throws<DbUpdateConcurrencyException>(() => services.Update(service));
    }

    [Fact]
    public async Task Insert_WhatIsThereAlready_FailsAndIsGoneWithItsTransaction()
    {
        await using var db = _space.CreateDbContext();
        var existing = await db.Customers.AsNoTracking().FirstAsync(Ct);
        var count = await db.Customers.CountAsync(Ct);
        await using (await db.BeginBulkWriteAsync(Ct))
        {
            using var customers = new BulkInsert<Customer>(db);
            customers.Insert(new Customer(existing.ResellerId, "new"));

            Assert.Throws<SqliteException>(() => customers.Insert(new Customer(existing.ResellerId, existing.UserName)));
        }

        Assert.Equal(count, await db.Customers.CountAsync(Ct));
    }

    [Fact]
    public async Task Insert_AnAuditEntryOutOfTurn_IsRefusedByTheDatabase()
    {
        await using var db = _space.CreateDbContext();
        await using var write = await db.BeginBulkWriteAsync(Ct);
        using var entries = new BulkInsert<AuditEntry>(db, withKey: true);
        var entry = new AuditEntry(Actor.CommandLine, _space.Clock.GetUtcNow(), null, AuditKinds.Service, "Activate", "#1");
        db.AuditTrail.Append(entry);
        entries.Insert(entry);

        var refused = Assert.Throws<SqliteException>(() => entries.Insert(entry));

        Assert.Contains("grows at its end only", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _space.Dispose();

    private async Task<SpaceService> ServiceAsync(SpaceDb db)
    {
        var (owner, type) = (await db.Customers.SingleAsync(customer => customer.Id == _space.Anna.Id, Ct), await db.ServiceTypes.FirstAsync(Ct));
        var data = new ImportedService
        {
            ExternalId = $"x{_made++}",
            Name = "naïve ☂",
            Status = ServiceStatus.Suspended,
            StartsOn = new DateOnly(2025, 12, 1),
            Cycle = new Cycle(2, CycleUnit.Year),
            RecurringFee = 995,
            Currency = "USD",
            Quantity = 1,
        };
        return SpaceService.Import(owner, type, data, null, Actor.CommandLine, LocalNow.Utc(_space.Clock.GetUtcNow()));
    }

    /// <summary>Every column but those that name it, as SQLite has it, with the class under which it stores it.</summary>
    private async Task<IReadOnlyList<string>> RowAsync(int number)
    {
        await using var db = _space.CreateDbContext();
        var columns = db.Model.FindEntityType(typeof(SpaceService))!.GetProperties().Select(property => property.GetColumnName()).Where(name => name is not ("Id" or "ExternalId")).ToList();
        await using var connection = new SqliteConnection(db.Database.GetConnectionString());
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", columns.Select(name => $"typeof(\"{name}\") || ' ' || quote(\"{name}\")"))} FROM \"Services\" WHERE \"Id\" = $number";
        command.Parameters.AddWithValue("$number", number);
        await using var row = await command.ExecuteReaderAsync(Ct);
        Assert.True(await row.ReadAsync(Ct));
        return [.. columns.Select((name, place) => $"{name}: {row.GetString(place)}")];
    }
}
