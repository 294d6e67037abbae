using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Tests.Core;

/// <summary>What each command does when nothing speaks against it.</summary>
public sealed class UserCommandsTests : UserTest
{
    [Fact]
    public async Task DisableAsync_SignsOutEverywhereAndKeepsOut()
    {
        var sara = await Space.AddUserAsync("Sara", Space.Ours, roles: BuiltInRoles.Reseller);
        await SignInAsync(sara, 2);
        Space.Clock.Advance(TimeSpan.FromMinutes(1));

        AssertDone(await Commands.DisableAsync(sara.Id, Ct));

        var now = await ReadAsync(sara);
        Assert.Equal(Space.Clock.GetUtcNow(), now.DisabledAt);
        Assert.NotEqual(sara.SecurityStamp, now.SecurityStamp);
        Assert.Equal(0, await SessionsOf(sara));
        await AssertAuditAsync(AuditActions.DisableUser, "Active", "Disabled");
    }

    [Fact]
    public async Task EnableAsync_LetsInAgain()
    {
        var sara = await Space.AddUserAsync("Sara", Space.Ours);
        AssertDone(await Commands.DisableAsync(sara.Id, Ct));

        AssertDone(await Commands.EnableAsync(sara.Id, Ct));

        Assert.Null((await ReadAsync(sara)).DisabledAt);
        await AssertAuditAsync(AuditActions.EnableUser, "Disabled", "Active");
    }

    [Fact]
    public async Task UnlockAsync_LetsInAgainAndForgetsTheFailures()
    {
        var sara = await Space.AddUserAsync("Sara", Space.Ours);
        await ChangeAsync(sara, user => (user.LockoutEnd, user.AccessFailedCount) = (Space.Clock.GetUtcNow().AddMinutes(15), 3));

        AssertDone(await Commands.UnlockAsync(sara.Id, Ct));

        var now = await ReadAsync(sara);
        Assert.Equal((null, 0), (now.LockoutEnd, now.AccessFailedCount));
        await AssertAuditAsync(AuditActions.UnlockUser, "Locked", "Active");
    }

    [Fact]
    public async Task EndSessionsAsync_EndsTheirsAndNobodyElses()
    {
        var sara = await Space.AddUserAsync("Sara", Space.Ours);
        var karl = await Space.AddUserAsync("Karl", Space.Ours);
        await SignInAsync(sara, 2);
        await SignInAsync(karl);

        AssertDone(await Commands.EndSessionsAsync(sara.Id, Ct));

        Assert.Equal((0, 1), (await SessionsOf(sara), await SessionsOf(karl)));
        Assert.NotEqual(sara.SecurityStamp, (await ReadAsync(sara)).SecurityStamp);
        Assert.Equal(karl.SecurityStamp, (await ReadAsync(karl)).SecurityStamp);
        await AssertAuditAsync(AuditActions.EndSessions, "2 sessions", "None");
    }

    [Fact]
    public async Task ResetSecondFactorAsync_TakesAppCodesAndPasskeysAndSignsOut()
    {
        var sara = await Space.AddUserAsync("Sara", Space.Ours);
        var karl = await Space.AddUserAsync("Karl", Space.Ours);
        await AddSecondFactorAsync(sara);
        await AddSecondFactorAsync(karl);
        await SignInAsync(sara);

        AssertDone(await Commands.ResetSecondFactorAsync(sara.Id, Ct));

        await using var db = Space.CreateDbContext();
        Assert.False((await ReadAsync(sara)).TwoFactorEnabled);
        Assert.True((await ReadAsync(karl)).TwoFactorEnabled);
        Assert.Equal(["kept"], await db.UserTokens.Where(token => token.UserId == sara.Id).Select(token => token.Name).ToListAsync(Ct));
        Assert.Equal(3, await db.UserTokens.CountAsync(token => token.UserId == karl.Id, Ct));
        Assert.Equal([karl.Id], await db.Set<IdentityUserPasskey<int>>().Select(passkey => passkey.UserId).ToListAsync(Ct));
        Assert.Equal(0, await SessionsOf(sara));
        Assert.NotEqual(sara.SecurityStamp, (await ReadAsync(sara)).SecurityStamp);
        await AssertAuditAsync(AuditActions.ResetSecondFactor, "Authenticator app, 1 passkey", "None");
    }

    [Fact]
    public async Task RenameAsync_ChangesTheNameOnce()
    {
        var sara = await Space.AddUserAsync("Sara", Space.Ours);

        AssertDone(await Commands.RenameAsync(sara.Id, sara.ConcurrencyStamp!, "  Sara Lind ", Ct));

        Assert.Equal("Sara Lind", (await ReadAsync(sara)).Name);
        await AssertAuditAsync(AuditActions.ChangeUser, "Sara", "Sara Lind");
        Assert.IsType<Failure.Stale>((await Commands.RenameAsync(sara.Id, sara.ConcurrencyStamp!, "Nora", Ct)).Failure);
        AssertRefused("A name is one line of 1 to 80 characters.", await Commands.RenameAsync(sara.Id, (await ReadAsync(sara)).ConcurrencyStamp!, " ", Ct));
        Assert.Equal("Sara Lind", (await ReadAsync(sara)).Name);
    }

    [Fact]
    public async Task ChangeRolesAsync_GivesAndTakesExactly()
    {
        var sara = await Space.AddUserAsync("Sara", Space.Ours, roles: BuiltInRoles.Reseller);
        var night = await Space.StoreRoleAsync("Night", Scope.Reseller, Space.Ours, Permissions.ServicesSee);
        var desk = await Space.StoreRoleAsync("Desk", Scope.Reseller, null, Permissions.NotesRead);

        AssertDone(await Commands.ChangeRolesAsync(sara.Id, sara.ConcurrencyStamp!, [night, desk], Ct));

        Assert.Equal([night, desk], await RolesOf(sara));
        Assert.Equal([Permissions.NotesRead, Permissions.ServicesSee], (await ActorOf(sara)).Granted.Order());
        await AssertAuditAsync(AuditActions.ChangeRoles, "Reseller", "Desk, Night");
        Assert.IsType<Failure.Stale>((await Commands.ChangeRolesAsync(sara.Id, sara.ConcurrencyStamp!, [], Ct)).Failure);
        AssertDone(await Commands.ChangeRolesAsync(sara.Id, (await ReadAsync(sara)).ConcurrencyStamp!, [], Ct));
        Assert.Empty(await RolesOf(sara));
        AssertRefused("Sara has exactly these roles already.", await Commands.ChangeRolesAsync(sara.Id, (await ReadAsync(sara)).ConcurrencyStamp!, [], Ct));
    }

    [Fact]
    public async Task ChangeRolesAsync_ByAnAdministrator_LeavesTheResellersOwnRolesAlone()
    {
        var sara = await Space.AddUserAsync("Sara", Space.Ours, roles: BuiltInRoles.Reseller);
        var night = await Space.StoreRoleAsync("Night", Scope.Reseller, Space.Ours, Permissions.ServicesSee);
        var desk = await Space.StoreRoleAsync("Desk", Scope.Reseller, null, Permissions.NotesRead);
        await Space.GiveRoleAsync(sara, night);
        Space.Actor = Administrator;

        Assert.IsType<Failure.NotFound>((await Commands.ChangeRolesAsync(sara.Id, sara.ConcurrencyStamp!, [night], Ct)).Failure);
        AssertDone(await Commands.ChangeRolesAsync(sara.Id, sara.ConcurrencyStamp!, [desk], Ct));

        Assert.Equal([night, desk], await RolesOf(sara));
        await AssertAuditAsync(AuditActions.ChangeRoles, "Reseller, Night", "Desk, Night");
    }

    [Fact]
    public async Task EveryCommand_TellsTheUsersPagesAndTheLists()
    {
        var sara = await Space.AddUserAsync("Sara", Space.Ours);
        var told = new System.Collections.Concurrent.ConcurrentBag<string>();
        string[] topics = [Topics.User(sara.Id), Topics.AllPeople, Topics.PeopleOf(Space.Ours.Id), Topics.AllAudit, Topics.AuditOf(Space.Ours.Id)];
        var heard = new TaskCompletionSource();
        var subscriptions = topics.Append(Topics.PeopleOf(Space.Theirs.Id)).Select(topic => Space.Feed.Subscribe(topic, () =>
        {
            told.Add(topic);
            if (told.Count == topics.Length)
            {
                heard.SetResult();
            }

            return Task.CompletedTask;
        })).ToList();

        AssertDone(await Commands.DisableAsync(sara.Id, Ct));

        await heard.Task.WaitAsync(TimeSpan.FromSeconds(10), Ct);
        Assert.Equal(topics.Order(), told.Order());
        subscriptions.ForEach(subscription => subscription.Dispose());
    }

    private async Task AssertAuditAsync(string action, string? before, string? after)
    {
        var entry = (await Space.AuditAsync())[^1];
        Assert.Equal((AuditKinds.User, action, "Sara@users.example", before, after), (entry.Kind, entry.Action, entry.Subject, entry.Before, entry.After));
        Assert.Equal((Space.Ours.Id, Space.Actor.Name), (entry.ResellerId, entry.ActorName));
    }
}
