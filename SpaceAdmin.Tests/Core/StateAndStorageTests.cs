using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.AddOns;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Tests.Core.Outbox;

namespace SpaceAdmin.Tests.Core;

/// <summary>
/// What an action changes of a service, and what is written of it, are two lists. Each action is applied here, and the row is read
/// anew: a column that only one of the lists knows shows.
/// </summary>
public sealed class StateAndStorageTests : IDisposable
{
    private readonly Space _space = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<ServiceStatus, ServiceAction, bool> Moves { get; } = new(
        from status in Enum.GetValues<ServiceStatus>()
        from action in ServiceLifecycle.AllowedFrom(status)
        where action is not ServiceAction.Delete // nothing is left to compare
        from provisioned in new[] { false, true }
        select (status, action, provisioned));

    [Theory, MemberData(nameof(Moves))]
    public async Task Apply_StoresAllThatItChanged(ServiceStatus status, ServiceAction action, bool provisioned)
    {
        if (provisioned)
        {
            _space.ProvisionByWebhook();
        }

        var service = await _space.AddServiceAsync("web-01", status);
        var addOn = await _space.AddServiceAsync("mail-01", status, parent: service, type: "Hosting add-on");
        await using var db = _space.CreateDbContext();
        Dictionary<int, SpaceService> changed;
        await using (var transaction = await db.BeginWriteAsync(Ct))
        {
            changed = await ServiceFamilies.LoadAsync(db, [service.Id], Ct);
            using (var changes = new ServiceChanges(_space.WriteOn(db, _space.Actor), FollowUp))
            {
                var applied = await changes.ApplyAsync(changed[service.Id], action, "Because", SuspensionSource.Manual, Ct);
                Assert.True(applied.Succeeded, applied.Failure?.Message);
            }

            await db.SaveChangesAsync(Ct);
            await transaction.CommitAsync(Ct);
        }

        await using var fresh = _space.CreateDbContext();
        foreach (var number in new[] { service.Id, addOn.Id })
        {
            var stored = await fresh.Services.AsNoTracking().SingleAsync(one => one.Id == number, Ct);
            Assert.Equal(Values(fresh, changed[number]), Values(fresh, stored));
        }
    }

    public void Dispose() => _space.Dispose();

    private static IServiceFollowUp FollowUp => new ServiceFollowUps(new ServiceBilling(), new AddOnStock());

    private static IEnumerable<string> Values(DbContext db, SpaceService service) =>
        from property in db.Model.FindEntityType(typeof(SpaceService))!.GetProperties()
        where !property.IsShadowProperty()
        select $"{property.Name} = {property.GetGetter().GetClrValue(service) ?? "nothing"}";
}
