using Microsoft.EntityFrameworkCore;

namespace SpaceAdmin.Tests.Web;

/// <summary>An operator imports, looks at what would come of the billing, and starts it.</summary>
public sealed class StartBillingVerbTests : IDisposable
{
    private readonly Space _space = new();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Import_SaysWhatWaits_AndNothingIsIssued_UntilItIsStarted()
    {
        var imported = await ImportAsync();
        var dry = await ImportAsync("--dry-run");
        await RunAsync("monitor", "run");
        Assert.Equal(0, await InvoicesAsync());

        var looked = await RunAsync("start-billing", "our hosting");
        await RunAsync("monitor", "run");
        Assert.Equal(0, await InvoicesAsync());
        var started = await RunAsync("start-billing", "Our Hosting", "--yes");
        await RunAsync("monitor", "run");

        Assert.EndsWith(
            "2 services of Our Hosting came by an import and wait: nothing is issued, warned, suspended or cancelled for them until their billing starts.\n"
            + "“start-billing \"Our Hosting\"” tells what the next run would then issue.\n", imported.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("start-billing", dry.Output, StringComparison.Ordinal);
        const string Preview = "2 services of Our Hosting wait.\nThe next run would then issue 1 invoice of 12.00 EUR.\nIt would warn of 0 services, suspend 0 and cancel 0.\n"
            + "Nothing is suspended or cancelled for an older debt in the first 7 days.\n";
        Assert.Equal((0, Preview + "Nothing was started. “start-billing \"Our Hosting\" --yes” starts it.\n", ""), looked);
        Assert.Equal((0, Preview + "The billing of 2 services of Our Hosting started. The next run goes by it.\n", ""), started);
        Assert.Equal(1, await InvoicesAsync());
        Assert.Equal("Command line", (await _space.AuditAsync()).Single(entry => entry.Action == "Start billing").ActorName);
    }

    [Theory]
    [InlineData("Our Hosting", "Nothing of Our Hosting waits for its billing to start.\n")]
    [InlineData("Nobody", "The reseller “Nobody” was not found.\n")]
    public async Task StartBilling_OfNothing_SaysSoAndExitsWithOne(string reseller, string sentence)
    {
        Assert.Equal((1, "", sentence), await RunAsync("start-billing", reseller, "--yes"));
        Assert.Equal((1, "", sentence), await RunAsync("start-billing", reseller));
    }

    public void Dispose() => _space.Dispose();

    // A cycle of a day, since the process has a clock of its own: its term always ends within the days in which the next is invoiced.
    private Task<(int ExitCode, string Output, string Errors)> ImportAsync(params string[] options) => RunAsync(
    [
        "import",
        _space.WriteFile(
            "in.csv",
            "external_id,name,type,status,username,start_date,cycle,recurring_fee,currency,quantity\n"
            + "a,a.example,Hosting plan,Active,anna,,1 day,10.00,EUR,1\nb,b.example,Hosting plan,Active,anna,,1 day,1.00,EUR,2\nc,c.example,Hosting plan,Cancelled,anna,,1 day,1.00,EUR,2\n"),
        "--reseller",
        "Our Hosting",
        .. options,
    ]);

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) => OwnVerb.RunAsync(_space.DatabaseFile, arguments);

    private async Task<int> InvoicesAsync()
    {
        await using var db = _space.CreateDbContext();
        return await db.Invoices.CountAsync(_ct);
    }
}
