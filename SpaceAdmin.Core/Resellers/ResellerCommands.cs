using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Resellers;

public sealed class ResellerCommands(UnitOfWork unitOfWork)
{
    /// <returns>The key of the new reseller.</returns>
    public Task<Result<int>> CreateAsync(ResellerSettings settings, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.ResellersManage, async write =>
        {
            if (Reseller.Refusal(settings) is { } refused)
            {
                return refused;
            }

            if (await TakenAsync(write.Db, settings.Name, null, ct).ConfigureAwait(false) is { } taken)
            {
                return taken;
            }

            var reseller = new Reseller(settings.Name);
            reseller.Change(settings);
            write.Db.Resellers.Add(reseller);
            await write.SaveAsync(ct).ConfigureAwait(false); // its entry needs its key; nothing is seen before the commit
            Record(write, reseller, AuditActions.CreateReseller, null, Changes(null, SettingsOf(reseller)).After);
            return reseller.Id;
        }, ct);

    /// <param name="version">The version that the actor was looking at; another one now is refused as stale.</param>
    public Task<Result<int>> ChangeAsync(int id, int version, ResellerSettings settings, CancellationToken ct) => WriteAsync(id, version, async (write, reseller) =>
    {
        if (Reseller.Refusal(settings) is { } refused)
        {
            return refused;
        }

        if (await TakenAsync(write.Db, settings.Name, id, ct).ConfigureAwait(false) is { } taken)
        {
            return taken;
        }

        var before = SettingsOf(reseller);
        reseller.Change(settings);
        var changes = Changes(before, SettingsOf(reseller));
        if (!changes.Any)
        {
            return write.Unchanged<Failure?>(null);
        }

        Record(write, reseller, AuditActions.ChangeReseller, changes.Before, changes.After);
        write.Publish(Topics.Reseller(id), Topics.AllServices);
        return null;
    }, ct);

    /// <summary>Signs its people out and keeps them out, and whoever acts as one of its customers. Its services stay, and the monitor leaves them alone.</summary>
    /// <inheritdoc cref="ChangeAsync"/>
    public Task<Result<int>> DisableAsync(int id, int version, CancellationToken ct) => WriteAsync(id, version, async (write, reseller) =>
    {
        if (reseller.DisabledAt is not null)
        {
            return new ResellerRefusal.AlreadyDisabled(reseller.Name);
        }

        reseller.Disable(write.Now);
        var sessions = write.Db.Sessions.Where(session =>
            write.Db.Users.Any(user => user.Id == session.UserId && user.ResellerId == id)
            || write.Db.Customers.Any(customer => customer.Id == session.AsCustomerId && customer.ResellerId == id));
        var people = await sessions.Select(session => session.UserId)
            .Union(write.Db.Users.Where(user => user.ResellerId == id).Select(user => user.Id)) // an open page may have outlived its session
            .ToListAsync(ct).ConfigureAwait(false);
        await sessions.ExecuteDeleteAsync(ct).ConfigureAwait(false);
        Record(write, reseller, AuditActions.DisableReseller, "Enabled", "Disabled");
        write.Publish([.. people.Select(Topics.User), .. Services(id)]);
        return null;
    }, ct);

    /// <summary>Lets its people in again, and the monitor to its services. What is owed for these got no warning meanwhile, so there are days to pay first.</summary>
    /// <inheritdoc cref="ChangeAsync"/>
    public Task<Result<int>> EnableAsync(int id, int version, CancellationToken ct) => WriteAsync(id, version, async (write, reseller) =>
    {
        if (reseller.DisabledAt is null)
        {
            return new ResellerRefusal.NotDisabled(reseller.Name);
        }

        reseller.Enable();
        await write.Db.Services.Where(service => service.ResellerId == id)
            .GiveDaysToPayAsync(reseller.Local(write.Now).Today, "its reseller was enabled", ct).ConfigureAwait(false);
        Record(write, reseller, AuditActions.EnableReseller, "Disabled", "Enabled");
        write.Publish(Services(id));
        return null;
    }, ct);

    private Task<Result<int>> WriteAsync(int id, int version, Func<Write, Reseller, Task<Failure?>> change, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.ResellersManage, async write =>
        {
            var reseller = await write.Db.Resellers.VisibleTo(write.Actor).SingleOrDefaultAsync(one => one.Id == id, ct).ConfigureAwait(false);
            if (reseller is null)
            {
                return new Failure.NotFound("That reseller");
            }

            if (reseller.Version != version)
            {
                return new Failure.Stale();
            }

            return await change(write, reseller).ConfigureAwait(false) is { } refused ? refused : id;
        }, ct);

    // Only administrators of the installation are told: a name gives no tenant away.
    private static async Task<Failure?> TakenAsync(SpaceDb db, string name, int? self, CancellationToken ct)
    {
        var trimmed = name.Trim();
        return await db.Resellers.AnyAsync(other => other.Name == trimmed && other.Id != self, ct).ConfigureAwait(false)
            ? new ResellerRefusal.NameTaken(trimmed)
            : null;
    }

    // The lists show what is held, and the monitor's page what it leaves alone.
    private static string[] Services(int id) => [Topics.Reseller(id), Topics.AllServices, Topics.Monitor];

    private static ResellerSettings SettingsOf(Reseller reseller) => new(reseller.Name, reseller.Currency, reseller.TimeZone, reseller.SupportAddress);

    private static AuditChanges Changes(ResellerSettings? before, ResellerSettings after) => new AuditChanges()
        .Add("Name", before?.Name, after.Name)
        .Add("Currency", before?.Currency, after.Currency)
        .Add("Time zone", before?.TimeZone, after.TimeZone)
        .Add("Support address", before?.SupportAddress, after.SupportAddress);

    // About its rows, so it is read in its own part of the log too.
    private static void Record(Write write, Reseller reseller, string action, string? before, string? after)
    {
        write.Audit(reseller.Id, AuditKinds.Reseller, action, reseller.Name, before, after);
        write.Publish(Topics.People(reseller.Id));
    }
}
