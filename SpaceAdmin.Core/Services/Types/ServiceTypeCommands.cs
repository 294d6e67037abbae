using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Core.Services;

/// <summary>Adds types of services, and says what provisions them.</summary>
public sealed class ServiceTypeCommands(UnitOfWork unitOfWork, ProvisionerKinds kinds)
{
    /// <param name="isAddOn">Whether services of this type extend others. It stays so.</param>
    /// <returns>The key of the new type.</returns>
    public Task<Result<int>> AddAsync(string name, bool isAddOn, string provisioner, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.ServiceTypesManage, async write =>
        {
            if ((ServiceType.ValidateName(name) ?? Validate(provisioner)) is { } refused)
            {
                return refused;
            }

            var trimmed = name.Trim();
            if (await write.Db.ServiceTypes.AnyAsync(other => other.Name == trimmed, ct).ConfigureAwait(false))
            {
                return new ServiceTypeRefusal.NameTaken(trimmed);
            }

            var type = write.Db.ServiceTypes.Add(new ServiceType(name, isAddOn)).Entity;
            type.ProvisionBy(provisioner);
            Record(write, type, AuditActions.CreateServiceType, null, $"{(isAddOn ? "Extends others" : "Stands alone")}; Provisioner: {kinds.Title(provisioner)}");
            await write.SaveAsync(ct).ConfigureAwait(false);
            return type.Id;
        }, ct);

    /// <summary>From now on; what is under way goes on where it was begun.</summary>
    /// <param name="seen">What the actor was looking at; something else now is refused as stale.</param>
    public Task<Result<int>> ProvisionByAsync(int id, string seen, string provisioner, CancellationToken ct) =>
        unitOfWork.RunAsync<int>(Permissions.ServiceTypesManage, async write =>
        {
            if (Validate(provisioner) is { } refused)
            {
                return refused;
            }

            if (await write.Db.ServiceTypes.SingleOrDefaultAsync(one => one.Id == id, ct).ConfigureAwait(false) is not { } type)
            {
                return new Failure.NotFound("That type");
            }

            if (type.Provisioner != seen)
            {
                return new Failure.Stale();
            }

            if (provisioner != seen) // else saved as it was: nothing to tell
            {
                type.ProvisionBy(provisioner);
                Record(write, type, AuditActions.ChangeServiceType, $"Provisioner: {kinds.Title(seen)}", $"Provisioner: {kinds.Title(provisioner)}");
            }

            return id;
        }, ct);

    private ServiceTypeRefusal.UnknownProvisioner? Validate(string provisioner) =>
        kinds.Contains(provisioner) ? null : new ServiceTypeRefusal.UnknownProvisioner([.. kinds.All.Select(kind => kind.Title)]);

    private static void Record(Write write, ServiceType type, string action, string? before, string? after)
    {
        write.Audit(null, AuditKinds.ServiceType, action, type.Name, before, after);
        write.Publish(Topics.AllCatalogues); // it shows what provisions each of its rows
    }
}
