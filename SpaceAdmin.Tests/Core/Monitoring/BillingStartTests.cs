using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Importing;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Monitoring;

/// <summary>What an import brings is billed by nobody until somebody starts that, having seen what comes of it.</summary>
public sealed class BillingStartTests : MonitorTest
{
    private const string Header = "external_id,name,type,status,username,start_date,cycle,recurring_fee,currency,quantity\n";

    // It is 5 Jan: the terms end on the 8th, the 10th and the 20th.
    private const string File = Header
        + "a,a.example,Hosting plan,Active,anna,2025-12-08,1 month,10.00,USD,1\n"
        + "b,b.example,Hosting plan,Active,anna,2025-12-08,1 month,5.00,USD,2\n"
        + "c,c.example,Hosting plan,Active,anna,2025-12-10,1 month,7.00,EUR,1\n"
        + "d,d.example,Hosting plan,Active,bert,2025-12-10,1 month,3.00,USD,1\n"
        + "e,e.example,Hosting plan,Active,bert,2025-12-20,1 month,99.00,USD,1\n"
        + "f,f.example,Hosting plan,Suspended,bert,2025-12-20,1 month,99.00,USD,1\n"
        + "g,g.example,Hosting plan,Cancelled,bert,2025-12-20,1 month,99.00,USD,1\n";

    private BillingStartCommands Commands => new(Space.UnitOfWork);

    private BillingStartQueries Queries => new(Space, Space, Space.Clock, Shipped.FollowUp);

    [Fact]
    public async Task Import_UntilItsBillingStarts_IsLeftAlone_AndWhatIsMadeHereIsNot()
    {
        await ImportAsync(File);
        var made = await ActiveAsync("made.example");

        var tasks = await LiveAsync(40);

        Assert.NotEmpty(tasks);
        Assert.All(tasks, task => Assert.Equal(made, task.ServiceId));
        Assert.Equal(ServiceStatus.Suspended, (await FindAsync(made)).Status); // 7 days before its end, unpaid, and 2 days after
        Assert.Equal(new MonitorBacklog(0, null), await Monitor().BacklogAsync(null, Ct));
        Assert.Equal([made], (await InvoicesAsync()).SelectMany(invoice => invoice.Lines).Select(line => line.ServiceId).Distinct());
    }

    [Fact]
    public async Task Preview_IsWhatTheNextRunDoesAfterTheStart_AndDoesNothing()
    {
        await ImportAsync(File);
        await SetAsync(SettingLevel.Reseller, Space.Ours.Id, new DaysChoice(null, 10, null, null)); // a warning comes with the invoice

        var preview = (await Queries.PreviewAsync(Space.Ours.Id, null, Ct))!;

        Assert.Equal(("Our Hosting", false, 6, 0), (preview.Reseller, preview.IsDisabled, preview.Services, preview.Late));
        Assert.Equal(3, preview.Invoices);
        Assert.Equal([new Money(700, "EUR"), new Money(2300, "USD")], preview.Sums);
        Assert.Equal((4, 0, 0), (preview.Warned, preview.Suspended, preview.Cancelled));
        Assert.Empty(await InvoicesAsync());
        Assert.Equal(0, (await RunAsync()).Done);

        Assert.Equal(6, (await Commands.StartAsync(Space.Ours.Id, 6, Ct)).Value);
        Assert.Equal(4, (await Monitor().BacklogAsync(null, Ct)).Count);
        var run = await RunAsync();

        Assert.Equal(preview.Run.Passes, run.Passes);
        Assert.Equal(preview.Run.Tasks.Select(task => (task.Pass, task.Name, task.Why)).Order(), run.Tasks.Select(task => (task.Pass, task.Name, task.Why)).Order());
        Assert.Equal([700L, 2300L], (await InvoicesAsync()).GroupBy(invoice => invoice.Currency).OrderBy(group => group.Key).Select(group => group.Sum(invoice => invoice.Total)));
    }

    [Fact]
    public async Task Preview_CountsWhatDidNotWaitToo_AsTheRunDoes()
    {
        await ImportAsync(File);
        await ActiveAsync("made.example"); // till 5 Feb
        Space.Clock.Advance(TimeSpan.FromDays(24));

        var preview = (await Queries.PreviewAsync(Space.Ours.Id, null, Ct))!;
        await Commands.StartAsync(Space.Ours.Id, preview.Services, Ct);
        await RunAsync();

        // What is late is due in 7 days, on the day of the one that was made here: Anna has one invoice in dollars and one in euros, Bert has one.
        Assert.Equal((5, 3), (preview.Late, preview.Invoices));
        Assert.Equal([new Money(700, "EUR"), new Money(2000 + 10200 + 995, "USD")], preview.Sums);
        Assert.Equal(3, (await InvoicesAsync()).Count(invoice => invoice.Status is InvoiceStatus.Unpaid));
    }

    [Fact]
    public async Task Start_AfterATermBegan_GivesTheDaysToPay_AndWarnsBeforeItSuspends()
    {
        var number = await ImportAsync(Header + "a,a.example,Hosting plan,Active,anna,2025-12-08,1 month,10.00,USD,1\n");
        Space.Clock.Advance(TimeSpan.FromDays(30)); // 4 Feb
        await Commands.StartAsync(Space.Ours.Id, 1, Ct);

        await RunAsync();
        Assert.Equal(new DateOnly(2026, 2, 11), Assert.Single(await InvoicesAsync()).DueOn);
        Assert.Empty(await LiveAsync(7));
        var tasks = await LiveAsync(2);

        Assert.Equal([(Pass.Warn, "unpaid since 2026-02-11, to be suspended on 2026-02-13"), (Pass.Suspend, "unpaid since 2026-02-11")], tasks.Select(task => (task.Pass, task.Why)));
        Assert.Equal(ServiceStatus.Suspended, (await FindAsync(number)).Status);
    }

    [Fact]
    public async Task Start_WithADebtThatIsLongOverdue_HoldsItForTheDaysToPay_AndWarnsBeforeItSuspends()
    {
        var number = await ImportAsync(Header + "a,a.example,Hosting plan,Active,anna,2025-12-08,1 month,10.00,USD,1\n");
        Assert.True((await new InvoiceCommands(Space.UnitOfWork, Shipped.FollowUp).IssueAsync(number, null, Ct)).Succeeded); // by hand, and so it is owed
        Assert.Empty(await LiveAsync(30));
        Assert.Equal(new DateOnly(2026, 1, 8), (await FindAsync(number)).DueOn);

        await Commands.StartAsync(Space.Ours.Id, 1, Ct);

        Assert.Equal((new DateOnly(2026, 2, 11), "7 days to pay: billing started on 2026-02-04"), ((await FindAsync(number)).HoldUntil, (await FindAsync(number)).HoldReason));
        Assert.DoesNotContain((await RunAsync()).Tasks, task => task.Outcome is TaskOutcome.Done);
        var tasks = (await LiveAsync(7)).Where(task => task.Outcome is TaskOutcome.Done);
        Assert.Equal([(Pass.Warn, "unpaid since 2026-01-08, to be suspended on 2026-02-11"), (Pass.Suspend, "unpaid since 2026-01-08")], tasks.Select(task => (task.Pass, task.Why)));
    }

    [Fact]
    public async Task Start_KeepsALongerPromise()
    {
        var number = await ImportAsync(Header + "a,a.example,Hosting plan,Active,anna,2025-12-08,1 month,10.00,USD,1\n");
        await new InvoiceCommands(Space.UnitOfWork, Shipped.FollowUp).IssueAsync(number, null, Ct);
        await HoldAsync(number, new DateOnly(2026, 6, 1));

        await Commands.StartAsync(Space.Ours.Id, 1, Ct);

        Assert.Equal((new DateOnly(2026, 6, 1), "Promised"), ((await FindAsync(number)).HoldUntil, (await FindAsync(number)).HoldReason));
    }

    [Fact]
    public async Task WhatWaits_IsNotCancelledEither_AndGetsItsDaysWithTheStart()
    {
        var number = await OrderAsync();
        await ActAsync(number, ServiceAction.Activate);
        await LiveAsync(10);
        await using (var db = Space.CreateDbContext())
        {
            var service = await db.Services.SingleAsync(one => one.Id == number, Ct);
            Assert.Equal(SuspensionSource.Overdue, service.SuspensionSource);
            service.AwaitBilling(Space.Clock.GetUtcNow());
            await db.SaveChangesAsync(Ct);
        }

        Assert.Empty(await LiveAsync(30));
        await Commands.StartAsync(Space.Ours.Id, 1, Ct);

        Assert.DoesNotContain((await RunAsync()).Tasks.Concat(await LiveAsync(6)), task => task.Outcome is TaskOutcome.Done);
        Assert.Equal([Pass.Cancel], (await LiveAsync(1)).Select(task => task.Pass));
    }

    [Fact]
    public async Task Import_ThatWaits_StillDoesWhatIsAgreedForADay()
    {
        var number = await ImportAsync(Header + "a,a.example,Hosting plan,Active,anna,2025-12-08,1 month,10.00,USD,1\n");
        await ScheduleAsync(number, ServiceAction.Cancel, Today.AddDays(2));

        await LiveAsync(2);

        Assert.Equal(ServiceStatus.Cancelled, (await FindAsync(number)).Status);
    }

    [Fact]
    public async Task Start_RecordsIt_AndASecondImportWaitsAnew()
    {
        await ImportAsync(File);
        Assert.Equal(6, (await Commands.StartAsync(Space.Ours.Id, 6, Ct)).Value);
        var entry = (await Space.AuditAsync())[^1];
        Assert.Equal(
            (AuditActions.StartBilling, AuditKinds.Monitor, "Our Hosting", Space.Ours.Id, "6 services; 0 held for the days to pay"),
            (entry.Action, entry.Kind, entry.Subject, entry.ResellerId, entry.Detail));
        Assert.Equal(new MonitorRefusal.NothingWaits("Our Hosting"), (await Commands.StartAsync(Space.Ours.Id, 0, Ct)).Failure);
        Assert.Empty(await Queries.LeftAloneAsync(Ct));

        await ImportAsync(File + "h,h.example,Hosting plan,Active,anna,2025-12-09,1 month,2.00,USD,1\n");

        Assert.Equal([new LeftAlone(Space.Ours.Id, "Our Hosting", 1, null)], await Queries.LeftAloneAsync(Ct));
        await RunAsync();
        Assert.DoesNotContain((await InvoicesAsync()).SelectMany(invoice => invoice.Lines), line => line.Text.Contains("h.example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_OfMoreThanWasSeen_IsRefusedAsStale_AndStartsNothing()
    {
        await ImportAsync(File);

        Assert.IsType<Failure.Stale>((await Commands.StartAsync(Space.Ours.Id, 5, Ct)).Failure);

        Assert.Equal(6, Assert.Single(await Queries.LeftAloneAsync(Ct)).Waiting);
        Assert.Equal(0, (await RunAsync()).Done);
    }

    [Fact]
    public async Task Everything_OfAnotherReseller_IsNotThere()
    {
        await ImportAsync(File);
        Space.Actor = Actors.Of(Space.Theirs);

        Assert.Equal(new Failure.NotFound("That reseller"), (await Commands.StartAsync(Space.Ours.Id, 6, Ct)).Failure);
        Assert.Null(await Queries.PreviewAsync(Space.Ours.Id, null, Ct));
        Assert.Empty(await Queries.LeftAloneAsync(Ct));
    }

    [Fact]
    public async Task Everything_WithoutTheRight_IsRefused()
    {
        await ImportAsync(File);
        Space.Actor = Actors.Of(Space.Ours).Without(Permissions.MonitorSettings);

        Assert.IsType<Failure.Forbidden>((await Commands.StartAsync(Space.Ours.Id, 6, Ct)).Failure);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Queries.PreviewAsync(Space.Ours.Id, null, Ct));
        Assert.Equal(6, Assert.Single(await Queries.LeftAloneAsync(Ct)).Waiting); // who sees the monitor sees what it leaves alone
    }

    [Fact]
    public async Task Import_TellsHowManyWait()
    {
        await ImportAsync(File);

        var result = await Space.Importer.ImportAsync(
            Space.WriteFile("in.csv", Header + "x,x.example,Hosting plan,Active,anna,2025-12-08,1 month,10.00,USD,1\n"), new ImportOptions("Our Hosting"), null, Ct);

        Assert.Equal((1, 7), (result.Value!.Imported, result.Value.Waiting));
    }

    /// <returns>The number of the newest service.</returns>
    private async Task<int> ImportAsync(string content)
    {
        var result = await Space.Importer.ImportAsync(Space.WriteFile("in.csv", content), new ImportOptions("Our Hosting"), null, Ct);
        Assert.True(result.Succeeded, result.Failure?.Message);
        await using var db = Space.CreateDbContext();
        return await db.Services.MaxAsync(service => service.Id, Ct);
    }
}
