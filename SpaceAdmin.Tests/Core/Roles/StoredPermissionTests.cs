using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Data;
using static SpaceAdmin.Core.Access.Permissions;

namespace SpaceAdmin.Tests.Core;

/// <summary>What another version wrote into a role: never granted, and dropped at the next start.</summary>
public sealed class StoredPermissionTests : IDisposable
{
    private const string Gone = "services.teleport";

    private readonly Space _space = new();
    private readonly Warnings _log = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Scope.Platform, false, AddOnsOrder)]
    [InlineData(Scope.Platform, false, Gone)]
    [InlineData(Scope.Reseller, false, AddOnsOrder)]
    [InlineData(Scope.Reseller, true, AddOnsOrder)]
    [InlineData(Scope.Reseller, true, Gone)]
    [InlineData(Scope.Reseller, true, ResellersManage)]
    public async Task Row_OfAnotherVersion_GrantsNothingAndIsDroppedWithAWarning(Scope scope, bool own, string permission)
    {
        var id = await _space.StoreRoleAsync("Desk", scope, own ? _space.Ours : null, ServicesSee, permission);
        var version = await _space.VersionAsync(id);
        var user = await _space.AddUserAsync("Otto", scope is Scope.Reseller ? _space.Ours : null);
        await _space.GiveRoleAsync(user, id);

        var actor = (await new ActorReader(_space, _space.Clock).FindAsync(user.Id, Ct))!;
        Assert.Equal((true, false), (actor.Can(ServicesSee), actor.Can(permission)));

        await StartAsync();

        Assert.Equal([ServicesSee], await _space.StoredPermissionsAsync(id));
        Assert.NotEqual(version, await _space.VersionAsync(id));
        var warning = Assert.Single(_log.Said);
        Assert.Contains("Desk", warning, StringComparison.Ordinal);
        Assert.Contains(permission, warning, StringComparison.Ordinal);
        var entry = Assert.Single(await _space.AuditAsync());
        Assert.Equal(
            (AuditKinds.Role, AuditActions.ChangeRole, "Desk", "SpaceAdmin", own ? _space.Ours.Id : (int?)null),
            (entry.Kind, entry.Action, entry.Subject, entry.ActorName, entry.ResellerId));
        Assert.EndsWith(permission, entry.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BuiltInRole_WithWhatIsNotItsScopes_LosesItWithAWarningToo()
    {
        var id = await _space.BuiltInRoleAsync(BuiltInRoles.Reseller);
        await using var db = _space.CreateDbContext();
        await db.RoleClaims.Where(claim => claim.RoleId == id && claim.ClaimValue == ServicesSee)
            .ExecuteUpdateAsync(claims => claims.SetProperty(claim => claim.ClaimValue, AddOnsOrder), Ct);

        await StartAsync();

        Assert.Equal(Permissions.Of(Scope.Reseller).Order(StringComparer.Ordinal), await _space.StoredPermissionsAsync(id));
        Assert.Contains(AddOnsOrder, Assert.Single(_log.Said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithNothingToDrop_SaysAndWritesNothing()
    {
        var id = await _space.StoreRoleAsync("Desk", Scope.Reseller, _space.Ours, ServicesSee);
        var version = await _space.VersionAsync(id);

        await StartAsync();

        Assert.Empty(_log.Said);
        Assert.Empty(await _space.AuditAsync());
        Assert.Equal(version, await _space.VersionAsync(id));
    }

    public void Dispose() => _space.Dispose();

    private Task StartAsync() => new SqliteStart(_space, _space.Clock, _log).RunAsync(Ct);

    private sealed class Warnings : ILogger<SqliteStart>
    {
        public List<string> Said { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel is LogLevel.Warning)
            {
                Said.Add(formatter(state, exception));
            }
        }
    }
}
