using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Users;

namespace SpaceAdmin.Tests.Core;

public sealed class UserInvitationTests : UserTest
{
    private const string Email = "Nina@New.example";

    [Fact]
    public async Task InviteAsync_MakesAnAccountWithoutAPasswordAndSendsTheLink()
    {
        var role = await Space.BuiltInRoleAsync(BuiltInRoles.Reseller);

        var result = await Commands.InviteAsync(new Invitation($" {Email} ", " Nina Neu ", Space.Ours.Id, [role]), Ct);

        AssertDone(result);
        var nina = (await ReadAsync(Email, Space.Ours))!;
        Assert.Equal(new Invited(nina.Id, Email, MailProblem: null), result.Value);
        Assert.Equal([nina.Id], Post.Sent);
        Assert.Equal((Email, "NINA@NEW.EXAMPLE", "NINA@NEW.EXAMPLE", "Nina Neu"), (nina.UserName, nina.NormalizedUserName, nina.NormalizedEmail, nina.Name));
        Assert.Equal((false, null, true, Space.Clock.GetUtcNow()), (nina.EmailConfirmed, nina.PasswordHash, nina.LockoutEnabled, nina.InvitedAt));
        Assert.False(string.IsNullOrEmpty(nina.SecurityStamp));
        Assert.Equal([role], await RolesOf(nina));
        var entry = Assert.Single(await Space.AuditAsync());
        Assert.Equal((AuditActions.InviteUser, Email, Space.Ours.Id, "Reseller", "Nina Neu"), (entry.Action, entry.Subject, entry.ResellerId, entry.After, entry.Detail));
        Assert.Equal(UserStatus.Invited, (await Queries.FindAsync(nina.Id, Ct))!.Status);
        Assert.Equal(Space.Clock.GetUtcNow().AddHours(72), (await Queries.FindAsync(nina.Id, Ct))!.LinkEndsAt);
    }

    [Fact]
    public async Task InviteAsync_WhenTheMailFails_InvitesAndSaysSo()
    {
        Post.Problem = "Mail is not set up.";

        var result = await Commands.InviteAsync(new Invitation(Email, "Nina", Space.Ours.Id, [await Space.BuiltInRoleAsync(BuiltInRoles.Reseller)]), Ct);

        Assert.Equal("Mail is not set up.", result.Value!.MailProblem);
        Assert.NotNull(await ReadAsync(Email, Space.Ours));
    }

    [Theory]
    [InlineData("", "Nina", "Enter an e-mail address.")]
    [InlineData("nina", "Nina", "This is not an e-mail address, such as ada@hosting.example.")]
    [InlineData(Email, " ", "A name is one line of 1 to 80 characters.")]
    public async Task InviteAsync_OfNonsense_IsRefused(string email, string name, string sentence)
    {
        AssertRefused(sentence, await Commands.InviteAsync(new Invitation(email, name, Space.Ours.Id, [await Space.BuiltInRoleAsync(BuiltInRoles.Reseller)]), Ct));
        AssertRefused(sentence, await Commands.InviteCustomerAsync(Space.Anna.Id, name, email, Ct));
        Assert.Empty(Post.Sent);
    }

    [Fact]
    public async Task InviteAsync_ByAnAdministrator_ReachesThePlatformAndEveryReseller()
    {
        Space.Actor = Administrator;

        AssertDone(await Commands.InviteAsync(new Invitation("a@new.example", "A", null, [await Space.BuiltInRoleAsync(BuiltInRoles.Administrator)]), Ct));
        AssertDone(await Commands.InviteAsync(new Invitation("b@new.example", "B", Space.Theirs.Id, [await Space.BuiltInRoleAsync(BuiltInRoles.Reseller)]), Ct));

        Assert.Equal((null, Space.Theirs.Id), ((await ReadAsync("a@new.example", null))!.ResellerId, (await ReadAsync("b@new.example", Space.Theirs))!.ResellerId));
        Assert.Equal(new Failure.NotFound("That reseller"), (await Commands.InviteAsync(new Invitation("c@new.example", "C", 4711, []), Ct)).Failure);
        AssertRefused("Choose at least one role.", await Commands.InviteAsync(new Invitation("c@new.example", "C", null, []), Ct));
    }

    [Fact]
    public async Task InviteAsync_OutsideOfOnesReseller_IsRefused()
    {
        var role = await Space.BuiltInRoleAsync(BuiltInRoles.Reseller);

        Assert.Equal(new Failure.NotFound("That reseller"), (await Commands.InviteAsync(new Invitation(Email, "N", Space.Theirs.Id, [role]), Ct)).Failure);
        Assert.IsType<Failure.Forbidden>((await Commands.InviteAsync(new Invitation(Email, "N", null, [role]), Ct)).Failure);
        Assert.Equal(new Failure.NotFound("That customer"), (await Commands.InviteCustomerAsync(Space.Zoe.Id, "Zoe", Email, Ct)).Failure);
        await using var db = Space.CreateDbContext();
        Assert.Empty(await db.Users.ToListAsync(Ct));
    }

    [Fact]
    public async Task InviteAsync_IntoARoleOfAnotherScopeOrReseller_FindsNone()
    {
        int[] roles = [await Space.BuiltInRoleAsync(BuiltInRoles.Administrator), await Space.BuiltInRoleAsync(BuiltInRoles.Customer), await Space.StoreRoleAsync("Night", Scope.Reseller, Space.Theirs)];
        foreach (var role in roles)
        {
            Assert.Equal(new Failure.NotFound("That role"), (await Commands.InviteAsync(new Invitation(Email, "N", Space.Ours.Id, [role]), Ct)).Failure);
        }

        Space.Actor = Administrator; // who does not see a reseller's own
        Assert.Equal(new Failure.NotFound("That role"), (await Commands.InviteAsync(new Invitation(Email, "N", Space.Theirs.Id, [roles[2]]), Ct)).Failure);
    }

    [Fact]
    public async Task InviteAsync_IntoARoleThatMayDoMore_IsRefused()
    {
        Space.Actor = Staff.Without(Permissions.AuditSee);

        AssertRefused(
            "You cannot give the role “Reseller”: you may not read the audit log yourself.",
            await Commands.InviteAsync(new Invitation(Email, "Nina", Space.Ours.Id, [await Space.BuiltInRoleAsync(BuiltInRoles.Reseller)]), Ct));
    }

    [Fact]
    public async Task InviteAsync_WithoutThePermission_IsForbidden()
    {
        Space.Actor = Staff.Without(Permissions.UsersManage).Without(Permissions.CustomersManage);

        Assert.IsType<Failure.Forbidden>((await Commands.InviteAsync(new Invitation(Email, "Nina", Space.Ours.Id, [await Space.BuiltInRoleAsync(BuiltInRoles.Reseller)]), Ct)).Failure);
        Assert.IsType<Failure.Forbidden>((await Commands.InviteCustomerAsync(Space.Anna.Id, "Nina", Email, Ct)).Failure);
    }

    [Fact]
    public async Task InviteAsync_ToADisabledReseller_IsRefused()
    {
        await using (var db = Space.CreateDbContext())
        {
            (await db.Resellers.SingleAsync(reseller => reseller.Id == Space.Theirs.Id, Ct)).Disable(Space.Clock.GetUtcNow());
            await db.SaveChangesAsync(Ct);
        }

        Space.Actor = Administrator;

        AssertRefused(
            "Their Hosting is disabled: its people cannot sign in.",
            await Commands.InviteAsync(new Invitation(Email, "Nina", Space.Theirs.Id, [await Space.BuiltInRoleAsync(BuiltInRoles.Reseller)]), Ct));
        Assert.DoesNotContain(await Queries.ResellersAsync(Ct), reseller => reseller.Id == Space.Theirs.Id);
    }

    [Fact]
    public async Task InviteAsync_OfAnAddressThatTheActorSees_SaysWhose()
    {
        await Space.AddUserAsync("Sara", Space.Ours);

        AssertRefused(
            "sara@USERS.example is the address of Sara already.",
            await Commands.InviteAsync(new Invitation("sara@USERS.example", "Nina", Space.Ours.Id, [await Space.BuiltInRoleAsync(BuiltInRoles.Reseller)]), Ct));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Mail is not set up.")]
    public async Task InviteAsync_OfAnAddressThatExistsElsewhere_LooksLikeAnyOther(string? mailProblem)
    {
        Post.Problem = mailProblem;
        var zora = await Space.AddUserAsync("Zora", Space.Theirs, roles: BuiltInRoles.Reseller);
        var role = await Space.BuiltInRoleAsync(BuiltInRoles.Reseller);

        var real = await Commands.InviteAsync(new Invitation(Email, "Nina", Space.Ours.Id, [role]), Ct);
        var taken = await Commands.InviteAsync(new Invitation(zora.Email!, "Zora Elsewhere", Space.Ours.Id, [role]), Ct);

        // The same answer, the same row in the list, the same buttons, the same entry.
        AssertDone(taken);
        Assert.Equal(real.Value! with { UserId = taken.Value!.UserId, Email = zora.Email! }, taken.Value);
        var details = (await Queries.FindAsync(taken.Value.UserId, Ct))!;
        var other = (await Queries.FindAsync(real.Value!.UserId, Ct))!;
        Assert.Equal((zora.Email, "Zora Elsewhere", UserStatus.Invited, false), (details.Email, details.Name, details.Status, details.AddressIsTaken));
        Assert.Equal(other.Actions, details.Actions);
        Assert.Equal(2, (await Queries.ListAsync(new UserListQuery(), Ct)).Total);
        Assert.Equal(["Invite user", "Invite user"], (await Space.AuditAsync()).Select(entry => entry.Action));
        Assert.Equal(zora.Email, (await Space.AuditAsync())[1].Subject);

        // A second time, for the other one and by either name: as for any other.
        AssertRefused($"{zora.Email} is the address of Zora Elsewhere already.", await Commands.InviteAsync(new Invitation(zora.Email!, "Z", Space.Ours.Id, [role]), Ct));
        AssertRefused($"{zora.Email} is the address of Zora Elsewhere already.", await Commands.InviteCustomerAsync(Space.Anna.Id, "Z", zora.Email!, Ct));
        Assert.Equal(mailProblem, (await Commands.InviteAgainAsync(taken.Value.UserId, Ct)).Value!.MailProblem);

        // Zora is still Zora, and gets no mail.
        Assert.DoesNotContain(zora.Id, Post.Sent);
        Assert.DoesNotContain(taken.Value.UserId, Post.Sent);
        await using var db = Space.CreateDbContext();
        Assert.Equal(zora.Id, (await db.Users.SingleAsync(user => user.NormalizedEmail == zora.NormalizedEmail, Ct)).Id);
        Assert.Equal((zora.SecurityStamp, zora.ConcurrencyStamp), ((await ReadAsync(zora)).SecurityStamp, (await ReadAsync(zora)).ConcurrencyStamp));
        Space.Actor = Administrator;
        Assert.True((await Queries.FindAsync(taken.Value.UserId, Ct))!.AddressIsTaken);
        Assert.False((await Queries.FindAsync(real.Value.UserId, Ct))!.AddressIsTaken);
    }

    [Fact]
    public async Task InviteAsync_ByTwoWhoDoNotSeeWhatTheOtherInvited_Works()
    {
        var zora = await Space.AddUserAsync("Zora", Space.Theirs);
        var night = await Space.StoreRoleAsync("Night", Scope.Reseller, Space.Ours, Permissions.ServicesSee);
        Space.Actor = Staff.Without(Permissions.UsersSee);
        AssertDone(await Commands.InviteCustomerAsync(Space.Anna.Id, "Zora", zora.Email!, Ct));
        Space.Actor = Staff.Without(Permissions.CustomersSee);

        AssertDone(await Commands.InviteAsync(new Invitation(zora.Email!, "Zora", Space.Ours.Id, [night]), Ct));
    }

    [Fact]
    public async Task InviteAsync_OfOneAddressAtTheSameMoment_InvitesOnce()
    {
        var role = await Space.BuiltInRoleAsync(BuiltInRoles.Reseller);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Commands.InviteAsync(new Invitation(Email, "Nina", Space.Ours.Id, [role]), Ct), Ct)));

        Assert.Single(results, result => result.Succeeded);
        Assert.Equal(3, results.Count(result => result.Failure is Failure.Rejected));
    }

    [Fact]
    public async Task InviteCustomerAsync_GivesTheCustomersRoleAndNoOther()
    {
        var result = await Commands.InviteCustomerAsync(Space.Anna.Id, "Anna Berg", Email, Ct);

        AssertDone(result);
        var anna = (await ReadAsync(Email, Space.Ours))!;
        Assert.Equal(Space.Anna.Id, anna.CustomerId);
        Assert.Equal([await Space.BuiltInRoleAsync(BuiltInRoles.Customer)], await RolesOf(anna));
        Assert.Equal([anna.Id], Post.Sent);
        Assert.Equal((AuditActions.InviteUser, Email, "Customer"), ((await Space.AuditAsync())[0].Action, (await Space.AuditAsync())[0].Subject, (await Space.AuditAsync())[0].After));
        Assert.Equal(anna.Id, Assert.Single(await Queries.OfCustomerAsync(Space.Anna.Id, Ct)).Id);
    }

    [Fact]
    public async Task InviteAgainAsync_SendsANewLinkAndKillsTheOlderOnes()
    {
        var id = (await Commands.InviteAsync(new Invitation(Email, "Nina", Space.Ours.Id, [await Space.BuiltInRoleAsync(BuiltInRoles.Reseller)]), Ct)).Value!.UserId;
        var before = (await ReadAsync(Email, Space.Ours))!;
        Space.Clock.Advance(TimeSpan.FromHours(80));

        var result = await Commands.InviteAgainAsync(id, Ct);

        Assert.Equal(new Invited(id, Email, null), result.Value);
        Assert.Equal([id, id], Post.Sent);
        var after = (await ReadAsync(Email, Space.Ours))!;
        Assert.Equal(Space.Clock.GetUtcNow(), after.InvitedAt);
        Assert.NotEqual(before.SecurityStamp, after.SecurityStamp);
        var entry = (await Space.AuditAsync())[^1];
        Assert.Equal((AuditActions.InviteAgain, "2026-01-05 09:00 UTC", "2026-01-08 17:00 UTC"), (entry.Action, entry.Before, entry.After));
    }
}
