using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Live;
using static SpaceAdmin.Core.Access.Permissions;
using static SpaceAdmin.Tests.Core.RoleSpace;

namespace SpaceAdmin.Tests.Core;

/// <summary>Who is told of a changed role.</summary>
public sealed class RoleLiveTests : IDisposable
{
    private readonly Space _space = new();
    private readonly Dictionary<string, TaskCompletionSource> _told = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Change_OfAResellersRole_TellsItsHoldersAndItsPages()
    {
        var id = await _space.StoreRoleAsync("Desk", Scope.Reseller, _space.Ours, ServicesSee, ServicesSuspend);
        var (otto, emil) = (await _space.AddUserAsync("Otto", _space.Ours), await _space.AddUserAsync("Emil", _space.Ours));
        var other = await _space.AddUserAsync("Other", _space.Ours);
        await _space.GiveRoleAsync(otto, id);
        await _space.GiveRoleAsync(emil, id);
        string[] expected = [Topics.User(otto.Id), Topics.User(emil.Id), Topics.PeopleOf(_space.Ours.Id), Topics.AllPeople, Topics.AuditOf(_space.Ours.Id)];
        string[] others = [Topics.User(other.Id), Topics.PeopleOf(_space.Theirs.Id), Topics.AllRoles];
        Listen([.. expected, .. others]);

        await _space.RoleCommands.ChangeAsync(id, await _space.VersionAsync(id), Draft("Desk", Scope.Reseller, ServicesSee), Ct);

        await ToldAsync(expected);
        Assert.All(others, topic => Assert.False(_told[topic].Task.IsCompleted, topic));
    }

    [Fact]
    public async Task Create_OfARoleOfTheInstallation_TellsThePagesOfEveryReseller()
    {
        _space.Actor = Actors.Administrator;
        Listen(Topics.AllRoles, Topics.AllPeople, Topics.AllAudit);

        await _space.RoleCommands.CreateAsync(Draft("Standard"), Ct);

        await ToldAsync(Topics.AllRoles, Topics.AllPeople, Topics.AllAudit);
    }

    [Fact]
    public async Task Delete_OfARoleOfTheInstallation_TellsThePagesOfEveryReseller()
    {
        _space.Actor = Actors.Administrator;
        var id = await _space.StoreRoleAsync("Standard", Scope.Reseller, null);
        Listen(Topics.AllRoles, Topics.AllPeople, Topics.AllAudit);

        await _space.RoleCommands.DeleteAsync(id, await _space.VersionAsync(id), Ct);

        await ToldAsync(Topics.AllRoles, Topics.AllPeople, Topics.AllAudit);
    }

    [Fact]
    public async Task Change_ThatIsRefused_TellsNobody()
    {
        var id = await _space.StoreRoleAsync("Desk", Scope.Reseller, _space.Ours, ServicesSee);
        Listen(Topics.PeopleOf(_space.Ours.Id), Topics.AllPeople);

        await _space.RoleCommands.ChangeAsync(id, "stale", Draft("Desk", Scope.Reseller), Ct);
        await _space.RoleCommands.ChangeAsync(id, await _space.VersionAsync(id), Draft("Desk", Scope.Reseller, AddOnsOrder), Ct);

        Assert.All(_told.Values, told => Assert.False(told.Task.IsCompleted));
    }

    public void Dispose() => _space.Dispose();

    private void Listen(params string[] topics)
    {
        foreach (var topic in topics)
        {
            _told[topic] = new TaskCompletionSource();
            _space.Feed.Subscribe(topic, () =>
            {
                _told[topic].TrySetResult();
                return Task.CompletedTask;
            });
        }
    }

    private Task ToldAsync(params string[] topics) => Task.WhenAll(topics.Select(topic => _told[topic].Task)).WaitAsync(TimeSpan.FromSeconds(10), Ct);
}
