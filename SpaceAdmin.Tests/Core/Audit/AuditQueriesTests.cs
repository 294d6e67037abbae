using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Importing;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core;

/// <summary>What the log shows: to whom, by which filter, page by page, and as a file.</summary>
public sealed class AuditQueriesTests : IDisposable
{
    private readonly Space _space = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Filters { get; } = new()
    {
        { "", "Note by Zara on zoe; Shortened by Not signed in; Sign in by Rosa; Add note by Ada on one; Suspend by Rosa on one" },
        { "?person=ros", "Sign in by Rosa; Suspend by Rosa on one" },
        { "?person=%25", "" },
        { "?user=1", "Add note by Ada on one" },
        { "?user=1&person=rosa", "" },
        { "?user=999", "" },
        { "?kind=account", "Shortened by Not signed in; Sign in by Rosa" },
        { "?kind=note", "Note by Zara on zoe; Add note by Ada on one" },
        { "?q=ONE", "Add note by Ada on one; Suspend by Rosa on one" },
        { "?action=suspend", "Suspend by Rosa on one" },
        { "?from=2026-01-07", "Note by Zara on zoe; Shortened by Not signed in; Sign in by Rosa" },
        { "?to=2026-01-06", "Add note by Ada on one; Suspend by Rosa on one" },
        { "?from=2026-01-06&to=2026-01-06", "Add note by Ada on one" },
        { "?kind=service&q=one&person=rosa&action=suspend&from=2026-01-05&to=2026-01-05", "Suspend by Rosa on one" },
        { "?kind=nonsense&action=%27&from=yesterday&to=2026-13-01&before=-1&after=x&bulk=perhaps", "Note by Zara on zoe; Shortened by Not signed in; Sign in by Rosa; Add note by Ada on one; Suspend by Rosa on one" },
        { "?from=0001-01-01&to=9999-12-31&kind=service", "Suspend by Rosa on one" },
    };

    [Theory, MemberData(nameof(Filters))]
    public async Task ListAsync_Filtered_FindsThose(string address, string expected)
    {
        await FillAsync();
        _space.Actor = Actors.Administrator;

        var page = await _space.AuditQueries.ListAsync(Query(address), TimeZoneInfo.Utc, Ct);

        Assert.Equal(expected, string.Join("; ", page.Rows.Select(Short)));
        Assert.Equal((false, false), (page.HasNewer, page.HasOlder));
    }

    [Fact]
    public void Query_ToAnAddressAndBack_IsTheSame()
    {
        var query = new AuditListQuery
        {
            Person = "Ro & sa", User = 7, Kind = "Note", Search = "#1 50%", Action = "Add note", From = new(2026, 1, 2), To = new(2026, 2, 3), Bulk = true, OlderThan = 7,
        };

        Assert.Equal(query, Query(query.ToQueryString()));
        Assert.Equal("", new AuditListQuery().ToQueryString());
    }

    [Fact]
    public async Task ListAsync_ADayElsewhere_BeginsThere()
    {
        await FillAsync();
        _space.Actor = Actors.Administrator;
        var honolulu = TimeZoneInfo.FindSystemTimeZoneById("Pacific/Honolulu"); // 09:00 UTC is 23:00 the day before

        var page = await _space.AuditQueries.ListAsync(Query("?from=2026-01-05&to=2026-01-05"), honolulu, Ct);

        Assert.Equal("Add note by Ada on one", string.Join("; ", page.Rows.Select(Short)));
    }

    [Fact]
    public async Task ListAsync_AReseller_SeesItsOwnPartWhateverItAsks()
    {
        await FillAsync();
        _space.Actor = Actors.Administrator;
        var foreign = (await _space.AuditQueries.ListAsync(Query(""), TimeZoneInfo.Utc, Ct)).Rows.Where(row => row.Reseller != _space.Ours.Name).ToList();
        Assert.Equal(2, foreign.Count); // another tenant's, and the platform's
        _space.Actor = Actors.Of(_space.Ours);

        string[] addresses = ["", "?bulk=true", "?q=zoe", "?person=Zara", "?user=2", "?q=no…", "?kind=account", .. foreign.SelectMany(row => new[] { $"?before={row.Number}", $"?after={row.Number}" })];
        foreach (var address in addresses)
        {
            var page = await _space.AuditQueries.ListAsync(Query(address), TimeZoneInfo.Utc, Ct);
            Assert.All(page.Rows, row => Assert.Equal(_space.Ours.Name, row.Reseller));
            Assert.Equal((false, false), (page.HasNewer, page.HasOlder)); // a foreign number is no place in the log

            // Its own exports are entries too, with the filters that they asked by.
            var file = string.Join('\n', (await ExportAsync(Query(address))).Split('\n').Where(line => !line.Contains(AuditActions.ExportAudit, StringComparison.Ordinal)));
            Assert.DoesNotContain("zoe", file, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Zara", file, StringComparison.Ordinal);
            Assert.DoesNotContain("Unknown", file, StringComparison.Ordinal);
        }

        var rows = (await _space.AuditQueries.ListAsync(Query(""), TimeZoneInfo.Utc, Ct)).Rows;
        Assert.Equal((3, addresses.Length), (rows.Count(row => row.Kind != AuditKinds.Export), rows.Count(row => row.Kind == AuditKinds.Export)));
        Assert.Equal(rows.Count, await _space.AuditQueries.CountNewAsync(Query(""), TimeZoneInfo.Utc, 0, Ct));
    }

    [Fact]
    public async Task ListAsync_BoundToNobodyOrWithoutPermission_SeesNothing()
    {
        await FillAsync();

        _space.Actor = Actors.UnboundReseller;
        Assert.Empty((await _space.AuditQueries.ListAsync(Query(""), TimeZoneInfo.Utc, Ct)).Rows);
        Assert.Empty(await _space.AuditQueries.NewestAsync(10, Ct));
        foreach (var actor in new[] { Actors.Of(_space.Anna), Actors.Of(_space.Ours).Without(Permissions.AuditSee) })
        {
            _space.Actor = actor;
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _space.AuditQueries.ListAsync(Query(""), TimeZoneInfo.Utc, Ct));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _space.AuditQueries.CountNewAsync(Query(""), TimeZoneInfo.Utc, 0, Ct));
            Assert.IsType<Failure.Forbidden>((await new AuditExporter(_space, _space, _space.Clock, _space.AuditWriter).ExportAsync(Query(""), TimeZoneInfo.Utc, TextWriter.Null, Ct)).Failure);
        }

        _space.Actor = Actors.Of(_space.Ours); // the chain is the platform's to check
        Assert.IsType<Failure.Forbidden>((await new AuditVerifier(_space, _space).VerifyAsync(null, null, Ct)).Failure);
    }

    [Fact]
    public async Task ListAsync_PageByPage_ShowsEveryEntryOnceThereAndBack()
    {
        var service = await _space.AddServiceAsync();
        for (var i = 0; i < 120; i++)
        {
            await _space.NoteCommands.AddAsync(service.Id, $"{i}", customerCanRead: false, Ct);
            _space.Clock.Advance(TimeSpan.FromSeconds(i % 40 == 0 ? 1 : 0)); // many at the same instant
        }

        var first = await _space.AuditQueries.ListAsync(Query(""), TimeZoneInfo.Utc, Ct);
        var second = await _space.AuditQueries.ListAsync(Query($"?before={first.Rows[^1].Number}"), TimeZoneInfo.Utc, Ct);
        var third = await _space.AuditQueries.ListAsync(Query($"?before={second.Rows[^1].Number}"), TimeZoneInfo.Utc, Ct);
        var back = await _space.AuditQueries.ListAsync(Query($"?after={third.Rows[0].Number}"), TimeZoneInfo.Utc, Ct);
        var top = await _space.AuditQueries.ListAsync(Query($"?after={second.Rows[0].Number}"), TimeZoneInfo.Utc, Ct);

        Assert.Equal(Enumerable.Range(1, 120).Reverse().Select(n => (long)n), new[] { first, second, third }.SelectMany(page => page.Rows).Select(row => row.Number));
        Assert.Equal([(false, true), (true, true), (true, false)], new[] { first, second, third }.Select(page => (page.HasNewer, page.HasOlder)));
        Assert.Equal(second.Rows, back.Rows);
        Assert.Equal((true, true), (back.HasNewer, back.HasOlder));
        Assert.Equal(first.Rows, top.Rows);
        Assert.False(top.HasNewer);
    }

    [Fact]
    public async Task ListAsync_AnImport_IsOneEntryUnlessAllAreAskedFor()
    {
        var file = _space.WriteFile("a.csv", "external_id,name,type,status,username\na,Web,Hosting plan,Active,anna\nb,Shop,Hosting plan,Active,anna\n");
        await _space.Importer.ImportAsync(file, new ImportOptions(_space.Ours.Name), null, Ct);

        Assert.Equal("Import services", Assert.Single((await _space.AuditQueries.ListAsync(Query(""), TimeZoneInfo.Utc, Ct)).Rows).Action);
        var all = await _space.AuditQueries.ListAsync(Query("?bulk=true"), TimeZoneInfo.Utc, Ct);
        Assert.Equal(3, all.Rows.Count);
        Assert.Equal(2, all.Services.Count); // both are there to be opened
    }

    [Fact]
    public async Task CountNewAsync_AfterAnEntry_CountsWhatThePageWouldShow()
    {
        await FillAsync();
        var newest = (await _space.AuditQueries.ListAsync(Query("?kind=note"), TimeZoneInfo.Utc, Ct)).Newest;
        await FillAsync();

        Assert.Equal(1, await _space.AuditQueries.CountNewAsync(Query("?kind=note"), TimeZoneInfo.Utc, newest, Ct));
    }

    [Fact]
    public async Task ExportAsync_WhatASpreadsheetWouldRun_IsText()
    {
        foreach (var name in new[] { "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "quote \" and, comma" })
        {
            var service = await _space.AddServiceAsync(status: ServiceStatus.Active);
            Assert.True((await _space.Commands.ApplyAsync(service.Id, ServiceAction.Suspend, 1, name, Ct)).Succeeded);
        }

        var lines = (await ExportAsync(Query(""))).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.StartsWith("number,at,person,on_behalf_of,from_address,reseller,kind,action,subject,service,before,after,detail,hash", lines[0], StringComparison.Ordinal);
        Assert.Contains(",\"quote \"\" and, comma\",", lines[1], StringComparison.Ordinal);
        Assert.Contains(",'@SUM(A1),", lines[2], StringComparison.Ordinal);
        Assert.Contains(",'-1,", lines[3], StringComparison.Ordinal);
        Assert.Contains(",'+1,", lines[4], StringComparison.Ordinal);
        Assert.Contains(",'=cmd|' /C calc'!A0,", lines[5], StringComparison.Ordinal);
        Assert.StartsWith("1,2026-01-05T09:00:00.000Z,Rosa,,,Our Hosting,Service,Suspend,#", lines[5], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody@demo.test", "no…@de…")]
    [InlineData("a@b", "…@…")]
    [InlineData("correct horse battery", "co…")]
    public void Shortened_WhatWasTyped_TellsLittle(string typed, string expected) => Assert.Equal(expected, AccountAudit.Shortened(typed));

    public void Dispose() => _space.Dispose();

    private static AuditListQuery Query(string address)
    {
        var keys = System.Web.HttpUtility.ParseQueryString(address);
        return AuditListQuery.Parse(key => keys[key]);
    }

    private static string Short(AuditRow row) =>
        $"{(row.Action == AuditActions.SignInRefused ? "Shortened" : row is { ActorName: "Zara" } ? "Note" : row.Action)} by {row.ActorName}"
        + (row.Subject.Contains(' ', StringComparison.Ordinal) ? $" on {row.Subject.Split(' ')[1]}" : "");

    private async Task<string> ExportAsync(AuditListQuery query)
    {
        await using var writer = new StringWriter();
        Assert.True((await new AuditExporter(_space, _space, _space.Clock, _space.AuditWriter).ExportAsync(query, TimeZoneInfo.Utc, writer, Ct)).Succeeded);
        return writer.ToString();
    }

    // A day each: two entries of our staff and the administrator, then a sign-in of ours, a failed one, and theirs.
    private async Task FillAsync()
    {
        var accounts = new AccountAudit(_space.AuditWriter, _space.Clock);
        var ours = await _space.AddServiceAsync("one", ServiceStatus.Active);
        var theirs = await _space.AddServiceAsync("zoe", ServiceStatus.Active, _space.Zoe);
        _space.Actor = Actors.Of(_space.Ours);
        await _space.Commands.ApplyAsync(ours.Id, ServiceAction.Suspend, 1, "unpaid", Ct);
        _space.Clock.Advance(TimeSpan.FromDays(1));
        _space.Actor = Actors.Administrator;
        await _space.NoteCommands.AddAsync(ours.Id, "Note.", customerCanRead: false, Ct);
        _space.Clock.Advance(TimeSpan.FromDays(1));
        await accounts.DoneAsync(new User { Id = 2, Name = "Rosa", Email = "rosa@our.test", ResellerId = _space.Ours.Id }, AuditActions.SignIn, "10.0.0.1", Ct);
        await accounts.UnknownAsync("nobody@demo.test", "10.0.0.2", Ct);
        _space.Actor = Actors.Of(_space.Theirs) with { Name = "Zara" };
        await _space.NoteCommands.AddAsync(theirs.Id, "Note.", customerCanRead: false, Ct);
        _space.Actor = Actors.Of(_space.Ours);
    }
}
