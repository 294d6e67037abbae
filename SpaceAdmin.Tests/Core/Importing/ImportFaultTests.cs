using System.Text;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Importing;

namespace SpaceAdmin.Tests.Core;

/// <summary>What an import refuses, and how it says so.</summary>
public sealed class ImportFaultTests : IDisposable
{
    private const string Header = "external_id,parent_external_id,name,type,status,username,start_date,end_date,cycle,recurring_fee,currency,quantity\n";

    private readonly Space _space = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a,,,Plan,Active,anna,,,,,,", "Line 2, name (empty): is required.")]
    [InlineData("a,,web,,Active,anna,,,,,,", "Line 2, type (empty): is required.")]
    [InlineData("a,,web,Plan,,anna,,,,,,", "Line 2, status (empty): expected one of Ordered, Active, Suspended, Cancelled.")]
    [InlineData("a,,web,Plan,Active,  ,,,,,,", "Line 2, username (empty): is required.")]
    [InlineData("a,,web,Plan,Overdue,anna,,,,,,", "Line 2, status “Overdue”: expected one of Ordered, Active, Suspended, Cancelled.")]
    [InlineData("a,,web,Plan,1,anna,,,,,,", "Line 2, status “1”: expected one of Ordered, Active, Suspended, Cancelled.")]
    [InlineData("a,,web,Plan,Active,anna,2026-02-30,,,,,", "Line 2, start_date “2026-02-30”: expected a date like 2026-01-31, from 1970 to 2200.")]
    [InlineData("a,,web,Plan,Active,anna,31.01.2026,,,,,", "Line 2, start_date “31.01.2026”: expected a date like 2026-01-31, from 1970 to 2200.")]
    [InlineData("a,,web,Plan,Active,anna,1969-12-31,,,,,", "Line 2, start_date “1969-12-31”: expected a date like 2026-01-31, from 1970 to 2200.")]
    [InlineData("a,,web,Plan,Active,anna,,2201-01-01,,,,", "Line 2, end_date “2201-01-01”: expected a date like 2026-01-31, from 1970 to 2200.")]
    [InlineData("a,,web,Plan,Active,anna,2026-02-01,2026-01-31,,,,", "Line 2, end_date “2026-01-31”: expected no day before the start_date, 2026-02-01.")]
    [InlineData("a,,web,Plan,Active,anna,,,monthly,,,", "Line 2, cycle “monthly”: expected 1 to 1000 days, months or years, like 1 month.")]
    [InlineData("a,,web,Plan,Active,anna,,,0 months,,,", "Line 2, cycle “0 months”: expected 1 to 1000 days, months or years, like 1 month.")]
    [InlineData("a,,web,Plan,Active,anna,,,-1 months,,,", "Line 2, cycle “-1 months”: expected 1 to 1000 days, months or years, like 1 month.")]
    [InlineData("a,,web,Plan,Active,anna,,,1001 days,,,", "Line 2, cycle “1001 days”: expected 1 to 1000 days, months or years, like 1 month.")]
    [InlineData("a,,web,Plan,Active,anna,,,1 month,10000000.01,USD,1000000", "Line 2, quantity “1000000”: expected so many that together they cost at most 10000000000000.00 USD.")]
    [InlineData("a,,web,Plan,Active,anna,,,,10,,", "Line 2, currency (empty): is required with a recurring_fee.")]
    [InlineData("a,,web,Plan,Active,anna,,,,10,XYZ,", "Line 2, currency “XYZ”: expected a currency code of ISO 4217, like EUR.")]
    [InlineData("a,,web,Plan,Active,anna,,,,-1,USD,", "Line 2, recurring_fee “-1”: expected an amount in USD like 29.85, with at most 2 decimals.")]
    [InlineData("a,,web,Plan,Active,anna,,,,\"1,000\",USD,", "Line 2, recurring_fee “1,000”: expected an amount in USD like 29.85, with at most 2 decimals.")]
    [InlineData("a,,web,Plan,Active,anna,,,,1.005,USD,", "Line 2, recurring_fee “1.005”: expected an amount in USD like 29.85, with at most 2 decimals.")]
    [InlineData("a,,web,Plan,Active,anna,,,,1.5,JPY,", "Line 2, recurring_fee “1.5”: expected an amount in JPY, without decimals.")]
    [InlineData("a,,web,Plan,Active,anna,,,,99999999999999999999999,USD,", "Line 2, recurring_fee “99999999999999999999999”: expected an amount in USD like 29.85, with at most 2 decimals.")]
    [InlineData("a,,web,Plan,Active,anna,,,,,,0", "Line 2, quantity “0”: expected a whole number from 1 to 1000000.")]
    [InlineData("a,,web,Plan,Active,anna,,,,,,1.5", "Line 2, quantity “1.5”: expected a whole number from 1 to 1000000.")]
    [InlineData("a,,web,Plan,Active,anna,,,,,", "Line 2: expected 12 fields, as in the header, and found 11.")]
    [InlineData("a,,web,Plan,Active,anna,,,,,,,", "Line 2: expected 12 fields, as in the header, and found 13.")]
    [InlineData("a,,web,Plan,Active,anna,,,,,,\na,,web,Plan,Active,anna,,,,,,", "Line 3, external_id “a”: is on line 2 already; each service has its own.")]
    [InlineData("a,b,web,Plan,Active,anna,,,,,,", "Line 2, parent_external_id “b”: expected a service on an earlier line, or one that was imported before.")]
    [InlineData("a,a,web,Plan,Active,anna,,,,,,", "Line 2, parent_external_id “a”: expected a service on an earlier line, or one that was imported before.")]
    [InlineData("a,,web,Plan,Active,anna,,,,,,\nb,a,add,Plan,Active,bert,,,,,,", "Line 3, parent_external_id “a”: belongs to another user, “anna”.")]
    [InlineData("a,,web,Plan,Suspended,anna,,,,,,\nb,a,add,Plan,Active,anna,,,,,,", "Line 3, parent_external_id “a”: is Suspended, and an add-on of it cannot be Active.")]
    [InlineData("a,,web,Plan,Active,anna,,,,,,\nb,a,add,Plan,Active,anna,,,,,,\nc,b,add,Plan,Active,anna,,,,,,", "Line 4, parent_external_id “b”: is an add-on itself, and an add-on cannot be extended.")]
    [InlineData("a,,\"we\nb\",Plan,Active,anna,,,,,,\n\nb,,web,Plan,On,anna,,,,,,", "Line 5, status “On”: expected one of Ordered, Active, Suspended, Cancelled.")]
    public async Task ImportAsync_AFaultyRow_IsToldAndNothingIsImported(string rows, string fault)
    {
        var refused = Assert.IsType<ImportRefused>((await ImportAsync(Header + rows + "\n")).Failure);

        Assert.Equal([fault], refused.Faults.Select(each => each.ToString()));
        await AssertNothingAsync();
    }

    [Fact]
    public async Task ImportAsync_LongValues_AreRefusedAndShownShort()
    {
        var row = $"{new string('i', 201)},{new string('p', 201)},{new string('n', 201)},{new string('t', 81)},Active,{new string('u', 121)},,,,,,\n";

        var refused = Assert.IsType<ImportRefused>((await ImportAsync(Header + row)).Failure);

        Assert.Equal(5, refused.Faults.Count);
        Assert.All(refused.Faults, fault => Assert.Matches("^Line 2, \\w+ “.{39}…”: expected at most \\d+ characters, and found \\d+\\.$", fault.ToString()));
    }

    [Fact]
    public async Task ImportAsync_ManyFaults_KeepsTheFirstAndCountsTheRest()
    {
        var refused = Assert.IsType<ImportRefused>(
            (await ImportAsync(Header + string.Concat(Enumerable.Repeat("a,,web,Plan,On,,,,,,,\n", 700)))).Failure);

        Assert.Equal(ImportRefused.MaxFaults, refused.Faults.Count);
        Assert.Equal(700 * 2 + 699, refused.Count); // status and user on each, the repeated id on all but one
    }

    [Fact]
    public async Task ImportAsync_AnAddOnOfAFaultyRow_PointsThere()
    {
        var refused = Assert.IsType<ImportRefused>((await ImportAsync(Header + "a,,web,Plan,On,anna,,,,,,\nb,a,add,Plan,Active,anna,,,,,,\n")).Failure);

        Assert.Equal("Line 3, parent_external_id “a”: the service on line 2 is at fault itself.", refused.Faults[1].ToString());
    }

    public static TheoryData<string, byte[], string> BadFiles { get; } = new()
    {
        { "empty", [], "is empty." },
        { "only a BOM", [0xEF, 0xBB, 0xBF], "is empty." },
        { "only a line end", "\n"u8.ToArray(), "is empty." },
        { "UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Header)], "is UTF-16 or UTF-32. Save it as UTF-8." },
        { "UTF-16 big-endian", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Header)], "is UTF-16 or UTF-32. Save it as UTF-8." },
        { "UTF-16 without a mark", Encoding.Unicode.GetBytes(Header), "Line 1 holds a NUL byte: this is not UTF-8 text." },
        { "Latin-1", Encoding.Latin1.GetBytes(Header + "a,,Bücher,Plan,Active,anna,,,,,,\n"), "Line 2 is not UTF-8. Save the file as UTF-8." },
        { "NUL", Encoding.UTF8.GetBytes(Header + "a,,we\0b,Plan,Active,anna,,,,,,\n"), "Line 2 holds a NUL byte: this is not UTF-8 text." },
        { "no header", "a,b,c\n"u8.ToArray(), "Line 1 names a column “a”, which is unknown." },
        { "no user", "name,type,status\n"u8.ToArray(), "Line 1 must name the columns, and “username” is missing." },
        { "name twice", "name,type,status,username,Name\n"u8.ToArray(), "Line 1 names the column “Name” twice." },
        { "semicolons", "name;type;status;username\n"u8.ToArray(), "Line 1 names a column “name;type;status;username”, which is unknown." },
        { "open quote", Encoding.UTF8.GetBytes(Header + "a,,\"web,Plan,Active,anna,,,,,,\n"), "Line 2 is not CSV: its quotes do not match" },
        { "stray quote", Encoding.UTF8.GetBytes(Header + "a,,w\"eb,Plan,Active,anna,,,,,,\n"), "Line 2 is not CSV: its quotes do not match" },
        { "long line", Encoding.UTF8.GetBytes(Header + "a,," + new string('x', 70_000) + ",Plan,Active,anna,,,,,,\n"), "64 KiB" },
        { "endless line", Encoding.UTF8.GetBytes(Header + "a,,\"" + new string('x', 3_000_000)), "64 KiB" },
    };

    [Theory, MemberData(nameof(BadFiles))]
    public async Task ImportAsync_ABadFile_IsOneClearLineAndNothingIsImported(string _, byte[] content, string message)
    {
        var path = Path.Combine(_space.Folder, "in.csv");
        await File.WriteAllBytesAsync(path, content, Ct);

        foreach (var partial in new[] { false, true })
        {
            var refused = Assert.IsAssignableFrom<Failure.Rejected>((await ImportFileAsync(path, partial)).Failure);
            Assert.Contains(message, refused.Message, StringComparison.Ordinal);
            Assert.EndsWith("Nothing was imported.", refused.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', refused.Message);
        }

        await AssertNothingAsync();
    }

    [Fact]
    public async Task ImportAsync_NoFile_ADirectory_OrAFileTooLarge_IsOneClearLine()
    {
        var huge = Path.Combine(_space.Folder, "huge.csv");
        await using (var file = File.Create(huge))
        {
            file.SetLength(ImportFile.MaxBytes + 1); // sparse
        }

        Assert.Contains("was not found", (await ImportFileAsync(Path.Combine(_space.Folder, "none.csv"))).Failure?.Message, StringComparison.Ordinal);
        Assert.Contains("is a directory", (await ImportFileAsync(_space.Folder)).Failure?.Message, StringComparison.Ordinal);
        Assert.Contains("larger than 1 GiB", (await ImportFileAsync(huge)).Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportAsync_NoSuchReseller_NamesIt()
    {
        var result = await _space.Importer.ImportAsync(_space.WriteFile("in.csv", Header), new ImportOptions("Nobody"), null, Ct);

        Assert.Equal("The reseller “Nobody” was not found.", result.Failure?.Message);
    }

    [Fact]
    public async Task ImportAsync_Cancelled_LeavesNothing()
    {
        var rows = string.Concat(Enumerable.Range(1, 2_000).Select(i => $"x{i},,web,Plan,Active,anna,,,,,,\n"));
        using var cancellation = new CancellationTokenSource();
        var progress = new CancelAtFirst(cancellation);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            _space.Importer.ImportAsync(_space.WriteFile("in.csv", Header + rows), new ImportOptions(_space.Ours.Name), progress, cancellation.Token));

        await AssertNothingAsync();
    }

    public void Dispose() => _space.Dispose();

    private Task<Result<ImportReport>> ImportAsync(string content) => ImportFileAsync(_space.WriteFile("in.csv", content));

    private Task<Result<ImportReport>> ImportFileAsync(string path, bool partial = false) =>
        _space.Importer.ImportAsync(path, new ImportOptions(_space.Ours.Name, Partial: partial), null, Ct);

    private async Task AssertNothingAsync()
    {
        await using var db = _space.CreateDbContext();
        Assert.Empty(db.Services);
        Assert.Empty(db.Audit);
        Assert.Equal(3, db.Customers.Count());
        Assert.Equal(3, db.ServiceTypes.Count());
        Assert.Empty(Directory.GetFiles(_space.Folder, "*.rejected.csv"));
    }

    private sealed class CancelAtFirst(CancellationTokenSource cancellation) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => cancellation.Cancel();
    }
}
