using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Resellers;

namespace SpaceAdmin.Tests.Core;

/// <summary>A command that waits for its turn to write asks who acts when its turn has come.</summary>
public sealed class RightLostWhileWaitingTests : IDisposable
{
    private readonly Space _space = new() { Actor = Actors.Administrator };

    public static TheoryData<string> Commands { get; } =
    [
        "create role", "change role", "delete role", "create reseller", "change reseller", "disable reseller", "create customer", "change customer", "sign in as",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _space.Dispose();

    [Theory, MemberData(nameof(Commands))]
    public async Task Command_WhoseActorLosesItsRightMeanwhile_IsRefused(string command)
    {
        var role = await _space.StoreRoleAsync("Night desk", Scope.Reseller, null, Permissions.ServicesSee);
        var version = await _space.VersionAsync(role);
        Task<Failure?> asked;
        await using (var db = _space.CreateDbContext())
        {
            await using var write = await db.BeginWriteAsync(Ct);
            asked = Task.Run(() => AskAsync(command, role, version), Ct);
            while (!db.SomebodyWaits)
            {
                await Task.Delay(5, Ct);
            }

            _space.Actor = _space.Actor with { Granted = new HashSet<string>() };
        }

        Assert.IsType<Failure.Forbidden>(await asked);
        Assert.Empty(await _space.AuditAsync());
    }

    private async Task<Failure?> AskAsync(string command, int role, string version)
    {
        var draft = RoleSpace.Draft("Front desk", Scope.Reseller, Permissions.ServicesSee);
        var settings = new ResellerSettings("New Hosting", "USD", "UTC", null);
        var resellers = new ResellerCommands(_space.UnitOfWork);
        var customers = new CustomerCommands(_space.UnitOfWork);
        return command switch
        {
            "create role" => (await _space.RoleCommands.CreateAsync(draft, Ct)).Failure,
            "change role" => (await _space.RoleCommands.ChangeAsync(role, version, draft, Ct)).Failure,
            "delete role" => (await _space.RoleCommands.DeleteAsync(role, version, Ct)).Failure,
            "create reseller" => (await resellers.CreateAsync(settings, Ct)).Failure,
            "change reseller" => (await resellers.ChangeAsync(_space.Ours.Id, 0, settings, Ct)).Failure,
            "disable reseller" => (await resellers.DisableAsync(_space.Ours.Id, 0, Ct)).Failure,
            "create customer" => (await customers.CreateAsync(_space.Ours.Id, "carla", null, null, Ct)).Failure,
            "change customer" => (await customers.ChangeAsync(_space.Anna.Id, 0, "Anna", null, Ct)).Failure,
            "sign in as" => (await new SignInAsCommands(_space.UnitOfWork).BeginAsync("none", _space.Anna.Id, Ct)).Failure,
            _ => throw new ArgumentOutOfRangeException(nameof(command)),
        };
    }
}
