using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Importing;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core;

public sealed class SeederTests : IDisposable
{
    private readonly Space _space = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ServiceSeeder Seeder => new(_space, _space.Writer, _space, _space.Clock, _space.Feed, _space.AuditWriter);

    [Fact]
    public async Task SeedAsync_Twice_FillsTenResellersByTheRules()
    {
        _space.Actor = Actors.Administrator;

        Assert.Equal(1_001, (await Seeder.SeedAsync(1_001, null, Ct)).Value);
        Assert.Equal(500, (await Seeder.SeedAsync(500, null, Ct)).Value);

        await using var db = _space.CreateDbContext();
        var services = await db.Services.Include(service => service.Parent).Include(service => service.Lifecycle).Include(service => service.Reseller).ToListAsync(Ct);
        Assert.Equal(1_501, services.Count);
        Assert.InRange(services.Count(service => service.Reseller.Name == "Seed Hosting 1"), 750, 770);
        Assert.Equal(10, services.Select(service => service.ResellerId).Distinct().Count());
        Assert.Equal(4, services.Select(service => service.Status).Distinct().Count());
        Assert.All(services, service => Assert.Equal(service.Status, Assert.Single(service.Lifecycle, span => span.EndedAt is null).Status));
        Assert.Contains(services, service => service.Parent is not null);
        Assert.All(services, service => Assert.True(service.Parent is null || ServiceLifecycle.MayHold(service.Status, service.Parent.Status)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(ServiceSeeder.MaxServices + 1)]
    public async Task SeedAsync_ANumberOutOfRange_IsRefused(int services)
    {
        _space.Actor = Actors.Administrator;

        Assert.IsAssignableFrom<Failure.Rejected>((await Seeder.SeedAsync(services, null, Ct)).Failure);
    }

    [Fact]
    public async Task SeedAsync_AndBackup_AreForTheOperatorAlone()
    {
        Assert.IsType<Failure.Forbidden>((await Seeder.SeedAsync(1, null, Ct)).Failure);
        _space.Actor = Actors.Administrator;
        Assert.IsType<Failure.Forbidden>((await new SqliteBackup(_space, _space, _space.Clock, _space.AuditWriter).CopyToAsync(Path.Combine(_space.Folder, "copy.db"), Ct)).Failure);
    }

    [Fact]
    public async Task CopyToAsync_ANewFile_IsAWholeDatabase_AndNothingIsOverwritten()
    {
        await _space.AddServiceAsync();
        _space.Actor = Actor.CommandLine;
        var backup = new SqliteBackup(_space, _space, _space.Clock, _space.AuditWriter);
        var copy = Path.Combine(_space.Folder, "copy.db");

        Assert.Equal(copy, (await backup.CopyToAsync(copy, Ct)).Value);
        Assert.IsAssignableFrom<Failure.Rejected>((await backup.CopyToAsync(copy, Ct)).Failure);
        Assert.IsAssignableFrom<Failure.Rejected>((await backup.CopyToAsync(Path.Combine(_space.Folder, "none", "copy.db"), Ct)).Failure);

        await using var db = new SqliteSpaceDb(SpaceTemplate.Options($"Data Source={copy};Pooling=false"));
        Assert.Equal([(AuditActions.BackUp, "copy.db")], await db.Audit.Select(entry => ValueTuple.Create(entry.Action, entry.Subject)).ToListAsync(Ct));
        Assert.Equal(1, await db.Services.CountAsync(Ct));
    }

    public void Dispose() => _space.Dispose();
}
