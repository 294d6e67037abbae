using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Users;

namespace SpaceAdmin.Tests.Core;

/// <summary>However fast they are: somebody is left who can let the others in again.</summary>
public sealed class LastAdministratorTests : UserTest
{
    private const string Last = "Ada is the last active administrator. Make somebody else one first.";
    private const int Rounds = 15;

    [Fact]
    public async Task DisableAsync_OfTheLastActiveAdministrator_IsRefused()
    {
        var ada = await AdministratorAsync("Ada");
        Space.Actor = await DeputyAsync();

        AssertRefused(Last, await Commands.DisableAsync(ada.Id, Ct));
        AssertRefused(Last, await Commands.ChangeRolesAsync(ada.Id, ada.ConcurrencyStamp!, [], Ct));

        Assert.Null((await ReadAsync(ada)).DisabledAt);
        Assert.Equal([await Space.BuiltInRoleAsync(BuiltInRoles.Administrator)], await RolesOf(ada));
        var details = (await Queries.FindAsync(ada.Id, Ct))!;
        Assert.Equal(Last, details.Offer(UserAction.Disable)!.Refusal);
        Assert.Equal(Last, details.Roles.Single(role => role.Held).Refusal);
    }

    [Theory]
    [InlineData("invited")]
    [InlineData("disabled")]
    [InlineData("a reseller's")]
    [InlineData("of a tenant's namesake")]
    public async Task DisableAsync_WhenTheOnlyOtherOneIsNotActive_IsRefused(string what)
    {
        var ada = await AdministratorAsync("Ada");
        var other = await Space.AddUserAsync("Otto", what is "a reseller's" ? Space.Ours : null, roles: what is "of a tenant's namesake" ? [] : [BuiltInRoles.Administrator]);
        await ChangeAsync(other, user =>
        {
            user.EmailConfirmed = what is not "invited";
            user.DisabledAt = what is "disabled" ? Space.Clock.GetUtcNow() : null;
        });
        if (what is "of a tenant's namesake")
        {
            await Space.GiveRoleAsync(other, await Space.StoreRoleAsync(BuiltInRoles.Administrator, Scope.Reseller, Space.Ours, Permissions.ServicesSee));
        }

        Space.Actor = await DeputyAsync();

        AssertRefused(Last, await Commands.DisableAsync(ada.Id, Ct));
    }

    [Fact]
    public async Task DisableAsync_WhenThereIsAnother_GoesAhead()
    {
        var ada = await AdministratorAsync("Ada");
        await AdministratorAsync("Otto");
        Space.Actor = await DeputyAsync();

        AssertDone(await Commands.DisableAsync(ada.Id, Ct));
    }

    [Fact]
    public async Task DisableAsync_OfAnInvitedAdministrator_GoesAhead()
    {
        await AdministratorAsync("Ada");
        var invited = await AdministratorAsync("Ines");
        await ChangeAsync(invited, user => user.EmailConfirmed = false);
        Space.Actor = await DeputyAsync();

        AssertDone(await Commands.DisableAsync(invited.Id, Ct));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TwoWhoRemoveOneAnother_AtTheSameMoment_LeaveOne(bool disable)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var pair = new[] { await AdministratorAsync($"Ada {round}"), await AdministratorAsync($"Otto {round}") };

            var results = await TogetherAsync(
                (commands => RemoveAsync(commands, pair[1], disable), CurrentActor(pair[0])),
                (commands => RemoveAsync(commands, pair[0], disable), CurrentActor(pair[1])));

            Assert.Single(results, result => result.Succeeded);
            Assert.Single(results, result => result.Failure is Failure.Forbidden);
            var left = Assert.Single(await ActiveAdministratorsAsync());
            Assert.Contains(pair, admin => admin.Id == left);

            // Out of the way of the next pair.
            await using var db = Space.CreateDbContext();
            await db.UserRoles.ExecuteDeleteAsync(Ct);
        }
    }

    [Fact]
    public async Task TwoOfThreeWhoDisableOneAnother_AtTheSameMoment_LeaveTheFasterOne()
    {
        await AdministratorAsync("Third"); // so that "the last one" is not what saves them
        for (var round = 0; round < Rounds; round++)
        {
            var (ada, otto) = (await AdministratorAsync($"Ada {round}"), await AdministratorAsync($"Otto {round}"));

            var results = await TogetherAsync((commands => commands.DisableAsync(otto.Id, Ct), CurrentActor(ada)), (commands => commands.DisableAsync(ada.Id, Ct), CurrentActor(otto)));

            Assert.Single(results, result => result.Succeeded);
            Assert.Single(results, result => result.Failure is Failure.Forbidden);
        }
    }

    [Fact]
    public async Task DisableAsync_ByTwoWhoWereBothReadBefore_IsNotPossible()
    {
        await AdministratorAsync("Third");
        var (ada, otto) = (await AdministratorAsync("Ada"), await AdministratorAsync("Otto"));
        using var bothRead = new CountdownEvent(2);

        // Each waits a little for the other one to be read too: that works only if they are read before the lock.
        var results = await TogetherAsync(
            (commands => commands.DisableAsync(otto.Id, Ct), new ReadTogether(CurrentActor(ada), bothRead)),
            (commands => commands.DisableAsync(ada.Id, Ct), new ReadTogether(CurrentActor(otto), bothRead)));

        Assert.Single(results, result => result.Succeeded);
        Assert.Single(results, result => result.Failure is Failure.Forbidden);
    }

    private Task<User> AdministratorAsync(string name) => Space.AddUserAsync(name, roles: BuiltInRoles.Administrator);

    /// <summary>Somebody who may do all that an administrator may, by another role.</summary>
    private async Task<Actor> DeputyAsync()
    {
        var deputy = await Space.AddUserAsync("Dora");
        await Space.GiveRoleAsync(deputy, await Space.StoreRoleAsync("Deputy", Scope.Platform, null, Permissions.Of(Scope.Platform)));
        return await ActorOf(deputy);
    }

    private static Task<Result<UserOutcome>> RemoveAsync(UserCommands commands, User user, bool disable) =>
        disable ? commands.DisableAsync(user.Id, Ct) : commands.ChangeRolesAsync(user.Id, user.ConcurrencyStamp!, [], Ct);

    private async Task<List<int>> ActiveAdministratorsAsync()
    {
        await using var db = Space.CreateDbContext();
        var administrator = await Space.BuiltInRoleAsync(BuiltInRoles.Administrator);
        return await db.Users.Where(user => user.DisabledAt == null && db.UserRoles.Any(held => held.UserId == user.Id && held.RoleId == administrator))
            .Select(user => user.Id).ToListAsync(Ct);
    }

    private ReadsTheDatabase CurrentActor(User user) => new(() => ActorOf(user));

    private async Task<Result<UserOutcome>[]> TogetherAsync(params (Func<UserCommands, Task<Result<UserOutcome>>> Command, ICurrentActor By)[] commands)
    {
        using var start = new Barrier(commands.Length);
        return await Task.WhenAll(commands.Select(pair => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait(Ct);
                return pair.Command(new UserCommands(Space.UnitOfWorkOf(pair.By), Post));
            },
            Ct,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));
    }

    private sealed class ReadsTheDatabase(Func<Task<Actor>> read) : ICurrentActor
    {
        public async ValueTask<Actor> GetAsync(CancellationToken ct) => await read();
    }

    private sealed class ReadTogether(ICurrentActor inner, CountdownEvent bothRead) : ICurrentActor
    {
        public async ValueTask<Actor> GetAsync(CancellationToken ct)
        {
            var actor = await inner.GetAsync(ct);
            bothRead.Signal();
            bothRead.Wait(TimeSpan.FromMilliseconds(300), ct);
            return actor;
        }
    }
}
