using SpaceAdmin.Core.Sessions;

namespace SpaceAdmin.Tests.Core.Access;

internal static partial class PermissionTable
{
    // One's own sessions need no permission: only to be somebody, and oneself.
    private static IEnumerable<PermissionRow> Sessions =>
    [
        new("SessionQueries.ListMineAsync", actor => actor.UserId is not null, _ => true, async asking =>
        {
            await SessionAsync(asking);
            return () => Asking.QueryAsync(() => asking.Get<SessionQueries>().ListMineAsync(Asking.Ct), mine => mine.Count > 0);
        }) { IsSilent = true },
        new("SessionCommands.EndAsync", actor => actor is { UserId: not null, OnBehalfOf: null }, _ => true, async asking =>
        {
            var session = await SessionAsync(asking);
            return () => Asking.CommandAsync(asking.Get<SessionCommands>().EndAsync(session, Asking.Ct));
        }),
        new("SessionCommands.EndOthersAsync", actor => actor is { UserId: not null, OnBehalfOf: null }, _ => true, async asking =>
        {
            await SessionAsync(asking);
            return () => Asking.CommandAsync(asking.Get<SessionCommands>().EndOthersAsync(Asking.Ct));
        }),
    ];
}
