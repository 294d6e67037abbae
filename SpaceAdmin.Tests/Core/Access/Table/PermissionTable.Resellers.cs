using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Resellers;

namespace SpaceAdmin.Tests.Core.Access;

internal static partial class PermissionTable
{
    private static IEnumerable<PermissionRow> Resellers =>
    [
        OfPlatform("ResellerQueries.ListAsync", Permissions.ResellersManage, asking => Task.FromResult(() => Asking.QueryAsync(
            () => asking.Get<ResellerQueries>().ListAsync(new NamedListQuery(), Asking.Ct), page => page.Rows.Count > 0))),
        OfPlatform("ResellerCommands.CreateAsync", Permissions.ResellersManage, asking => Task.FromResult(() => Asking.CommandAsync(
            asking.Get<ResellerCommands>().CreateAsync(Settings(), Asking.Ct)))),
        OfReseller("ChangeAsync", disabled: false, (resellers, id, version) => resellers.ChangeAsync(id, version, Settings(), Asking.Ct)),
        OfReseller("DisableAsync", disabled: false, (resellers, id, version) => resellers.DisableAsync(id, version, Asking.Ct)),
        OfReseller("EnableAsync", disabled: true, (resellers, id, version) => resellers.EnableAsync(id, version, Asking.Ct)),
    ];

    private static PermissionRow OfReseller(string method, bool disabled, Func<ResellerCommands, int, int, Task<Result<int>>> change) =>
        OfPlatform($"ResellerCommands.{method}", Permissions.ResellersManage, async asking =>
        {
            await using var db = asking.Space.CreateDbContext();
            var reseller = await db.Resellers.SingleAsync(row => row.Id == asking.Space.Ours.Id, Asking.Ct);
            if (disabled)
            {
                reseller.Disable(asking.Space.Clock.GetUtcNow());
            }
            else
            {
                reseller.Enable();
            }

            await db.SaveChangesAsync(Asking.Ct);
            return () => Asking.CommandAsync(change(asking.Get<ResellerCommands>(), reseller.Id, reseller.Version));
        });

    private static ResellerSettings Settings() => new($"{Guid.NewGuid()}", "EUR", "Europe/Berlin", null);
}
