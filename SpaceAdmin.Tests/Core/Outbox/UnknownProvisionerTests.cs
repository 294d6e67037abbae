using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Outbox;

/// <summary>A row that names a kind of provisioner that the program does not have any more.</summary>
public sealed class UnknownProvisionerTests : OutboxTest
{
    private protected override IReadOnlyList<IProvisioner> Provisioners => [];

    [Fact]
    public async Task WhatIsToBeDone_IsRefusedInWords()
    {
        var shop = await Space.AddServiceAsync("shop", ServiceStatus.Active);
        await AskAsync(shop, ServiceAction.Suspend);

        await DeliverAsync();

        var stuck = await DetailsAsync(shop);
        Assert.Equal((ServiceStatus.Active, true), (stuck.Status, stuck.Operation!.IsStuck));
        Assert.Equal("This program has no provisioner “webhook”.", stuck.Operation.Current!.Message.Answer);
    }

    [Fact]
    public void Kind_GoesByItsKey()
    {
        var kinds = new ProvisionerKinds([]);

        Assert.Equal("webhook", kinds.Title("webhook"));
        Assert.False(kinds.Contains("webhook"));
        Assert.Equal([ProvisionerKinds.None], kinds.All.Select(kind => kind.Key));
    }
}
