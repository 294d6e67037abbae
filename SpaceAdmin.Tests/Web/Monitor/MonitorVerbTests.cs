using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Tests.Components;

namespace SpaceAdmin.Tests.Web;

/// <summary>The monitor as an operator runs it: its exit code, and what it says where.</summary>
public sealed class MonitorVerbTests : IDisposable
{
    private readonly Space _space = new();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task DryRun_TellsEachServiceAndDoesNothing_AndTheRunDoesIt()
    {
        var number = await OverdueAsync("shop.example");

        var dry = await RunAsync("--dry-run");
        Assert.Equal(ServiceStatus.Active, await StatusAsync(number));
        var run = await RunAsync();
        var again = await RunAsync();

        Assert.Equal((0, ""), (dry.ExitCode, dry.Errors));
        Assert.Contains($"Suspend what is overdue: 1 would be done\n  #{number} shop.example: unpaid since 2026-01-12\nCancel what stays unpaid: 0 would be done\n", dry.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("Suspend what is overdue: 1 done\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(ServiceStatus.Suspended, await StatusAsync(number));
        Assert.DoesNotContain("1 done", again.Output, StringComparison.Ordinal);
        Assert.Equal(["Command line", "Command line"], (await _space.AuditAsync()).Where(entry => entry.Action == "Run monitor").Select(entry => entry.ActorName));
    }

    [Fact]
    public async Task Run_WhilePaused_SaysByWhomAndExitsWithOne()
    {
        var number = await OverdueAsync("shop.example");
        await using (var db = _space.CreateDbContext())
        {
            (await db.MonitorStates.SingleAsync(_ct)).Pause("Ada", "Moving to\nnew servers", _space.Clock.GetUtcNow());
            await db.SaveChangesAsync(_ct);
        }

        var result = await RunAsync();

        Assert.Equal((1, "", "The Surface Monitor is paused by Ada: Moving to new servers\n"), result);
        Assert.Equal(ServiceStatus.Active, await StatusAsync(number));
    }

    [Fact]
    public async Task Run_OfWhichSomethingFails_DoesTheRestAndExitsWithOne()
    {
        var (good, bad) = (await OverdueAsync("good"), await OverdueAsync("bad"));
        await _space.BreakAsync(bad);

        var dry = await RunAsync("--dry-run");
        var result = await RunAsync();

        Assert.Contains($"  #{bad} bad: ", dry.Output, StringComparison.Ordinal);
        Assert.Contains(" (fails)\n", dry.Output, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Suspend what is overdue: 1 done, 1 failed\n", result.Output, StringComparison.Ordinal);
        Assert.Equal("1 could not be done. The monitor tries again later; the page /monitor says why.\n", result.Errors);
        Assert.Equal((ServiceStatus.Suspended, ServiceStatus.Active), (await StatusAsync(good), await StatusAsync(bad)));
    }

    public void Dispose() => _space.Dispose();

    // Ordered by the clock of the tests, which stands in the past of the process.
    private async Task<int> OverdueAsync(string name)
    {
        var number = await _space.AddUnpaidAsync(name);
        await using var db = _space.CreateDbContext();
        await db.Services.Where(service => service.Id == number).ExecuteUpdateAsync(set => set.SetProperty(service => service.InvoicedTerm, 5), _ct); // nothing to invoice
        return number;
    }

    private async Task<ServiceStatus> StatusAsync(int number)
    {
        _space.Actor = Actor.CommandLine;
        return (await _space.Queries.FindAsync(number, _ct))!.Status;
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) => OwnVerb.RunAsync(_space.DatabaseFile, ["monitor", "run", .. arguments]);
}
