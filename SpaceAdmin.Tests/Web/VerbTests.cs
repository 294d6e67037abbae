namespace SpaceAdmin.Tests.Web;

/// <summary>The verbs as an operator runs them: their exit code, and what they say where.</summary>
public sealed class VerbTests : IDisposable
{
    private const string Header = "external_id,parent_external_id,name,type,status,username,start_date,end_date,cycle,recurring_fee,currency,quantity\n";
    private const string Rows = Header
        + "a,,Web,Hosting plan,Active,anna,2026-01-01,,1 month,9.90,EUR,1\n"
        + "b,a,Backup,Hosting add-on,Active,anna,2026-01-01,,1 month,1.00,EUR,2\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("spaceadmin-verbs-");
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    private string Database => Path.Combine(_folder.FullName, "space.db");

    [Fact, Trait("Category", "Slow")]
    public async Task Process_OfEachEnd_GivesItsExitCodeAndKeepsWhatItGivesApart()
    {
        var file = Write("services.csv", Rows.Replace("Web", "Wäb", StringComparison.Ordinal));

        var imported = await RunAsProcessAsync("import", file, "--reseller", "New Hosting", "--create-reseller");
        var exported = await RunAsProcessAsync("export", "--reseller", "New Hosting");
        var refused = await RunAsProcessAsync("export", "--reseller", "Nobody");
        var wrong = await RunAsProcessAsync("nonsense");

        Assert.Equal((0, ""), (imported.ExitCode, imported.Errors));
        Assert.StartsWith("Imported 2 services", imported.Output, StringComparison.Ordinal);
        Assert.EndsWith("“start-billing \"New Hosting\"” tells what the next run would then issue." + Environment.NewLine, imported.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (exported.ExitCode, exported.Errors));
        Assert.Contains("a,,Wäb,", exported.Output, StringComparison.Ordinal);
        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("Nobody", OneLine(refused.Errors), StringComparison.Ordinal);
        Assert.Equal((2, ""), (wrong.ExitCode, wrong.Output));
    }

    [Fact]
    public async Task ImportAndExport_OfAFile_GiveItBack()
    {
        var file = Write("services.csv", Rows);

        var missing = await RunAsync("import", file, "--reseller", "Nobody");
        var dry = await RunAsync("import", file, "--reseller", "New Hosting", "--create-reseller", "--dry-run");
        var imported = await RunAsync("import", file, "--reseller", "New Hosting", "--create-reseller");
        var again = await RunAsync("import", file, "--reseller", "new hosting");
        var exported = await RunAsync("export", "--reseller", "New Hosting");

        Assert.Equal((1, ""), (missing.ExitCode, missing.Output));
        Assert.Contains("Nobody", OneLine(missing.Errors), StringComparison.Ordinal);
        Assert.Equal(0, dry.ExitCode);
        Assert.Contains("2 services", imported.Output, StringComparison.Ordinal);
        Assert.Contains("0 services (2 already there)", again.Output, StringComparison.Ordinal);
        Assert.Equal(Rows.Replace("9.90", "9.9", StringComparison.Ordinal).Replace("1.00", "1", StringComparison.Ordinal), exported.Output);
        Assert.Equal("", imported.Errors + again.Errors + exported.Errors);
    }

    [Fact]
    public async Task Import_OfABrokenRow_SaysWhereAndExitsWithOne()
    {
        var file = Write("broken.csv", Rows + "c,,Shop,Hosting plan,Paused,bert,,,,,,\n");

        var refused = await RunAsync("import", file, "--reseller", "New Hosting", "--create-reseller");
        var export = await RunAsync("export", "--reseller", "New Hosting");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("4", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("status", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("Paused", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(1, export.ExitCode); // not even the reseller was made
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import", "x.csv")]
    [InlineData("export")]
    [InlineData("seed", "--services", "many")]
    [InlineData("audit")]
    [InlineData("audit", "verify", "--kept", "abc")]
    [InlineData("monitor")]
    [InlineData("monitor", "run", "--what")]
    [InlineData("nonsense")]
    [InlineData("migrate", "--what")]
    public async Task Usage_Wrong_ExitsWithTwo(params string[] arguments)
    {
        var result = await RunAsync(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.NotEqual("", result.Errors);
        Assert.False(File.Exists(Database));
    }

    [Fact]
    public async Task File_ThatIsNone_IsOneLineAndExitsWithOne()
    {
        foreach (var path in new[] { _folder.FullName, Path.Combine(_folder.FullName, "missing.csv"), Write("utf16.csv", "\uFEFFname", System.Text.Encoding.Unicode) })
        {
            var result = await RunAsync("import", path, "--reseller", "New Hosting", "--create-reseller");

            Assert.Equal(1, result.ExitCode);
            OneLine(result.Errors);
        }
    }

    [Fact]
    public async Task Backup_OfADatabase_OpensAndNeverOverwrites()
    {
        var copy = Path.Combine(_folder.FullName, "copy.db");
        await RunAsync("seed", "--services", "10");

        var first = await RunAsync("backup", copy);
        var second = await RunAsync("backup", copy);

        Assert.Equal((0, 1), (first.ExitCode, second.ExitCode));
        OneLine(second.Errors);
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={copy}");
        await connection.OpenAsync(_ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM Services";
        Assert.Equal(10L, await command.ExecuteScalarAsync(_ct));
    }

    [Fact]
    public async Task AuditVerify_OfAnAlteredEntry_NamesItAndExitsWithOne()
    {
        await RunAsync("import", Write("services.csv", Rows), "--reseller", "New Hosting", "--create-reseller");

        var right = await RunAsync("audit", "verify");
        var hash = right.Output.Trim().Split(' ')[^1];
        var kept = await RunAsync("audit", "verify", "--kept", hash);
        var lost = await RunAsync("audit", "verify", "--kept", new string('0', 64));
        await FalsifyAsync("DROP TRIGGER Audit_Update; UPDATE Audit SET Subject = '#2 Other' WHERE Id = 3");

        var wrong = await RunAsync("audit", "verify");

        Assert.Equal((0, ""), (right.ExitCode, right.Errors));
        Assert.StartsWith("4 entries agree.", right.Output, StringComparison.Ordinal);
        Assert.Equal((0, right.Output), (kept.ExitCode, kept.Output));
        Assert.Equal((1, ""), (lost.ExitCode, lost.Output));
        Assert.Equal((1, ""), (wrong.ExitCode, wrong.Output));
        Assert.Matches(@"entry 3 \(\d{4}-\d\d-\d\d .* UTC, Import, #2 Other, by Command line\)", OneLine(wrong.Errors));
    }

    [Fact]
    public async Task BooksVerify_OfFalsifiedBooks_NamesTheFaultAndExitsWithOne()
    {
        await RunAsync("import", Write("services.csv", Rows), "--reseller", "New Hosting", "--create-reseller");

        var right = await RunAsync("books", "verify");
        await FalsifyAsync("UPDATE Resellers SET LastInvoiceNumber = 3");

        var wrong = await RunAsync("books", "verify");

        Assert.Equal((0, "The books agree: 0 invoices, 0 credit notes, 0 payments.", ""), (right.ExitCode, right.Output.Trim(), right.Errors));
        Assert.Equal((1, ""), (wrong.ExitCode, wrong.Output));
        Assert.Equal("The books are wrong in one place: - The numbers of the invoices of New Hosting have a gap, or go past its last one, 3", OneLine(wrong.Errors).Trim());
    }

    [Fact, Trait("Category", "Slow")]
    public async Task Start_OnAFileThatIsNoDatabase_IsOneLineAndExitsWithOne()
    {
        await File.WriteAllTextAsync(Database, new string('x', 4_096), _ct);

        var result = await RunAsProcessAsync("--urls", "http://127.0.0.1:0");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(Database, OneLine(result.Errors), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private static string OneLine(string errors) => Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    private async Task FalsifyAsync(string sql)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Database};Pooling=false");
        await connection.OpenAsync(_ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(_ct);
    }

    private string Write(string name, string text, System.Text.Encoding? encoding = null)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text, encoding ?? new System.Text.UTF8Encoding(false));
        return path;
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) => OwnVerb.RunAsync(Database, arguments);

    private async Task<(int ExitCode, string Output, string Errors)> RunAsProcessAsync(params string[] arguments)
    {
        using var process = ChildProcess.Web(Database, arguments);
        return await process.EndAsync(_ct);
    }
}
