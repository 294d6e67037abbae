using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>Finds how to reach a provisioner, for whoever sends something there.</summary>
internal sealed class ProvisionerConnections(ProvisionerSecrets secrets)
{
    /// <returns>With the secret in clear; or why there is no way.</returns>
    public async Task<Result<ProvisionerConnection>> FindAsync(SpaceDb db, int resellerId, ProvisionerDescription description, CancellationToken ct)
    {
        var setting = await db.ProvisionerSettings.AsNoTracking().SingleOrDefaultAsync(one => one.ResellerId == resellerId && one.Kind == description.Kind.Key, ct).ConfigureAwait(false);
        if (setting is null)
        {
            var reseller = await db.Resellers.Where(one => one.Id == resellerId).Select(one => one.Name).SingleOrDefaultAsync(ct).ConfigureAwait(false);
            return new ConnectionRefusal.NotSetUp(reseller ?? "The reseller", description.Noun);
        }

        var secret = secrets.Unseal(setting, description);
        return secret.Succeeded ? new ProvisionerConnection(new Uri(setting.Address), setting.Fields, secret.Value) : secret.Failure;
    }
}
