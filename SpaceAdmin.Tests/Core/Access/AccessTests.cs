using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Importing;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Access;

/// <summary>What the permission table does not say.</summary>
public sealed class AccessTests : IDisposable
{
    private readonly Space _space = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Command_GrantedInAnotherScope_CountsForNothing()
    {
        var service = await _space.AddServiceAsync();
        _space.Actor = Actors.Of(_space.Anna) with { Granted = Permissions.Of(Scope.Platform) };

        var result = await _space.Commands.ApplyAsync(service.Id, ServiceAction.Activate, service.Version, null, Ct);

        Assert.IsType<Failure.Forbidden>(result.Failure);
    }

    [Fact]
    public async Task ExistsAsync_OfANumberThatIsNot_IsFalse()
    {
        var service = await _space.AddServiceAsync();

        Assert.False(await _space.Queries.ExistsAsync(service.Id + 1, Ct));
    }

    [Fact]
    public async Task ImportAsync_AResellerThatCreatesAnother_IsNotFound()
    {
        var file = _space.WriteFile("in.csv", "name,type,status,username\nweb,Hosting plan,Active,anna\n");

        var result = await _space.Importer.ImportAsync(file, new ImportOptions("New Hosting", CreateReseller: true), null, Ct);

        Assert.IsType<Failure.NotFound>(result.Failure);
    }

    /// <summary>A customer orders in person: nobody does it for it, whatever is granted.</summary>
    [Fact]
    public void OrderAddOns_IsForTheCustomerAlone()
    {
        IReadOnlySet<string> everything = Permissions.All.Select(permission => permission.Name).ToHashSet();

        Assert.Equal([Who.Anna, Who.Bert, Who.Zoe, Who.UnboundCustomer], Enum.GetValues<Who>().Where(who => who.Of(_space, everything).Can(Permissions.AddOnsOrder)));
    }

    public void Dispose() => _space.Dispose();
}
