using SpaceAdmin.Core.Services;
using static SpaceAdmin.Core.Services.ServiceAction;
using static SpaceAdmin.Core.Services.ServiceStatus;

namespace SpaceAdmin.Tests.Core;

public sealed class AddOnCascadeTests : IDisposable
{
    private readonly Space _space = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Suspend_WithAddOns_SuspendsTheActiveOnes_AndActivateBringsBackExactlyThose()
    {
        var (parent, active, ordered, suspended, cancelled) = await FamilyAsync();

        var result = await _space.Commands.ApplyAsync(parent.Id, Suspend, 1, "Overdue twice", Ct);

        Assert.Equal([active.Id], result.Value?.Followed);
        Assert.Equal([Suspended, Suspended, Ordered, Suspended, Cancelled], await StatusesAsync(parent, active, ordered, suspended, cancelled));
        var follower = await _space.FindAsync(active);
        Assert.Equal((SuspensionSource.Parent, $"With service #{parent.Id}: Overdue twice"), (follower?.SuspensionSource, follower?.Reason));
        Assert.Equal(SuspensionSource.Manual, (await _space.FindAsync(suspended))?.SuspensionSource);
        Assert.Equal(2, (await _space.AuditAsync()).Count);

        await _space.Commands.ApplyAsync(parent.Id, Activate, 2, reason: null, Ct);

        Assert.Equal([Active, Active, Ordered, Suspended, Cancelled], await StatusesAsync(parent, active, ordered, suspended, cancelled));
    }

    [Fact]
    public async Task Cancel_WithAddOns_CancelsAllThatAreNot()
    {
        var (parent, active, ordered, suspended, cancelled) = await FamilyAsync();

        var result = await _space.Commands.ApplyAsync(parent.Id, Cancel, 1, reason: null, Ct);

        Assert.Equal([active.Id, ordered.Id, suspended.Id], result.Value?.Followed.Order());
        Assert.All(await StatusesAsync(parent, active, ordered, suspended, cancelled), status => Assert.Equal(Cancelled, status));
        Assert.Equal(1, (await _space.FindAsync(cancelled))?.Version);
    }

    [Fact]
    public async Task Activate_AfterCancel_LeavesTheAddOnsCancelled()
    {
        var (parent, active, ordered, suspended, cancelled) = await FamilyAsync();
        await _space.Commands.ApplyAsync(parent.Id, Cancel, 1, reason: null, Ct);

        await _space.Commands.ApplyAsync(parent.Id, Activate, 2, reason: null, Ct);

        Assert.Equal([Active, Cancelled, Cancelled, Cancelled, Cancelled], await StatusesAsync(parent, active, ordered, suspended, cancelled));
    }

    [Fact]
    public async Task Delete_WithDeletableAddOns_TakesThemAlong()
    {
        var parent = await _space.AddServiceAsync();
        var ordered = await _space.AddServiceAsync("backup", parent: parent);
        var cancelled = await _space.AddServiceAsync("support", Cancelled, parent: parent);

        var result = await _space.Commands.ApplyAsync(parent.Id, Delete, 1, reason: null, Ct);

        Assert.True(result.Succeeded);
        Assert.Equal([null, null, null], await StatusesAsync(parent, ordered, cancelled));
        Assert.Equal(3, (await _space.AuditAsync()).Count(entry => entry.Action == "Delete"));
    }

    [Fact]
    public async Task Delete_WithAnAddOnThatMayNot_IsRefusedAndNamesIt()
    {
        var parent = await _space.AddServiceAsync(status: Cancelled);
        var addOn = await _space.AddServiceAsync("backup", Suspended, parent: parent);

        var result = await _space.Commands.ApplyAsync(parent.Id, Delete, 1, reason: null, Ct);

        Assert.Contains("“backup” is Suspended", result.Failure?.Message, StringComparison.Ordinal);
        Assert.Equal([Cancelled, Suspended], await StatusesAsync(parent, addOn));
    }

    [Theory]
    [InlineData(Ordered)]
    [InlineData(Suspended)]
    [InlineData(Cancelled)]
    public async Task Activate_AnAddOnUnderAnInactiveParent_IsRefusedAndNamesTheParent(ServiceStatus parentStatus)
    {
        var parent = await _space.AddServiceAsync(status: parentStatus);
        var addOn = await _space.AddServiceAsync("backup", parent: parent);

        var result = await _space.Commands.ApplyAsync(addOn.Id, Activate, 1, reason: null, Ct);

        Assert.Contains($"“web-01”, which is {parentStatus}", result.Failure?.Message, StringComparison.Ordinal);
        Assert.Equal(Ordered, await _space.StatusAsync(addOn));
    }

    [Fact]
    public async Task Activate_AnAddOnSuspendedByItself_StaysWhenItsParentComesBack()
    {
        var parent = await _space.AddServiceAsync(status: Active);
        var addOn = await _space.AddServiceAsync("backup", Active, parent: parent);
        await _space.Commands.ApplyAsync(addOn.Id, Suspend, 1, reason: null, Ct);
        await _space.Commands.ApplyAsync(parent.Id, Suspend, 1, reason: null, Ct);

        await _space.Commands.ApplyAsync(parent.Id, Activate, 2, reason: null, Ct);

        Assert.Equal([Active, Suspended], await StatusesAsync(parent, addOn));
    }

    [Fact]
    public async Task Order_AnAddOnOfAnAddOn_OrOfAnotherCustomers_IsABug()
    {
        var parent = await _space.AddServiceAsync();
        var addOn = await _space.AddServiceAsync("backup", parent: parent);

        await Assert.ThrowsAsync<ArgumentException>(() => _space.AddServiceAsync("nested", parent: addOn));
        await Assert.ThrowsAsync<ArgumentException>(() => _space.AddServiceAsync("foreign", customer: _space.Bert, parent: parent));
    }

    [Fact]
    public async Task FindAsync_ThePanel_SaysWhatWouldFollow()
    {
        var (parent, active, _, _, _) = await FamilyAsync();

        var details = await _space.Queries.FindAsync(parent.Id, Ct);

        Assert.NotNull(details);
        Assert.Equal([Suspend, Cancel], details.Actions.Select(offered => offered.Action));
        Assert.Equal([active.Id], details.Actions[0].Follows.Select(addOn => addOn.Number));
        Assert.Equal(4, details.AddOns.Count);
    }

    public void Dispose() => _space.Dispose();

    private async Task<(SpaceService Parent, SpaceService Active, SpaceService Ordered, SpaceService Suspended, SpaceService Cancelled)> FamilyAsync()
    {
        var parent = await _space.AddServiceAsync(status: Active);
        return (
            parent,
            await _space.AddServiceAsync("active", Active, parent: parent),
            await _space.AddServiceAsync("ordered", Ordered, parent: parent),
            await _space.AddServiceAsync("suspended", Suspended, parent: parent),
            await _space.AddServiceAsync("cancelled", Cancelled, parent: parent));
    }

    private async Task<List<ServiceStatus?>> StatusesAsync(params SpaceService[] services)
    {
        var statuses = new List<ServiceStatus?>();
        foreach (var service in services)
        {
            statuses.Add(await _space.StatusAsync(service));
        }

        return statuses;
    }
}
