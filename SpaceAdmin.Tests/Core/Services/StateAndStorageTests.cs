using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
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
        await WearAsync();
        _space.Clock.Advance(TimeSpan.FromHours(1));

        await ChangeAsync(service.Id, async (changes, family) =>
        {
            var applied = await changes.ApplyAsync(family[service.Id], action, new StatusReason("Because", IsPrivate: true), SuspensionSource.Manual, Ct);
            Assert.True(applied.Succeeded, applied.Failure?.Message);
        });
        await ChangeAsync(service.Id, (changes, family) => ConfirmAsync(changes, family[service.Id]));
    }

    public void Dispose() => _space.Dispose();

    // Where the outside was asked, it did it.
    private static async Task ConfirmAsync(ServiceChanges changes, SpaceService service)
    {
        if (service.PendingAction is not null)
        {
            var operation = new ServiceOperation(service, service.PendingAction.Value, new StatusReason("Because", IsPrivate: true), SuspensionSource.Manual, Actor.CommandLine, service.ChangedAt);
            await changes.ConfirmAsync(operation, service, [service, .. service.Followers(operation.Action)], Ct);
        }
    }

    /// <summary>Changes a service and its add-ons by the product's own means, and compares each with its row.</summary>
    private async Task ChangeAsync(int number, Func<ServiceChanges, Dictionary<int, SpaceService>, Task> change)
    {
        Dictionary<int, SpaceService> family;
        await using (var db = _space.CreateDbContext())
        {
            await using var transaction = await db.BeginWriteAsync(Ct);
            family = await ServiceFamilies.LoadAsync(db, [number], Ct);
            using (var changes = new ServiceChanges(_space.WriteOn(db, _space.Actor), new ServiceFollowUps())) // what follows stores for itself
            {
                await change(changes, family);
            }

            await db.SaveChangesAsync(Ct);
            await transaction.CommitAsync(Ct);
        }

        await using var fresh = _space.CreateDbContext();
        foreach (var service in family.Values)
        {
            var stored = await fresh.Services.AsNoTracking().SingleAsync(one => one.Id == service.Id, Ct);
            Assert.Equal(Values(fresh, service), Values(fresh, stored));
        }
    }

    /// <summary>Leaves no column empty that an action may clear or set: only then does it show whether it is written.</summary>
    private async Task WearAsync()
    {
        await using var db = _space.CreateDbContext();
        var now = _space.Clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        await db.Services.ExecuteUpdateAsync(
            set => set
                .SetProperty(service => service.Cycle, new Cycle(1, CycleUnit.Month))
                .SetProperty(service => service.SetupFee, 100)
                .SetProperty(service => service.RecurringFee, 995)
                .SetProperty(service => service.Currency, "EUR")
                .SetProperty(service => service.Quantity, 3)
                .SetProperty(service => service.Reason, "Of old")
                .SetProperty(service => service.AwaitsActivationSince, now.AddDays(-1))
                .SetProperty(service => service.EndsOn, today.AddDays(90))
                .SetProperty(service => service.AnchorOn, today.AddDays(-70))
                .SetProperty(service => service.TermNumber, 2)
                .SetProperty(service => service.TermEndsOn, today.AddDays(-9))
                .SetProperty(service => service.NextTermOn, today.AddDays(-9))
                .SetProperty(service => service.InvoicedTerm, 2)
                .SetProperty(service => service.DueOn, today.AddDays(-9))
                .SetProperty(service => service.NextQuantity, 1)
                .SetProperty(service => service.NextQuantityOn, today.AddDays(20))
                .SetProperty(service => service.OperationId, 99)
                .SetProperty(service => service.StuckAction, ServiceAction.Suspend),
            Ct);
        await db.Services.Where(service => service.ParentId != null).ExecuteUpdateAsync(
            set => set
                .SetProperty(service => service.PartEndsOn, today.AddDays(20))
                .SetProperty(service => service.PartDays, 20)
                .SetProperty(service => service.PartOfDays, 31),
            Ct);
    }

    private static IEnumerable<string> Values(DbContext db, SpaceService service) =>
        from property in db.Model.FindEntityType(typeof(SpaceService))!.GetProperties()
        where !property.IsShadowProperty()
        select $"{property.Name} = {property.GetGetter().GetClrValue(service) ?? "nothing"}";
}
