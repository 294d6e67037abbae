using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Access;

internal static partial class PermissionTable
{
    private static IEnumerable<PermissionRow> Oversight =>
    [
        Row("AuditQueries.ForServiceAsync", Permissions.ActivitySee, async asking =>
        {
            var number = await WriteAsync(asking);
            return () => Asking.QueryAsync(() => asking.Get<AuditQueries>().ForServiceAsync(number, Asking.Ct), rows => rows.Count > 0);
        }),
        Row("AuditQueries.NewestAsync", Permissions.ActivitySee, async asking =>
        {
            await WriteAsync(asking);
            return () => Asking.QueryAsync(() => asking.Get<AuditQueries>().NewestAsync(10, Asking.Ct), rows => rows.Count > 0);
        }),
        Row("AuditQueries.ListAsync", Permissions.AuditSee, async asking =>
        {
            await WriteAsync(asking);
            return () => Asking.QueryAsync(() => asking.Get<AuditQueries>().ListAsync(new AuditListQuery(), TimeZoneInfo.Utc, Asking.Ct), page => page.Rows.Count > 0);
        }),
        Row("AuditQueries.CountNewAsync", Permissions.AuditSee, async asking =>
        {
            await WriteAsync(asking);
            return () => Asking.QueryAsync(() => asking.Get<AuditQueries>().CountNewAsync(new AuditListQuery(), TimeZoneInfo.Utc, 0, Asking.Ct), count => count > 0);
        }),
        Row("AuditExporter.ExportAsync", Permissions.AuditSee, async asking =>
        {
            await WriteAsync(asking);
            return async () =>
            {
                var result = await asking.Get<AuditExporter>().ExportAsync(new AuditListQuery { Action = nameof(ServiceAction.Activate) }, TimeZoneInfo.Utc, TextWriter.Null, Asking.Ct);
                return result is { Succeeded: true, Value: 0 } ? Answer.NotFound : await Asking.CommandAsync(Task.FromResult(result));
            };
        }),
        OfPlatform("AuditVerifier.VerifyAsync", Permissions.AuditSee, asking =>
            Task.FromResult(() => Asking.CommandAsync(asking.Get<AuditVerifier>().VerifyAsync(null, null, Asking.Ct)))),
    ];

    /// <summary>An entry about a service of Anna's; the number of that service.</summary>
    private static async Task<int> WriteAsync(Asking asking)
    {
        var service = await asking.Space.AddServiceAsync();
        var actor = asking.Space.Actor;
        asking.Space.Actor = Actor.CommandLine;
        var result = await asking.Get<ServiceCommands>().ApplyAsync(service.Id, ServiceAction.Activate, service.Version, null, Asking.Ct);
        asking.Space.Actor = actor;
        Assert.True(result.Succeeded, result.Failure?.Message);
        return service.Id;
    }
}
