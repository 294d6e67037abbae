using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Core.Services;
using static SpaceAdmin.Core.Services.ServiceAction;
using static SpaceAdmin.Core.Services.ServiceStatus;

namespace SpaceAdmin.Tests.Core.Outbox;

/// <summary>What is asked of the outside, and what its answers do to a service.</summary>
public sealed class OperationTests : OutboxTest
{
    [Fact]
    public async Task Suspend_OfAProvisionedService_ChangesNothingBeforeTheOutsideConfirms()
    {
        var shop = await Space.AddServiceAsync("shop", Active);

        await AskAsync(shop, Suspend, "Owes");

        var asked = await DetailsAsync(shop);
        Assert.Equal((Active, Suspend, false), (asked.Status, asked.Operation!.Action, asked.Operation.IsStuck));
        Assert.Empty(asked.Actions);
        Assert.Equal([ServiceMarkKind.Suspending], asked.Outlook.Marks.Select(mark => mark.Kind));
        Assert.Empty(Outside.Arrived);

        Assert.Equal(1, await DeliverAsync());

        var done = await DetailsAsync(shop);
        Assert.Equal((Suspended, "Owes"), (done.Status, done.Reason));
        Assert.Null(done.Operation);
        Assert.Empty(done.Outlook.Marks);
        Assert.Equal([Activate, Cancel], done.Actions.Select(action => action.Action));
        Assert.Equal((Suspended, "Suspend", Space.Actor.Name), (done.Lifecycle[0].Status, done.Lifecycle[0].BegunBy, done.Lifecycle[0].ActorName));
        Assert.Equal(OutboxState.Done, (await MessageAsync()).State);
        Assert.Equal(OutboxEvents.Suspended, Assert.Single(await MessagesAsync(OutboxChannel.Mail)).Event);
        Assert.Equal([AuditActions.AskOutside, "Suspend"], (await Space.AuditAsync()).Select(entry => entry.Action));
    }

    [Fact]
    public async Task Apply_OfWhatNobodyProvisions_IsDoneAtOnce()
    {
        var domain = await Space.AddServiceAsync("shop.example", Active, type: "Domain name");

        await AskAsync(domain, Suspend);

        Assert.Equal(Suspended, await Space.StatusAsync(domain));
        Assert.Empty(await MessagesAsync());
    }

    [Theory, InlineData(Activate), InlineData(Suspend), InlineData(Cancel), InlineData(Delete)]
    public async Task Apply_WhileSomethingIsUnderWay_IsRefused(ServiceAction action)
    {
        var shop = await Space.AddServiceAsync("shop", Active);
        await AskAsync(shop, Suspend);

        Assert.Equal($"Service #{shop.Id} “shop” is being suspended. Wait until that is done.", await RefusedAsync(shop, action));
        Assert.Single(await MessagesAsync());
    }

    [Fact]
    public async Task Apply_OfAnAddOnWhileItsServiceIsUnderWay_IsRefused()
    {
        var shop = await Space.AddServiceAsync("shop", Active);
        var disk = await Space.AddServiceAsync("disk", Ordered, parent: shop, type: "Hosting add-on");
        await AskAsync(shop, Suspend);

        Assert.Equal($"Service #{shop.Id} “shop” is being suspended. Wait until that is done.", await RefusedAsync(disk, Activate));
    }

    [Fact]
    public async Task Suspend_ThatIsRefused_LeavesTheServiceAndKeepsTheWords()
    {
        var shop = await Space.AddServiceAsync("shop", Active);
        Outside.Refuse("The account is locked by an administrator.");
        await AskAsync(shop, Suspend, "Owes");

        await DeliverAsync();

        var stuck = await DetailsAsync(shop);
        Assert.Equal((Active, true), (stuck.Status, stuck.Operation!.IsStuck));
        Assert.Equal("The account is locked by an administrator.", stuck.Operation.Current!.Message.Answer);
        Assert.Equal([OutboxDecision.TryAgain, OutboxDecision.GiveUp, OutboxDecision.RecordOnly], stuck.Operation.Current.Message.Decisions);
        Assert.Equal([ServiceMarkKind.NotSuspended], stuck.Outlook.Marks.Select(mark => mark.Kind));
        Assert.Equal([Suspend, Cancel], stuck.Actions.Select(action => action.Action)); // it is as it was
        Assert.Empty(await MessagesAsync(OutboxChannel.Mail));
        Assert.Equal((AuditActions.NotDoneOutside, "Suspend: The account is locked by an administrator."), Last(await Space.AuditAsync()));
        Assert.Equal(0, await DeliverAsync()); // nobody asks again by itself
    }

    [Fact]
    public async Task TryAgain_AfterARefusal_AsksWithTheSameKeyAndCounts()
    {
        var shop = await Space.AddServiceAsync("shop", Active);
        Outside.Refuse("Not now.");
        await AskAsync(shop, Suspend, "Owes");
        await DeliverAsync();

        Outside.Confirm();
        Assert.True((await Commands.TryAgainAsync((await MessageAsync()).Id, Ct)).Succeeded);
        Assert.Equal(Suspend, (await ReadAsync(shop)).PendingAction);
        await DeliverAsync();

        Assert.Equal(Suspended, await Space.StatusAsync(shop));
        Assert.Equal(2, Outside.Arrived.Count);
        Assert.Single(Outside.Arrived.Select(request => request.Key).Distinct());
    }

    [Fact]
    public async Task TryAgain_WhenSomethingElseWasDone_IsRefused()
    {
        var shop = await Space.AddServiceAsync("shop", Active);
        Outside.Refuse("Not now.");
        await AskAsync(shop, Suspend);
        await DeliverAsync();
        Outside.Confirm();
        await AskAsync(shop, Cancel);
        await DeliverAsync();

        var first = (await MessagesAsync())[0];
        Assert.Equal((OutboxState.GivenUp, "Not now. Something else was done instead."), (first.State, first.Answer));
        Assert.Equal("It is over. There is nothing left to decide.", (await Commands.TryAgainAsync(first.Id, Ct)).Failure?.Message);
        Assert.Equal(Cancelled, await Space.StatusAsync(shop));
        Assert.Equal(OutboxState.GivenUp, (await MessagesAsync())[0].State);
    }

    [Fact]
    public async Task GiveUp_OfWhatGotStuck_LeavesTheServiceAsItWas()
    {
        var shop = await Space.AddServiceAsync("shop", Active);
        Outside.Refuse("Not now.");
        await AskAsync(shop, Suspend);
        await DeliverAsync();

        Assert.True((await Commands.GiveUpAsync((await MessageAsync()).Id, Ct)).Succeeded);

        var left = await DetailsAsync(shop);
        Assert.Equal(Active, left.Status);
        Assert.Null(left.Operation);
        Assert.Empty(left.Outlook.Marks);
        Assert.Equal((OutboxState.GivenUp, $"Given up by {Space.Actor.Name}."), ((await MessageAsync()).State, (await MessageAsync()).Answer));
    }

    [Fact]
    public async Task RecordOnly_OfWhatGotStuck_LetsItCount()
    {
        var shop = await Space.AddServiceAsync("shop", Active);
        Outside.StayUnclear("502 Bad Gateway");
        await AskAsync(shop, Suspend, "Owes");
        await DeliverAsync();

        Assert.True((await Commands.RecordOnlyAsync((await MessageAsync()).Id, Ct)).Succeeded);

        Assert.Equal(Suspended, await Space.StatusAsync(shop));
        Assert.Equal(OutboxState.Recorded, (await MessageAsync()).State);
        Assert.Equal([AuditActions.AskOutside, AuditActions.RecordOnly, "Suspend"], (await Space.AuditAsync()).Select(entry => entry.Action));
        LetTimePass();
        Assert.Equal(0, await DeliverAsync());
    }

    [Fact]
    public async Task RecordOnly_WithoutThePermission_IsRefused()
    {
        var shop = await Space.AddServiceAsync("shop", Active);
        Outside.Refuse("Not now.");
        await AskAsync(shop, Suspend);
        await DeliverAsync();
        Space.Actor = Space.Actor.Without(Permissions.QueueRecordOnly);

        Assert.False((await Commands.RecordOnlyAsync((await MessageAsync()).Id, Ct)).Succeeded);

        Assert.Equal(Active, await Space.StatusAsync(shop));
        Assert.DoesNotContain(OutboxDecision.RecordOnly, (await DetailsAsync(shop)).Operation!.Current!.Message.Decisions);
    }

    [Fact]
    public async Task Suspend_OfAServiceWithAddOns_AsksForTheAddOnsFirst()
    {
        var (shop, disk, backup, domain) = await FamilyAsync();

        await AskAsync(shop, Suspend, "Owes");
        Assert.Equal([OutboxState.Pending, OutboxState.Waiting, OutboxState.Waiting], (await MessagesAsync()).Select(message => message.State));
        await DeliverAsync();

        Assert.Equal([disk.Id, backup.Id, shop.Id], Outside.Effects.Select(effect => effect.Service));
        foreach (var service in (SpaceService[])[disk, backup, domain])
        {
            Assert.Equal((Suspended, SuspensionSource.Parent, $"With service #{shop.Id}: Owes"), ((await ReadAsync(service)).Status, (await ReadAsync(service)).SuspensionSource, (await ReadAsync(service)).Reason));
        }

        Assert.Equal((Suspended, SuspensionSource.Manual), ((await ReadAsync(shop)).Status, (await ReadAsync(shop)).SuspensionSource));
    }

    [Fact]
    public async Task Activate_OfAServiceWithAddOns_AsksForTheServiceFirst()
    {
        var (shop, disk, backup, domain) = await FamilyAsync();
        await AskAsync(shop, Suspend);
        await DeliverAsync();
        Outside.Effects.Clear();

        await AskAsync(shop, Activate);
        await DeliverAsync();

        Assert.Equal([shop.Id, disk.Id, backup.Id], Outside.Effects.Select(effect => effect.Service));
        foreach (var service in (SpaceService[])[shop, disk, backup, domain])
        {
            Assert.Equal(Active, await Space.StatusAsync(service));
            Assert.Null((await ReadAsync(service)).PendingAction);
        }
    }

    [Fact]
    public async Task Suspend_WhenOnePartIsRefused_ShowsWhatIsDoneAndWhatIsNot()
    {
        var (shop, disk, backup, domain) = await FamilyAsync();
        Outside.Answers = (_, request) => request.Service.Number == backup.Id ? (new ProvisionerAnswer(OutboxVerdict.Refused, "Restoring."), false) : (ScriptedOutside.Confirmed, true);

        await AskAsync(shop, Suspend);
        await DeliverAsync();

        Assert.Equal([Active, Suspended, Active, Active], [await Space.StatusAsync(shop), await Space.StatusAsync(disk), await Space.StatusAsync(backup), await Space.StatusAsync(domain)]);
        var operation = (await DetailsAsync(shop)).Operation!;
        Assert.True(operation.IsStuck);
        Assert.Equal([OutboxState.Done, OutboxState.Failed, OutboxState.Waiting], operation.Steps.Select(step => step.Message.State));
        Assert.Equal((backup.Id, "Restoring."), (operation.Current!.Number, operation.Current.Message.Answer));

        Outside.Confirm();
        Assert.True((await Commands.TryAgainAsync(operation.Current.Message.Id, Ct)).Succeeded);
        await DeliverAsync();

        Assert.Equal([Suspended, Suspended, Suspended, Suspended], [await Space.StatusAsync(shop), await Space.StatusAsync(disk), await Space.StatusAsync(backup), await Space.StatusAsync(domain)]);
    }

    [Fact]
    public async Task GiveUp_OfOnePart_LeavesThePartsAfterItAsTheyWere()
    {
        var (shop, disk, backup, _) = await FamilyAsync();
        Outside.Answers = (_, request) => request.Service.Number == backup.Id ? (new ProvisionerAnswer(OutboxVerdict.Refused, "Restoring."), false) : (ScriptedOutside.Confirmed, true);
        await AskAsync(shop, Suspend);
        await DeliverAsync();

        await Commands.GiveUpAsync((await DetailsAsync(shop)).Operation!.Current!.Message.Id, Ct);

        Assert.Equal([OutboxState.Done, OutboxState.GivenUp, OutboxState.GivenUp], (await MessagesAsync()).Select(message => message.State));
        Assert.Equal([Active, Suspended, Active], [await Space.StatusAsync(shop), await Space.StatusAsync(disk), await Space.StatusAsync(backup)]);
        Assert.Equal([Suspend, Cancel], (await DetailsAsync(shop)).Actions.Select(action => action.Action));
    }

    [Fact]
    public async Task Suspend_OfOnePartOfAStuckCancellation_EndsTheWhole()
    {
        var (shop, disk, backup, _) = await FamilyAsync();
        Outside.Answers = (_, request) => request.Service.Number == disk.Id ? (new ProvisionerAnswer(OutboxVerdict.Refused, "Restoring."), false) : (ScriptedOutside.Confirmed, true);
        await AskAsync(shop, Cancel);
        await DeliverAsync();

        await AskAsync(backup, Suspend);
        await DeliverAsync();

        Assert.Equal([OutboxState.GivenUp, OutboxState.GivenUp, OutboxState.GivenUp, OutboxState.Done], (await MessagesAsync()).Select(message => message.State));
        Assert.Equal([Active, Active, Suspended], [await Space.StatusAsync(shop), await Space.StatusAsync(disk), await Space.StatusAsync(backup)]);
        Assert.Null((await DetailsAsync(disk)).Operation);
        Outside.Confirm();
        await AskAsync(shop, Cancel);
        await DeliverAsync();
        Assert.Equal(3, Outside.Effects.Count(effect => effect.Action is ProvisioningAction.Cancel));
    }

    [Fact]
    public async Task Activate_OfAnOrderWhoseDeletionGotStuck_EndsTheDeletion()
    {
        var shop = await Space.AddServiceAsync("shop");
        var disk = await Space.AddServiceAsync("disk", Cancelled, parent: shop, type: "Hosting add-on");
        Outside.Refuse("Busy.");
        await AskAsync(shop, Delete);
        await DeliverAsync();
        Assert.True((await DetailsAsync(disk)).Operation!.IsStuck);

        Outside.Confirm();
        await AskAsync(shop, Activate);
        await DeliverAsync();

        Assert.Equal([OutboxState.GivenUp, OutboxState.Done], (await MessagesAsync()).Select(message => message.State));
        Assert.Equal([Active, Cancelled], [await Space.StatusAsync(shop), await Space.StatusAsync(disk)]);
        Assert.Null((await DetailsAsync(disk)).Operation);
    }

    [Fact]
    public async Task Suspend_OfAServiceThatNobodyProvisions_WaitsForItsProvisionedAddOns()
    {
        var domain = await Space.AddServiceAsync("shop.example", Active, type: "Domain name");
        var disk = await Space.AddServiceAsync("disk", Active, parent: domain, type: "Hosting add-on");

        await AskAsync(domain, Suspend);
        Assert.Equal([Active, Active], [await Space.StatusAsync(domain), await Space.StatusAsync(disk)]);
        await DeliverAsync();
        Assert.Equal([Suspended, Suspended], [await Space.StatusAsync(domain), await Space.StatusAsync(disk)]);

        await AskAsync(domain, Activate);
        Assert.Equal([Active, Suspended], [await Space.StatusAsync(domain), await Space.StatusAsync(disk)]);
        await DeliverAsync();
        Assert.Equal([Active, Active], [await Space.StatusAsync(domain), await Space.StatusAsync(disk)]);
    }

    [Fact]
    public async Task Delete_OfACancelledFamily_DeletesTheAddOnsFirst()
    {
        var (shop, disk, backup, domain) = await FamilyAsync();
        await AskAsync(shop, Cancel);
        await DeliverAsync();
        Outside.Effects.Clear();

        await AskAsync(shop, Delete);
        Assert.Equal(Cancelled, await Space.StatusAsync(shop));
        await DeliverAsync();

        Assert.Equal([disk.Id, backup.Id, shop.Id], Outside.Effects.Select(effect => effect.Service));
        foreach (var service in (SpaceService[])[shop, disk, backup, domain])
        {
            Assert.Null(await Space.FindAsync(service));
        }
    }

    [Fact]
    public async Task Cancel_OfWhatWasOnlyOrdered_DoesNotAskTheOutside()
    {
        var shop = await Space.AddServiceAsync("shop");

        await AskAsync(shop, Cancel);

        Assert.Equal(Cancelled, await Space.StatusAsync(shop));
        Assert.Empty(await MessagesAsync());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Cancel_OfWhatNobodySaidIsActivated_AsksTheOutsideWhichMayHaveMadeIt(bool givenUp)
    {
        var shop = await Space.AddServiceAsync("shop");
        Outside.StayUnclear("502 Bad Gateway");
        await AskAsync(shop, Activate);
        await DeliverAsync();
        for (var attempt = 1; attempt < Options.MaxAttempts; attempt++)
        {
            LetTimePass();
            await DeliverAsync();
        }

        if (givenUp)
        {
            Assert.True((await Commands.GiveUpAsync((await MessageAsync()).Id, Ct)).Succeeded);
        }

        Outside.Refuse("Not on a Sunday.");
        await AskAsync(shop, Cancel);
        await DeliverAsync();
        Assert.Equal(Ordered, await Space.StatusAsync(shop));

        Outside.Confirm();
        await AskAsync(shop, Cancel); // nor is it forgotten after that
        await DeliverAsync();

        Assert.Equal(Cancelled, await Space.StatusAsync(shop));
        Assert.Equal((shop.Id, ProvisioningAction.Cancel), (Outside.Effects[^1].Service, Outside.Effects[^1].Action));
    }

    [Fact]
    public async Task Activate_WhichIsConfirmed_OpensTheFirstTermThen()
    {
        var shop = await Space.AddServiceAsync("shop");
        await AskAsync(shop, Activate);
        Assert.Equal(0, (await ReadAsync(shop)).TermNumber);

        await DeliverAsync();

        Assert.Equal((Active, 1), ((await ReadAsync(shop)).Status, (await ReadAsync(shop)).TermNumber));
    }

    [Fact]
    public async Task Suspend_Silently_SendsNoMail()
    {
        var shop = await Space.AddServiceAsync("shop", Active);
        var domain = await Space.AddServiceAsync("shop.example", Active, type: "Domain name");

        await AskAsync(shop, Suspend, new StatusReason("Moves", false) { IsSilent = true });
        await AskAsync(domain, Suspend, new StatusReason("Moves", false) { IsSilent = true });
        await DeliverAsync();

        Assert.Equal([Suspended, Suspended], [await Space.StatusAsync(shop), await Space.StatusAsync(domain)]);
        Assert.Empty(await MessagesAsync(OutboxChannel.Mail));
    }

    [Fact]
    public async Task Send_WithoutAConnection_FailsWithASentenceThatSaysWhatToSetUp()
    {
        await using (var db = Space.CreateDbContext())
        {
            db.ProvisionerSettings.RemoveRange(db.ProvisionerSettings);
            await db.SaveChangesAsync(Ct);
        }

        var shop = await Space.AddServiceAsync("shop", Active);
        await AskAsync(shop, Suspend);
        await DeliverAsync();

        Assert.Contains("Our Hosting has no connection", (await MessageAsync()).Answer, StringComparison.Ordinal);
        Assert.Equal(Active, await Space.StatusAsync(shop));
    }

    [Fact]
    public async Task Customer_OfAServiceThatGotStuck_IsNotToldOfIt()
    {
        var shop = await Space.AddServiceAsync("shop", Active);
        Outside.Refuse("Locked.");
        await AskAsync(shop, Suspend);
        Space.Actor = Actors.Of(Space.Anna);
        Assert.Equal([ServiceMarkKind.Suspending], (await Space.MyQueries.FindAsync(shop.Id, Ct))!.Facts.Marks.Select(mark => mark.Kind));

        await DeliverAsync();

        Assert.Empty((await Space.MyQueries.FindAsync(shop.Id, Ct))!.Facts.Marks);
    }

    private static (string, string?) Last(List<AuditEntry> entries) => (entries[^1].Action, entries[^1].Detail);

    private async Task<(SpaceService Shop, SpaceService Disk, SpaceService Backup, SpaceService Domain)> FamilyAsync()
    {
        var shop = await Space.AddServiceAsync("shop", Active);
        return (
            shop,
            await Space.AddServiceAsync("disk", Active, parent: shop, type: "Hosting add-on"),
            await Space.AddServiceAsync("backup", Active, parent: shop, type: "Hosting add-on"),
            await Space.AddServiceAsync("shop.example", Active, parent: shop, type: "Domain name"));
    }
}
