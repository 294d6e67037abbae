using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Importing;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core;

/// <summary>Every entry follows from the one before, however it was written, and whoever tampers with one is found.</summary>
public sealed class AuditChainTests : IDisposable
{
    private const string File = "external_id,parent_external_id,name,type,status,username\na,,Web,Hosting plan,Active,anna\nb,a,Backup,Hosting add-on,Active,anna\nc,,Shop,Hosting plan,Ordered,carl\n";

    private readonly Space _space = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entries_OfCommandsNotesAndImport_AreOneChain()
    {
        var service = await _space.AddServiceAsync(status: ServiceStatus.Active);
        await _space.AddServiceAsync("backup", ServiceStatus.Active, parent: service);
        await SuspendAsync(service);
        var note = await _space.NoteCommands.AddAsync(service.Id, "Call back.", customerCanRead: false, Ct);
        await _space.NoteCommands.DeleteAsync(note.Value, Ct);
        _space.Actor = Actor.CommandLine;
        Assert.True((await _space.Importer.ImportAsync(_space.WriteFile("a.csv", File), new ImportOptions("Third Hosting", CreateReseller: true), null, Ct)).Succeeded);
        Assert.True((await _space.Importer.ImportAsync(_space.WriteFile("b.csv", File), new ImportOptions(_space.Ours.Name), null, Ct)).Succeeded);

        var verdict = await VerifyAsync();

        var entries = await _space.AuditAsync();
        Assert.Equal(13, verdict.Entries);
        Assert.Equal(entries[^1].Hash, verdict.LastHash);
        Assert.All(entries, entry => Assert.Contains(entry.Action, AuditActions.All)); // a filter for each
        Assert.Equal(Enumerable.Range(1, 13).Select(n => (long)n), entries.Select(entry => entry.Id));
        Assert.Equal(13, entries.Select(entry => Convert.ToHexString(entry.Hash)).Distinct().Count());
        Assert.Equal(
            ["Service", "Service", "Note", "Note", "Reseller", "Service", "Service", "Service", "Import", "Service", "Service", "Service", "Import"],
            entries.Select(entry => entry.Kind));
    }

    [Fact]
    public async Task Entries_OfASeed_AreOneChain()
    {
        _space.Actor = Actor.CommandLine;

        await new ServiceSeeder(_space, _space.Writer, _space, _space.Clock, _space.Feed, _space.AuditWriter).SeedAsync(10_100, null, Ct); // more than one transaction

        Assert.Equal(10_101, (await VerifyAsync()).Entries); // each service, and the seed as a whole
    }

    [Fact]
    public async Task Entries_OfCommandsAtTheSameTime_AreOneChain()
    {
        var services = new List<SpaceService>();
        for (var i = 0; i < 8; i++)
        {
            services.Add(await _space.AddServiceAsync($"web-{i}", ServiceStatus.Active));
        }

        await Task.WhenAll(services.Select(service => Task.Run(
            async () =>
            {
                for (var i = 0; i < 5; i++)
                {
                    await _space.NoteCommands.AddAsync(service.Id, $"{i}", customerCanRead: false, Ct);
                }

                await SuspendAsync(service);
            },
            Ct)));

        Assert.Equal(8 * 6, (await VerifyAsync()).Entries);
    }

    [Fact]
    public async Task Text_WithAZeroCharacter_IsHashedAsItIsRead()
    {
        var service = await _space.AddServiceAsync(status: ServiceStatus.Active);

        await _space.Commands.ApplyAsync(service.Id, ServiceAction.Suspend, 1, "a\0b \ud800 ü", Ct);

        Assert.Equal(1, (await VerifyAsync()).Entries);
    }

    [Theory]
    [InlineData("At", "\"At\" + 1")]
    [InlineData("At", "-5")]
    [InlineData("ResellerId", "NULL")]
    [InlineData("ActorUserId", "77")]
    [InlineData("ActorName", "'Somebody else'")]
    [InlineData("OnBehalfOf", "'Rosa'")]
    [InlineData("Address", "''")]
    [InlineData("Kind", "'Account'")]
    [InlineData("Action", "'Activate'")]
    [InlineData("Subject", "\"Subject\" || '.'")]
    [InlineData("ServiceId", "\"ServiceId\" + 1")]
    [InlineData("InBulk", "1")]
    [InlineData("Before", "NULL")]
    [InlineData("After", "''")]
    [InlineData("Detail", "'another reason'")]
    [InlineData("Hash", "randomblob(32)")]
    public async Task Verify_OneAlteredField_NamesTheEntry(string column, string value)
    {
        await FillAsync();
        await TamperAsync("DROP TRIGGER \"Audit_Update\"", $"UPDATE \"Audit\" SET \"{column}\" = {value} WHERE \"Id\" = 3");

        var broken = await BrokenAsync();

        Assert.Equal((3L, 2L), (broken.Number, broken.Agreeing));
        Assert.Contains("entry 3", broken.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 2, 0)]
    [InlineData(3, 4, 2)]
    public async Task Verify_OneDeletedEntry_NamesItAndTheOneAfter(int deleted, long number, long agreeing)
    {
        await FillAsync();
        await TamperAsync("DROP TRIGGER \"Audit_Delete\"", $"DELETE FROM \"Audit\" WHERE \"Id\" = {deleted}");

        var broken = await BrokenAsync();

        Assert.Equal((number, agreeing), (broken.Number, broken.Agreeing));
        Assert.Contains($"entry {deleted} is gone before entry {number} (", broken.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)] // before the first
    [InlineData(6)] // after the last
    public async Task Verify_OneInsertedEntry_NamesIt(int id)
    {
        await FillAsync();
        await TamperAsync(
            "DROP TRIGGER \"Audit_Append\"",
            $"INSERT INTO \"Audit\" (\"Id\", \"At\", \"ActorName\", \"Kind\", \"Action\", \"Subject\", \"InBulk\", \"Hash\") VALUES ({id}, 0, 'Mallory', 'Service', 'Activate', '#1', 0, randomblob(32))");

        var broken = await BrokenAsync();

        Assert.Equal(id, broken.Number);
        Assert.Contains("Mallory", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_ACutOffEnd_IsFoundByAHashThatWasKept()
    {
        await FillAsync();
        var kept = (await VerifyAsync()).LastHash;
        Assert.Equal(5, (await VerifyAsync(kept)).Entries);
        await TamperAsync("DROP TRIGGER \"Audit_Delete\"", "DELETE FROM \"Audit\" WHERE \"Id\" = 5");

        Assert.Equal(4, (await VerifyAsync()).Entries); // what is left is a chain
        var result = await new AuditVerifier(_space, _space).VerifyAsync(kept, null, Ct);
        Assert.IsAssignableFrom<Failure.Rejected>(result.Failure);
    }

    [Theory]
    [InlineData("UPDATE \"Audit\" SET \"ActorName\" = 'x'")]
    [InlineData("UPDATE \"Audit\" SET \"Hash\" = zeroblob(32) WHERE \"Id\" = 1")]
    [InlineData("DELETE FROM \"Audit\"")]
    [InlineData("REPLACE INTO \"Audit\" SELECT * FROM \"Audit\" WHERE \"Id\" = 2")]
    [InlineData("INSERT INTO \"Audit\" (\"At\", \"ActorName\", \"Kind\", \"Action\", \"Subject\", \"InBulk\", \"Hash\") VALUES (0, 'x', 'x', 'x', 'x', 0, zeroblob(32))")]
    [InlineData("INSERT INTO \"Audit\" (\"Id\", \"At\", \"ActorName\", \"Kind\", \"Action\", \"Subject\", \"InBulk\") VALUES (6, 0, 'x', 'x', 'x', 'x', 0)")]
    [InlineData("INSERT INTO \"Audit\" (\"Id\", \"At\", \"ActorName\", \"Kind\", \"Action\", \"Subject\", \"InBulk\", \"Hash\") VALUES (6, 0, 'x', 'x', 'x', 'x', 0, x'')")]
    [InlineData("INSERT INTO \"Audit\" (\"Id\", \"At\", \"ActorName\", \"Kind\", \"Action\", \"Subject\", \"InBulk\", \"Hash\") VALUES (8, 0, 'x', 'x', 'x', 'x', 0, zeroblob(32))")]
    public async Task Database_AnyWayButAtTheEnd_IsRefused(string sql)
    {
        await FillAsync();

        var refused = await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => TamperAsync(sql));

        Assert.Contains("audit log", refused.Message, StringComparison.Ordinal);
        Assert.Equal(5, (await VerifyAsync()).Entries);
    }

    [Fact]
    public async Task SaveChanges_WithoutTheWriteLock_Throws()
    {
        await using var db = _space.CreateDbContext();
        db.Audit.Add(Entry());
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Ct));

        await using (await db.Database.BeginTransactionAsync(Ct))
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Ct));
        }

        await using (var write = await db.BeginWriteAsync(Ct))
        {
            await write.RollbackAsync(Ct);
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Ct));
        }

        Assert.Empty(await _space.AuditAsync());
    }

    [Fact]
    public async Task SaveChanges_OfAChangedOrRemovedEntry_Throws()
    {
        await FillAsync();
        await using var db = _space.CreateDbContext();
        await using var write = await db.BeginWriteAsync(Ct);
        db.Audit.Remove(await db.Audit.FirstAsync(Ct));

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Ct));
    }

    [Fact]
    public async Task SaveChanges_AgainAfterItFailed_GoesOnFromWhatIsStored()
    {
        await FillAsync();
        await using var db = _space.CreateDbContext();
        await using (var write = await db.BeginWriteAsync(Ct))
        {
            var twice = db.Customers.Add(new SpaceAdmin.Core.Customers.Customer(_space.Ours.Id, _space.Anna.UserName));
            db.Audit.Add(Entry());
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Ct));
            twice.State = EntityState.Detached;
            db.Audit.Add(Entry());
            await db.SaveChangesAsync(Ct);
            await write.CommitAsync(Ct);
        }

        Assert.Equal(7, (await VerifyAsync()).Entries);
    }

    public void Dispose() => _space.Dispose();

    private AuditEntry Entry() => new(_space.Actor, _space.Clock.GetUtcNow(), _space.Ours.Id, AuditKinds.Service, "Activate", "#1 web");

    // Five entries: a suspension that two add-ons follow, and two notes.
    private async Task FillAsync()
    {
        var service = await _space.AddServiceAsync(status: ServiceStatus.Active);
        await _space.AddServiceAsync("backup", ServiceStatus.Active, parent: service);
        await _space.AddServiceAsync("space", ServiceStatus.Active, parent: service);
        await SuspendAsync(service);
        await _space.NoteCommands.AddAsync(service.Id, "One.", customerCanRead: false, Ct);
        await _space.NoteCommands.AddAsync(service.Id, "Two.", customerCanRead: false, Ct);
    }

    private async Task SuspendAsync(SpaceService service) =>
        Assert.True((await _space.Commands.ApplyAsync(service.Id, ServiceAction.Suspend, service.Version, "unpaid", Ct)).Succeeded);

    private async Task TamperAsync(params string[] statements)
    {
        await using var db = _space.CreateDbContext();
        foreach (var sql in statements)
        {
            await db.Database.ExecuteSqlRawAsync(sql, Ct);
        }
    }

    private async Task<AuditVerdict> VerifyAsync(byte[]? kept = null)
    {
        _space.Actor = Actors.Administrator;
        var result = await new AuditVerifier(_space, _space).VerifyAsync(kept, null, Ct);
        Assert.Null(result.Failure);
        return result.Value!;
    }

    private async Task<AuditBroken> BrokenAsync()
    {
        _space.Actor = Actors.Administrator;
        return Assert.IsType<AuditBroken>((await new AuditVerifier(_space, _space).VerifyAsync(null, null, Ct)).Failure);
    }
}
