using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>Finds how to reach a provisioner, for whoever sends something there.</summary>
internal sealed class ProvisionerConnections(ProvisionerSecrets secrets)
{
    /// <returns>With the secret in clear; or the sentence that says why there is no way.</returns>
    public async Task<Result<ProvisionerConnection>> FindAsync(SpaceDb db, int resellerId, ProvisionerKind kind, CancellationToken ct)
    {
        var setting = await db.ProvisionerSettings.AsNoTracking().SingleOrDefaultAsync(one => one.ResellerId == resellerId && one.Kind == kind, ct).ConfigureAwait(false);
        if (setting is null)
        {
            var reseller = await db.Resellers.Where(one => one.Id == resellerId).Select(one => one.Name).SingleOrDefaultAsync(ct).ConfigureAwait(false);
            return new Failure.Rejected($"{reseller ?? "The reseller"} has no connection to {ProvisionerWords.Outside(kind)} yet. Set it up under Provisioning.");
        }

        var secret = secrets.Unseal(setting);
        return secret.Succeeded
            ? new ProvisionerConnection(new Uri(setting.Address), setting.UserName, secret.Value, setting.Namespace, setting.ParentPackageId)
            : secret.Failure;
    }
}
