using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Access;

internal static partial class PermissionTable
{
    private static readonly ProvisionerDraft s_hook = new("https://shop.example/hook") { Secret = WebhookSignature.NewSecret() };

    private static IEnumerable<PermissionRow> Provisioning =>
    [
        Row("ProvisionerSettingQueries.OwnersAsync", Permissions.ProvisioningManage, asking => Task.FromResult(() => Asking.QueryAsync(
            () => asking.Get<ProvisionerSettingQueries>().OwnersAsync(Asking.Ct), owners => owners.Any(owner => owner.Id == asking.Space.Ours.Id)))),
        Row("ProvisionerSettingQueries.FindAsync", Permissions.ProvisioningManage, asking => Task.FromResult(() => Asking.QueryAsync(
            () => asking.Get<ProvisionerSettingQueries>().FindAsync(asking.Space.Ours.Id, Asking.Ct), found => found is not null))),
        OfConnection("SaveAsync", (commands, reseller, version) => commands.SaveAsync(reseller, WebhookDescription.Key, s_hook, version, Asking.Ct)),
        OfConnection("RemoveAsync", (commands, reseller, version) => commands.RemoveAsync(reseller, WebhookDescription.Key, version, Asking.Ct)),
        OfConnection("TestAsync", (commands, reseller, _) => commands.TestAsync(reseller, WebhookDescription.Key, s_hook, Asking.Ct)),
        OfPlatform("ServiceTypeQueries.ListAsync", Permissions.ServiceTypesManage, asking => Task.FromResult(() => Asking.QueryAsync(
            () => asking.Get<ServiceTypeQueries>().ListAsync(Asking.Ct), types => types.Count > 0))),
        OfPlatform("ServiceTypeCommands.AddAsync", Permissions.ServiceTypesManage, asking => Task.FromResult(() => Asking.CommandAsync(
            asking.Get<ServiceTypeCommands>().AddAsync($"{Guid.NewGuid()}", false, ProvisionerKinds.None, Asking.Ct)))),
        OfPlatform("ServiceTypeCommands.ProvisionByAsync", Permissions.ServiceTypesManage, asking => Task.FromResult(() => Asking.CommandAsync(
            asking.Get<ServiceTypeCommands>().ProvisionByAsync(1, ProvisionerKinds.None, ProvisionerKinds.None, Asking.Ct)))),
    ];

    private static PermissionRow OfConnection<T>(string method, Func<ProvisionerSettingCommands, int, int, Task<SpaceAdmin.Core.Common.Result<T>>> ask) =>
        Row($"ProvisionerSettingCommands.{method}", Permissions.ProvisioningManage, async asking =>
        {
            var ours = asking.Space.Ours.Id;
            await using var db = asking.Space.CreateDbContext();
            await db.ProvisionerSettings.ExecuteDeleteAsync(Asking.Ct);
            var setting = db.ProvisionerSettings.Add(new ProvisionerSetting(ours, WebhookDescription.Key)).Entity;
            setting.Change("https://old.example/", FieldValues.None, "sealed");
            await db.SaveChangesAsync(Asking.Ct);
            return () => Asking.CommandAsync(ask(asking.Get<ProvisionerSettingCommands>(), ours, setting.Version));
        });
}
