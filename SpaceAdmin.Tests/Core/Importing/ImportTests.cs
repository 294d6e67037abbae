using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Importing;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Tests.Components;

namespace SpaceAdmin.Tests.Core;

public sealed class ImportTests : IDisposable
{
    private const string Header = "external_id,parent_external_id,name,type,status,username,start_date,end_date,cycle,recurring_fee,currency,quantity\n";

    private readonly Space _space = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ImportAsync_AWholeRow_IsStoredWithLifecycleAndActivity()
    {
        var report = await ImportAsync(Header + "w1,,Web shop,Shop plan,active,carla,2024-03-01,2027-03-01,1 year,29.85,usd,3\n");

        Assert.Equal((1, 0, 1, 1), (report.Imported, report.AlreadyThere, report.NewUsers, report.NewTypes));
        await using var db = _space.CreateDbContext();
        var service = await db.Services.Include(s => s.Lifecycle).Include(s => s.Type).Include(s => s.Customer).SingleAsync(Ct);
        Assert.Equal(("w1", "Web shop", "Shop plan", "carla", "carla"), (service.ExternalId, service.Name, service.Type.Name, service.UserName, service.Customer.UserName));
        Assert.Equal((new Cycle(1, CycleUnit.Year), 2985L, "USD", 3), (service.Cycle, service.RecurringFee, service.Currency, service.Quantity));
        Assert.Equal((new DateOnly(2024, 3, 1), new DateOnly(2027, 3, 1)), (service.StartsOn, service.EndsOn));
        Assert.False(service.Type.IsAddOn);
        var span = Assert.Single(service.Lifecycle);
        Assert.Equal((ServiceStatus.Active, new DateTimeOffset(2024, 3, 1, 0, 0, 0, TimeSpan.Zero), null, "Import"), (span.Status, span.StartedAt, span.EndedAt, span.BegunBy));
        var entries = await _space.AuditAsync();
        Assert.Equal([("Import", service.Id, "Active"), ("Import services", null, null)], entries.Select(entry => (entry.Action, entry.ServiceId, entry.After)));
    }

    [Theory]
    [InlineData("Cancelled,anna,2024-03-01,2025-03-01", "Active 2024-03-01 2025-03-01|Cancelled 2025-03-01 -")]
    [InlineData("Cancelled,anna,,2025-03-01", "Cancelled 2025-03-01 -")]
    [InlineData("Cancelled,anna,2024-03-01,2030-03-01", "Active 2024-03-01 2026-01-05|Cancelled 2026-01-05 -")]
    [InlineData("Cancelled,anna,,", "Cancelled 2026-01-05 -")]
    [InlineData("Suspended,anna,2024-03-01,", "Active 2024-03-01 2026-01-05|Suspended 2026-01-05 -")]
    [InlineData("Suspended,anna,,", "Suspended 2026-01-05 -")]
    [InlineData("Active,anna,2030-03-01,", "Active 2026-01-05 -")]
    [InlineData("Ordered,anna,2024-03-01,", "Ordered 2024-03-01 -")]
    public async Task ImportAsync_AnyPast_InventsNothing(string row, string spans)
    {
        await ImportAsync("name,type,status,username,start_date,end_date\nweb,Hosting plan," + row + "\n");

        await using var db = _space.CreateDbContext();
        var lifecycle = await db.LifecycleRecords.OrderBy(span => span.Id).ToListAsync(Ct);
        Assert.Equal(spans, string.Join('|', lifecycle.Select(span => $"{span.Status} {span.StartedAt:yyyy-MM-dd} {(span.EndedAt is { } end ? $"{end:yyyy-MM-dd}" : "-")}")));
    }

    [Theory]
    [InlineData(ServiceStatus.Active)]
    [InlineData(ServiceStatus.Suspended)]
    [InlineData(ServiceStatus.Ordered)]
    public async Task ImportAsync_AnEndToCome_EndsTheServiceOnThatDay(ServiceStatus status)
    {
        await ImportAsync($"name,type,status,username,end_date\nweb,Hosting plan,{status},anna,2026-01-20\n");

        await using var db = _space.CreateDbContext();
        var agreed = await db.ScheduledActions.SingleAsync(Ct);
        Assert.Equal((ServiceAction.Cancel, new DateOnly(2026, 1, 20), ScheduleState.Pending), (agreed.Action, agreed.On!.Value, agreed.State));
        _space.Clock.Advance(TimeSpan.FromDays(14));
        await _space.RunMonitorAsync();
        Assert.Equal(status, await db.Services.Select(service => service.Status).SingleAsync(Ct));
        _space.Clock.Advance(TimeSpan.FromDays(1));
        await _space.RunMonitorAsync();
        Assert.Equal(ServiceStatus.Cancelled, await db.Services.Select(service => service.Status).SingleAsync(Ct));
    }

    [Theory]
    [InlineData("Active")]
    [InlineData("Suspended")]
    public async Task ImportAsync_AnEndThatIsOver_OfWhatIsNotCancelled_IsRefused(string status)
    {
        var result = await _space.Importer.ImportAsync(_space.WriteFile("in.csv", $"name,type,status,username,end_date\nweb,Hosting plan,{status},anna,2026-01-05\n"), new ImportOptions(_space.Ours.Name), null, Ct);

        Assert.Equal(
            $"Line 2, end_date “2026-01-05”: is over, and the service is {status}. Only one that is Cancelled has ended.",
            Assert.Single(Assert.IsType<ImportRefused>(result.Failure).Faults).ToString());
    }

    [Fact]
    public async Task ImportAsync_ColumnsInAnyOrder_WithBomAndCrLf_AreFoundByName()
    {
        var report = await ImportAsync("\uFEFFUserName,status, type ,name\r\nanna,Active,Hosting plan,\"Web, \"\"the\"\" shop\"\r\n");

        Assert.Equal(1, report.Imported);
        await using var db = _space.CreateDbContext();
        Assert.Equal("Web, \"the\" shop", (await db.Services.SingleAsync(Ct)).Name);
    }

    [Fact]
    public async Task ImportAsync_NamesInAnotherCase_AreTheSameUserAndType()
    {
        var report = await ImportAsync(Header + "a,,web,HOSTING plan,Active,ANNA,,,,,,\nb,,web,Über,Active,Ümit,,,,,,\nc,,web,über,Active,ümit,,,,,,\n");

        Assert.Equal((3, 2, 2), (report.Imported, report.NewUsers, report.NewTypes)); // the database folds A to Z alone
    }

    [Fact]
    public async Task ImportAsync_AddOns_ExtendTheirParents_AlsoThoseOfAnEarlierImport()
    {
        await ImportAsync(Header + "a,,web,Hosting plan,Active,anna,,,,,,\nb,a,ssl,New add-on,Active,anna,,,,,,\n");
        await ImportAsync(Header + "c,a,backup,New add-on,Suspended,ANNA,,,,,,\n");

        await using var db = _space.CreateDbContext();
        var parent = await db.Services.Include(service => service.AddOns).SingleAsync(service => service.ExternalId == "a", Ct);
        Assert.Equal(["b", "c"], parent.AddOns.Select(addOn => addOn.ExternalId).Order());
        Assert.True((await db.ServiceTypes.SingleAsync(type => type.Name == "New add-on", Ct)).IsAddOn);
    }

    [Theory]
    [InlineData("2025-10-31", "2025-12-31", "2026-01-31")] // it is 5 Jan 2026: in the middle of a term of the 31st
    [InlineData("2025-11-30", "2025-12-30", "2026-01-30")]
    [InlineData("", "2026-01-05", "2026-02-05")]
    [InlineData("2026-01-05", "2026-01-05", "2026-02-05")]
    [InlineData("2026-03-10", "2026-01-05", "2026-02-05")] // it is Active, whatever day is named
    public async Task ImportAsync_OfAnActiveOne_IsInTheTermThatHoldsTheDay_AndOwesNothing(string start, string from, string to)
    {
        await ImportAsync(Header + $"a,,web,Hosting plan,Active,anna,{start},,1 month,9.95,USD,\n");

        var service = await ReadAsync();
        var term = Assert.Single(service.Terms);
        Assert.Equal((1, from, to), (term.Number, $"{term.StartsOn:yyyy-MM-dd}", $"{term.EndsOn:yyyy-MM-dd}"));
        Assert.Equal((1, null), (service.InvoicedTerm, service.DueOn));
        Assert.Empty((await _space.RunMonitorAsync()).Tasks);
        Assert.Equal(0, (await _space.BacklogAsync()).Count);

        Assert.Equal(1, (await new BillingStartCommands(_space.UnitOfWork).StartAsync(_space.Ours.Id, 1, Ct)).Value);
        _space.Clock.SetUtcNow(new DateTimeOffset(term.EndsOn!.Value.AddDays(-8), new TimeOnly(9, 0), TimeSpan.Zero));
        Assert.Empty((await _space.RunMonitorAsync()).Tasks);
        _space.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal([Pass.IssueRenewals], (await _space.RunMonitorAsync()).Tasks.Select(task => task.Pass));
        Assert.Equal((2, term.EndsOn), ((await ReadAsync()).InvoicedTerm, (await ReadAsync()).DueOn));

        async Task<SpaceService> ReadAsync()
        {
            await using var db = _space.CreateDbContext();
            return await db.Services.AsNoTracking().Include(one => one.Terms).SingleAsync(Ct);
        }
    }

    [Fact]
    public async Task ImportAsync_Twice_AddsNothingTwice_WithOrWithoutIds()
    {
        const string file = "external_id,name,type,status,username\nx,web,Hosting plan,Active,anna\n,web,Hosting plan,Active,anna\n,web,Hosting plan,Active,anna\n";
        Assert.Equal(3, (await ImportAsync(file)).Imported);
        var audit = (await _space.AuditAsync()).Count;

        var second = await ImportAsync(file);

        Assert.Equal((0, 3, 0, 0), (second.Imported, second.AlreadyThere, second.NewUsers, second.NewTypes));
        Assert.Equal(audit, (await _space.AuditAsync()).Count);
        await using var db = _space.CreateDbContext();
        Assert.Equal(3, await db.Services.CountAsync(Ct));
    }

    [Fact]
    public async Task ImportAsync_TheSameIdsForTwoResellers_AreTwoServices()
    {
        _space.Actor = Actors.Administrator;
        await ImportAsync(Header + "a,,web,Hosting plan,Active,anna,,,,,,\n");

        var path = _space.WriteFile("in.csv", Header + "a,,web,Hosting plan,Active,anna,,,,,,\n");
        var second = await _space.Importer.ImportAsync(path, new ImportOptions("THEIR hosting"), null, Ct);

        Assert.Equal(1, second.Value?.Imported);
    }

    [Fact]
    public async Task ImportAsync_Partial_ImportsTheGoodRowsAndWritesTheOthers()
    {
        var report = await ImportAsync(
            Header + "a,,web,Hosting plan,On,anna,,,,,,\nb,a,ssl,SSL,Active,anna,,,,,,\nc,,\"x, y\",Hosting plan,Active,anna,,,,,,\nd,,web\n",
            new ImportOptions(_space.Ours.Name, Partial: true));

        Assert.Equal((1, 3, 3L), (report.Imported, report.Rejected, report.FaultCount));
        Assert.Equal([2L, 3, 5], report.Faults.Select(fault => fault.Line));
        Assert.Equal(Path.Combine(_space.Folder, "in.rejected.csv"), report.RejectedFile);
        Assert.Equal(
            Header.TrimEnd() + ",line,reason\n"
            + "a,,web,Hosting plan,On,anna,,,,,,,2,\"status “On”: expected one of Ordered, Active, Suspended, Cancelled.\"\n"
            + "d,,web,,,,,,,,,,5,\"expected 12 fields, as in the header, and found 3.\"\n"
            + "b,a,ssl,SSL,Active,anna,,,,,,,3,parent_external_id “a”: the service on line 2 is at fault itself.\n",
            await File.ReadAllTextAsync(report.RejectedFile!, Ct));
    }

    [Fact]
    public async Task ImportAsync_TheMendedRejects_ImportAsTheyAre()
    {
        var first = await ImportAsync(Header + "a,,web,Hosting plan,On,anna,,,,,,\n", new ImportOptions(_space.Ours.Name, Partial: true));
        var mended = (await File.ReadAllTextAsync(first.RejectedFile!, Ct)).Replace(",On,", ",Active,", StringComparison.Ordinal);

        Assert.Equal(1, (await ImportAsync(mended)).Imported);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ImportAsync_DryRun_TellsWhatWouldBeAndKeepsNothing(bool partial)
    {
        _space.Actor = Actors.Administrator;
        var rows = "a,,web,New type,Active,carla,,,,,,\n" + (partial ? "b,,web,New type,On,carla,,,,,,\n" : "");

        var report = await ImportAsync(Header + rows, new ImportOptions("New Hosting", CreateReseller: true, Partial: partial, DryRun: true));

        Assert.Equal((1, 1, 1, true), (report.Imported, report.NewUsers, report.NewTypes, report.DryRun));
        Assert.Equal((partial ? 1 : 0, null), (report.Rejected, report.RejectedFile));
        await using var db = _space.CreateDbContext();
        Assert.Equal((0, 2, 3, 0), (await db.Services.CountAsync(Ct), await db.Resellers.CountAsync(Ct), await db.ServiceTypes.CountAsync(Ct), await db.Audit.CountAsync(Ct)));
        Assert.Empty(Directory.GetFiles(_space.Folder, "*.rejected.csv"));
    }

    [Theory]
    [InlineData("Active", 1)]
    [InlineData("On", 0)]
    public async Task ImportAsync_CreateReseller_ComesWithTheServicesOrNotAtAll(string status, int created)
    {
        _space.Actor = Actors.Administrator;
        var path = _space.WriteFile("in.csv", Header + $"a,,web,Hosting plan,{status},anna,,,,,,\n");

        await _space.Importer.ImportAsync(path, new ImportOptions(" New Hosting ", CreateReseller: true), null, Ct);

        await using var db = _space.CreateDbContext();
        Assert.Equal(created, await db.Resellers.CountAsync(reseller => reseller.Name == "New Hosting", Ct));
        Assert.Equal(
            Enumerable.Repeat("Name: New Hosting; Currency: USD; Time zone: UTC", created),
            await db.Audit.Where(entry => entry.Action == AuditActions.CreateReseller).Select(entry => entry.After).ToListAsync(Ct));
    }

    [Fact]
    public async Task ExportAsync_AnImport_WritesTheSameFile_WhichImportsUnchanged()
    {
        const string file = Header
            + "a,,\"Web, \"\"the\"\" shop\",Hosting plan,Active,anna,2024-03-01,2027-03-01,1 year,29.85,USD,3\n"
            + "b,a,Sicherung für „Web“,Hosting add-on,Suspended,anna,,,2 months,0.00,EUR,1\n"
            + "c,,web,Domain name,Cancelled,bert,2020-02-29,2021-02-28,,100,JPY,1\n"
            + "d,,web,Domain name,Ordered,bert,,,30 days,19.9,USD,1000000\n";
        await ImportAsync(file);
        await using var to = new StringWriter();

        Assert.Equal(4, (await _space.Exporter.ExportAsync(_space.Ours.Name, to, Ct)).Value);
        Assert.Equal(file, to.ToString());
        Assert.Equal(4, (await ImportAsync(to.ToString())).AlreadyThere);
    }

    [Fact]
    public async Task ImportAsync_AfterIt_NobodysTableIsLeft()
    {
        await ImportAsync(Header + "a,,web,Hosting plan,Active,anna,,,,,,\n");

        await using var db = _space.CreateDbContext();
        Assert.Empty(await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE name LIKE '%Sight%'").ToListAsync(Ct));
        Assert.Equal("ok", await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").SingleAsync(Ct));
    }

    public void Dispose() => _space.Dispose();

    private async Task<ImportReport> ImportAsync(string content, ImportOptions? options = null)
    {
        var result = await _space.Importer.ImportAsync(_space.WriteFile("in.csv", content), options ?? new ImportOptions(_space.Ours.Name), null, Ct);
        Assert.True(result.Succeeded, result.Failure?.Message);
        return result.Value;
    }
}
