using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Users;

namespace SpaceAdmin.Tests.Core;

/// <summary>Who may not do what to whom.</summary>
public sealed class UserGuardTests : UserTest
{
    public static TheoryData<UserAction> All { get; } = [.. Enum.GetValues<UserAction>()];

    [Theory, MemberData(nameof(All))]
    public async Task Command_OfAnotherResellersStaff_FindsNobody(UserAction action)
    {
        var foreigner = await Space.AddUserAsync("Zora", Space.Theirs);
        await MakeFitAsync(foreigner, action);

        var failure = await RunAsync(action, foreigner.Id);

        Assert.Equal(new Failure.NotFound("That user"), failure);
        Assert.Equal(failure, await RunAsync(action, foreigner.Id + 1000)); // as if it were not there
        Assert.Null(await Queries.FindAsync(foreigner.Id, Ct));
        Assert.Empty(await Space.AuditAsync());
    }

    [Theory, MemberData(nameof(All))]
    public async Task Command_OfAnAdministrator_IsNotAResellersToFind(UserAction action)
    {
        var admin = await Space.AddUserAsync("Adam", roles: BuiltInRoles.Administrator);
        await MakeFitAsync(admin, action);

        Assert.Equal(new Failure.NotFound("That user"), await RunAsync(action, admin.Id));
        Assert.Null(await Queries.FindAsync(admin.Id, Ct));
    }

    [Theory, MemberData(nameof(All))]
    public async Task Command_OfSomebodyWhoMayOnlySee_IsForbidden(UserAction action)
    {
        var sara = await Space.AddUserAsync("Sara", Space.Ours);
        await MakeFitAsync(sara, action);
        Space.Actor = Space.Actor.Without(Permissions.UsersManage);

        Assert.IsType<Failure.Forbidden>(await RunAsync(action, sara.Id));
        Assert.Empty((await Queries.FindAsync(sara.Id, Ct))!.Actions);
        Assert.Empty(await Space.AuditAsync());
    }

    [Theory, MemberData(nameof(All))]
    public async Task Command_OfSomebodyWhoMayDoMore_IsRefusedAndSaysWhat(UserAction action)
    {
        var sara = await Space.AddUserAsync("Sara", Space.Ours, roles: BuiltInRoles.Reseller);
        await MakeFitAsync(sara, action);
        Space.Actor = Space.Actor.Without(Permissions.ServicesDelete).Without(Permissions.AuditSee);

        var failure = await RunAsync(action, sara.Id);

        const string Sentence = "Sara may do what you may not: delete services, read the audit log. Only somebody who may do as much can change this account.";
        Assert.Equal(new UserRefusal.MayDoMore("Sara", "delete services, read the audit log"), failure);
        Assert.Equal(Sentence, failure?.Message);
        Assert.Equal(Sentence, (await Queries.FindAsync(sara.Id, Ct))!.Offer(action)!.Refusal);
        Assert.Empty(await Space.AuditAsync());
    }

    [Theory, MemberData(nameof(All))]
    public async Task Command_OfSomebodyWhoMayDoTheSame_GoesAhead(UserAction action)
    {
        var sara = await Space.AddUserAsync("Sara", Space.Ours, roles: BuiltInRoles.Reseller);
        await MakeFitAsync(sara, action);

        Assert.Null(await RunAsync(action, sara.Id));
        Assert.Single(await Space.AuditAsync());
    }

    [Fact]
    public async Task Command_OfARoleThatTheActorDoesNotSee_CountsAllTheSame()
    {
        var sara = await Space.AddUserAsync("Sara", Space.Ours);
        await Space.GiveRoleAsync(sara, await Space.StoreRoleAsync("Night", Scope.Reseller, Space.Ours, Permissions.ServicesDelete));
        Space.Actor = Administrator.Without(Permissions.ServicesDelete);

        AssertRefused(
            "Sara may do what you may not: delete services. Only somebody who may do as much can change this account.", await Commands.DisableAsync(sara.Id, Ct));
    }

    [Theory]
    [InlineData(UserAction.InviteAgain, "user.not-invited", "Sara is active and cannot be invited again.")]
    [InlineData(UserAction.Unlock, "user.not-locked", "Sara is not locked.")]
    [InlineData(UserAction.Enable, "user.not-disabled", "Sara is not disabled.")]
    [InlineData(UserAction.EndSessions, "user.not-signed-in", "Sara is not signed in anywhere.")]
    [InlineData(UserAction.ResetSecondFactor, "user.no-second-factor", "Sara has no second factor.")]
    public async Task Command_ThatMakesNoSense_IsRefusedAndNotOffered(UserAction action, string name, string sentence)
    {
        var sara = await Space.AddUserAsync("Sara", Space.Ours);

        var failure = await RunAsync(action, sara.Id);

        Assert.Equal((name, sentence), (failure?.Name, failure?.Message));
        Assert.Null((await Queries.FindAsync(sara.Id, Ct))!.Offer(action));
    }

    [Theory]
    [InlineData(UserAction.Disable, "user.disables-oneself", "You cannot disable yourself. Ask a colleague.")]
    [InlineData(UserAction.ChangeRoles, "user.changes-own-roles", "You cannot change your own roles. Ask a colleague.")]
    [InlineData(UserAction.ResetSecondFactor, "user.resets-own-second-factor", "Your own second factor is changed on your account's pages.")]
    public async Task Command_OfOneself_IsRefused(UserAction action, string name, string sentence)
    {
        var sara = await Space.AddUserAsync("Sara", Space.Ours, roles: BuiltInRoles.Reseller);
        await MakeFitAsync(sara, action);
        Space.Actor = await ActorOf(sara);

        var failure = await RunAsync(action, sara.Id);

        Assert.Equal((name, sentence), (failure?.Name, failure?.Message));
        Assert.Equal(sentence, (await Queries.FindAsync(sara.Id, Ct))!.Offer(action)!.Refusal);
    }

    [Fact]
    public async Task ChangeRolesAsync_OfWhatTheActorDoesNotHold_IsRefused()
    {
        var sara = await Space.AddUserAsync("Sara", Space.Ours);
        var night = await Space.StoreRoleAsync("Night", Scope.Reseller, Space.Ours, Permissions.ServicesSee, Permissions.ServicesCancel, Permissions.ServicesDelete);
        Space.Actor = Space.Actor.Without(Permissions.ServicesDelete);

        AssertRefused("You cannot give the role “Night”: you may not delete services yourself.", await Commands.ChangeRolesAsync(sara.Id, sara.ConcurrencyStamp!, [night], Ct));

        Assert.Empty(await RolesOf(sara));
        var choice = Assert.Single((await Queries.FindAsync(sara.Id, Ct))!.Roles, role => role.Id == night);
        Assert.Equal("You cannot give the role “Night”: you may not delete services yourself.", choice.Refusal);
    }

    [Fact]
    public async Task ChangeRolesAsync_OfARoleOfAnotherReseller_FindsNone()
    {
        var sara = await Space.AddUserAsync("Sara", Space.Ours);
        var theirs = await Space.StoreRoleAsync("Night", Scope.Reseller, Space.Theirs, Permissions.ServicesSee);

        Assert.Equal(new Failure.NotFound("That role"), (await Commands.ChangeRolesAsync(sara.Id, sara.ConcurrencyStamp!, [theirs], Ct)).Failure);
        Assert.DoesNotContain((await Queries.FindAsync(sara.Id, Ct))!.Roles, role => role.Id == theirs);
    }

    [Theory]
    [InlineData(BuiltInRoles.Administrator)]
    [InlineData(BuiltInRoles.Customer)]
    public async Task ChangeRolesAsync_OfARoleOfAnotherScope_FindsNone(string role)
    {
        var sara = await Space.AddUserAsync("Sara", Space.Ours);

        Assert.Equal(new Failure.NotFound("That role"), (await Commands.ChangeRolesAsync(sara.Id, sara.ConcurrencyStamp!, [await Space.BuiltInRoleAsync(role)], Ct)).Failure);
    }

    [Fact]
    public async Task Command_OfACustomersPerson_AsksForTheCustomersPermissions()
    {
        var anna = await Space.AddUserAsync("Anna", customer: Space.Anna, roles: BuiltInRoles.Customer);
        await SignInAsync(anna);

        Space.Actor = Staff.Without(Permissions.CustomersManage);
        Assert.IsType<Failure.Forbidden>((await Commands.EndSessionsAsync(anna.Id, Ct)).Failure);
        Space.Actor = Staff.Without(Permissions.CustomersSee);
        Assert.IsType<Failure.NotFound>((await Commands.EndSessionsAsync(anna.Id, Ct)).Failure);
        Space.Actor = Staff.Without(Permissions.UsersSee).Without(Permissions.UsersManage);
        AssertDone(await Commands.EndSessionsAsync(anna.Id, Ct));
        AssertRefused(
            "Anna signs in for a customer: such people have the role Customer and no other.", await Commands.ChangeRolesAsync(anna.Id, (await ReadAsync(anna)).ConcurrencyStamp!, [], Ct));
        Space.Actor = Actors.Of(Space.Theirs);
        Assert.IsType<Failure.NotFound>((await Commands.DisableAsync(anna.Id, Ct)).Failure);
    }

    [Fact]
    public async Task Command_OfACustomer_IsForbidden()
    {
        var anna = await Space.AddUserAsync("Anna", customer: Space.Anna);
        Space.Actor = Actors.Of(Space.Anna);

        Assert.IsType<Failure.Forbidden>((await Commands.DisableAsync(anna.Id, Ct)).Failure);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Queries.ListAsync(new UserListQuery(), Ct));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Queries.FindAsync(anna.Id, Ct));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Queries.OfCustomerAsync(Space.Anna.Id, Ct));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Queries.RolesToGrantAsync(null, Ct));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Queries.ResellersAsync(Ct));
    }

    [Fact]
    public async Task Command_OfAnUnboundReseller_FindsNobody()
    {
        var sara = await Space.AddUserAsync("Sara", Space.Ours);
        Space.Actor = Actors.UnboundReseller;

        Assert.IsType<Failure.NotFound>((await Commands.DisableAsync(sara.Id, Ct)).Failure);
        Assert.Equal(0, (await Queries.ListAsync(new UserListQuery(), Ct)).Total);
    }

    private async Task MakeFitAsync(User user, UserAction action)
    {
        await SignInAsync(user);
        await AddSecondFactorAsync(user);
        await ChangeAsync(user, row =>
        {
            row.DisabledAt = action is UserAction.Enable ? Space.Clock.GetUtcNow() : null;
            row.LockoutEnd = action is UserAction.Unlock ? Space.Clock.GetUtcNow().AddMinutes(1) : null;
            row.EmailConfirmed = action is not UserAction.InviteAgain;
        });
    }

    private async Task<Failure?> RunAsync(UserAction action, int id)
    {
        await using var db = Space.CreateDbContext();
        var version = (await db.Users.FindAsync([id], Ct))?.ConcurrencyStamp ?? "none";
        return action switch
        {
            UserAction.Rename => (await Commands.RenameAsync(id, version, "New name", Ct)).Failure,
            UserAction.ChangeRoles => (await Commands.ChangeRolesAsync(id, version, [], Ct)).Failure,
            UserAction.InviteAgain => (await Commands.InviteAgainAsync(id, Ct)).Failure,
            UserAction.Unlock => (await Commands.UnlockAsync(id, Ct)).Failure,
            UserAction.Enable => (await Commands.EnableAsync(id, Ct)).Failure,
            UserAction.EndSessions => (await Commands.EndSessionsAsync(id, Ct)).Failure,
            UserAction.ResetSecondFactor => (await Commands.ResetSecondFactorAsync(id, Ct)).Failure,
            UserAction.Disable => (await Commands.DisableAsync(id, Ct)).Failure,
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
        };
    }
}
