using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using static SpaceAdmin.Core.Access.Permissions;
using static SpaceAdmin.Tests.Core.RoleSpace;

namespace SpaceAdmin.Tests.Core;

/// <summary>Making, changing and deleting roles: what happens when it is allowed, and bad input.</summary>
public sealed class RoleTests : IDisposable
{
    private readonly Space _space = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CreateAsync_ByAReseller_IsItsOwnAndAudited()
    {
        var draft = Draft("  Night desk ", Scope.Reseller, ServicesSee, ServicesSuspend) with { RequiresSecondFactor = true };

        var id = (await _space.RoleCommands.CreateAsync(draft, Ct)).Value;

        var role = await _space.RoleQueries.FindAsync(id, Ct);
        Assert.Equal(("Night desk", Scope.Reseller, true, (int?)_space.Ours.Id, null), (role!.Draft.Name, role.Draft.Scope, role.Draft.RequiresSecondFactor, role.ResellerId, role.Lock));
        Assert.Equal([ServicesSee, ServicesSuspend], role.Draft.Permissions.Order());
        var entry = Assert.Single(await _space.AuditAsync());
        Assert.Equal((AuditKinds.Role, AuditActions.CreateRole, "Night desk", (int?)_space.Ours.Id, "Rosa"), (entry.Kind, entry.Action, entry.Subject, entry.ResellerId, entry.ActorName));
        Assert.Equal(
            (null, "Night desk, reseller scope, second factor required", "Gives: See services, Suspend services"),
            (entry.Before, entry.After, entry.Detail));
    }

    [Theory]
    [InlineData(Scope.Platform)]
    [InlineData(Scope.Reseller)]
    public async Task CreateAsync_ByAnAdministrator_IsOfTheInstallation(Scope scope)
    {
        _space.Actor = Actors.Administrator;

        var id = (await _space.RoleCommands.CreateAsync(Draft("Auditor", scope, AuditSee), Ct)).Value;

        var role = await _space.RoleQueries.FindAsync(id, Ct);
        Assert.Equal((scope, (int?)null, null), (role!.Draft.Scope, role.ResellerId, role.Lock));
    }

    [Fact]
    public async Task CreateAsync_WithNothingInIt_IsAllowed()
    {
        var id = (await _space.RoleCommands.CreateAsync(Draft("Later"), Ct)).Value;

        Assert.Empty((await _space.RoleQueries.FindAsync(id, Ct))!.Draft.Permissions);
        Assert.Null(Assert.Single(await _space.AuditAsync()).Detail);
    }

    [Fact]
    public async Task ChangeAsync_AllOfIt_IsStoredAndTellsWhatItGaveAndTook()
    {
        var id = await _space.StoreRoleAsync("Desk", Scope.Reseller, _space.Ours, ServicesSee, ServicesSuspend);
        var version = await _space.VersionAsync(id);

        var result = await _space.RoleCommands.ChangeAsync(id, version, Draft(" Front desk", Scope.Reseller, ServicesSee, NotesRead) with { RequiresSecondFactor = true }, Ct);

        Assert.True(result.Succeeded, result.Failure?.Message);
        Assert.Equal([NotesRead, ServicesSee], await _space.StoredPermissionsAsync(id));
        Assert.NotEqual(version, await _space.VersionAsync(id));
        var entry = Assert.Single(await _space.AuditAsync());
        Assert.Equal((AuditActions.ChangeRole, "Front desk"), (entry.Action, entry.Subject));
        Assert.Equal(
            ("Desk, reseller scope, second factor not required", "Front desk, reseller scope, second factor required", "Gives: Read notes; Takes: Suspend services"),
            (entry.Before, entry.After, entry.Detail));
    }

    [Fact]
    public async Task ChangeAsync_ToWhatItIs_WritesNothing()
    {
        var id = await _space.StoreRoleAsync("Desk", Scope.Reseller, _space.Ours, ServicesSee);
        var version = await _space.VersionAsync(id);

        Assert.True((await _space.RoleCommands.ChangeAsync(id, version, Draft("Desk ", Scope.Reseller, ServicesSee), Ct)).Succeeded);

        Assert.Equal(version, await _space.VersionAsync(id));
        Assert.Empty(await _space.AuditAsync());
    }

    [Fact]
    public async Task ChangeAsync_OfAPermissionStoredTwice_TakesBoth()
    {
        var id = await _space.StoreRoleAsync("Desk", Scope.Reseller, _space.Ours, ServicesSee, ServicesSuspend, ServicesSuspend);

        await _space.RoleCommands.ChangeAsync(id, await _space.VersionAsync(id), Draft("Desk", Scope.Reseller, ServicesSee), Ct);

        Assert.Equal([ServicesSee], await _space.StoredPermissionsAsync(id));
    }

    [Fact]
    public async Task ChangeAsync_FromAStalePage_IsRefused()
    {
        var id = await _space.StoreRoleAsync("Desk", Scope.Reseller, _space.Ours, ServicesSee);
        var version = await _space.VersionAsync(id);
        await _space.RoleCommands.ChangeAsync(id, version, Draft("Desk", Scope.Reseller, ServicesSee, NotesRead), Ct);

        Assert.IsType<Failure.Stale>((await _space.RoleCommands.ChangeAsync(id, version, Draft("Desk", Scope.Reseller, ServicesSee, NotesWrite), Ct)).Failure);
        Assert.IsType<Failure.Stale>((await _space.RoleCommands.DeleteAsync(id, version, Ct)).Failure);

        Assert.Equal([NotesRead, ServicesSee], await _space.StoredPermissionsAsync(id));
        Assert.Single(await _space.AuditAsync());
    }

    [Fact]
    public async Task ChangeAsync_OfTheScope_IsRefused()
    {
        _space.Actor = Actors.Administrator;
        var id = await _space.StoreRoleAsync("Desk", Scope.Reseller, null, ServicesSee);

        var result = await _space.RoleCommands.ChangeAsync(id, await _space.VersionAsync(id), Draft("Desk", Scope.Platform, ServicesSee), Ct);

        Assert.Equal("The scope of a role stays as it was made.", result.Failure?.Message);
    }

    [Fact]
    public async Task DeleteAsync_OfARoleThatNobodyHolds_LeavesNothingButTheEntry()
    {
        var id = await _space.StoreRoleAsync("Desk", Scope.Reseller, _space.Ours, ServicesSee);

        var result = await _space.RoleCommands.DeleteAsync(id, await _space.VersionAsync(id), Ct);

        Assert.True(result.Succeeded, result.Failure?.Message);
        Assert.Null(await _space.RoleQueries.FindAsync(id, Ct));
        Assert.Empty(await _space.StoredPermissionsAsync(id));
        var entry = Assert.Single(await _space.AuditAsync());
        Assert.Equal(
            (AuditActions.DeleteRole, "Desk, reseller scope, second factor not required", null, "Takes: See services"),
            (entry.Action, entry.Before, entry.After, entry.Detail));
        Assert.True((await _space.RoleCommands.CreateAsync(Draft("Desk"), Ct)).Succeeded); // its name is free again
    }

    [Theory]
    [InlineData("", "A role's name has 1 to 60 characters.")]
    [InlineData(" \t", "A role's name has 1 to 60 characters.")]
    [InlineData("two\nlines", "A role's name is one line of text.")]
    [InlineData("reseller", "“reseller” is the name of a built-in role.")]
    [InlineData("DESK ", "There is a role called “DESK” already.")]
    public async Task Name_ThatCannotBe_IsRefusedWithASentence(string name, string sentence)
    {
        await _space.StoreRoleAsync("Desk", Scope.Reseller, _space.Ours, ServicesSee);
        var other = await _space.StoreRoleAsync("Other", Scope.Reseller, _space.Ours, ServicesSee);

        Assert.Equal(sentence, (await _space.RoleCommands.CreateAsync(Draft(name), Ct)).Failure?.Message);
        Assert.Equal(sentence, (await _space.RoleCommands.ChangeAsync(other, await _space.VersionAsync(other), Draft(name), Ct)).Failure?.Message);
        Assert.Empty(await _space.AuditAsync());
    }

    [Theory]
    [InlineData(Role.NameMaxLength, true)]
    [InlineData(Role.NameMaxLength + 1, false)]
    [InlineData(10_000, false)]
    public async Task Name_OfAnyLength_HasOneToSixtyCharacters(int length, bool taken) =>
        Assert.Equal(taken, (await _space.RoleCommands.CreateAsync(Draft(new string('x', length)), Ct)).Succeeded);

    [Fact]
    public async Task Name_InOtherLetters_IsAChange()
    {
        var id = await _space.StoreRoleAsync("desk", Scope.Reseller, _space.Ours);

        Assert.True((await _space.RoleCommands.ChangeAsync(id, await _space.VersionAsync(id), Draft("Desk"), Ct)).Succeeded);

        Assert.Equal("Desk", (await _space.RoleQueries.FindAsync(id, Ct))!.Draft.Name);
    }

    [Fact]
    public async Task Name_GivenToTheInstallationSince_CanStay()
    {
        var id = await _space.StoreRoleAsync("Desk", Scope.Reseller, _space.Ours);
        await _space.StoreRoleAsync("Desk", Scope.Reseller, null);

        Assert.True((await _space.RoleCommands.ChangeAsync(id, await _space.VersionAsync(id), Draft("Desk", Scope.Reseller, NotesRead), Ct)).Succeeded);
        Assert.Equal("There is a role called “Desk” already.", (await _space.RoleCommands.CreateAsync(Draft("Desk"), Ct)).Failure?.Message);
    }

    [Fact]
    public async Task CreateAsync_TheSameNameAtOnce_SucceedsOnce()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => _space.RoleCommands.CreateAsync(Draft("Desk"), Ct), Ct)));

        Assert.Single(results, result => result.Succeeded);
        Assert.All(results.Where(result => !result.Succeeded), result => Assert.Equal("There is a role called “Desk” already.", result.Failure!.Message));
    }

    [Fact]
    public async Task ChangeAsync_ByTwoAtOnce_SucceedsOnce()
    {
        var id = await _space.StoreRoleAsync("Desk", Scope.Reseller, _space.Ours);
        var version = await _space.VersionAsync(id);

        var results = await Task.WhenAll(new[] { NotesRead, NotesWrite }.Select(permission =>
            Task.Run(() => _space.RoleCommands.ChangeAsync(id, version, Draft("Desk", Scope.Reseller, permission), Ct), Ct)));

        Assert.Single(results, result => result.Succeeded);
        Assert.Single(results, result => result.Failure is Failure.Stale);
        Assert.Single(await _space.StoredPermissionsAsync(id));
    }

    [Theory]
    [InlineData("services.teleport", "There is no permission “services.teleport”.")]
    [InlineData("", "There is no permission “”.")]
    [InlineData(AddOnsOrder, "“Order add-ons” belongs in roles of the customer scope only.")]
    [InlineData(ResellersManage, "“Manage resellers” belongs in roles of the platform scope only.")]
    public async Task Permission_ThatCannotBeInTheRole_IsRefusedWithASentence(string permission, string sentence)
    {
        var id = await _space.StoreRoleAsync("Desk", Scope.Reseller, _space.Ours, ServicesSee);

        Assert.Equal(sentence, (await _space.RoleCommands.CreateAsync(Draft("New", Scope.Reseller, ServicesSee, permission), Ct)).Failure?.Message);
        Assert.Equal(sentence, (await _space.RoleCommands.ChangeAsync(id, await _space.VersionAsync(id), Draft("Desk", Scope.Reseller, permission), Ct)).Failure?.Message);
        Assert.Equal([ServicesSee], await _space.StoredPermissionsAsync(id));
    }

    [Fact]
    public async Task Permission_OfTenThousandCharacters_IsQuotedShortened() =>
        Assert.Equal(
            $"There is no permission “{new string('x', 40)}…”.",
            (await _space.RoleCommands.CreateAsync(Draft("New", Scope.Reseller, new string('x', 10_000)), Ct)).Failure?.Message);

    public void Dispose() => _space.Dispose();
}
