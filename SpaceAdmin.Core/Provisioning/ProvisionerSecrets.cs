using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>Seals passwords and keys, so that no table shows them. What is sealed for one connection opens for no other.</summary>
public sealed class ProvisionerSecrets(IDataProtectionProvider keys)
{
    private const string Purpose = "SpaceAdmin.Provisioning.Secret";

    internal string Seal(int resellerId, ProvisionerKind kind, string secret) => Of(resellerId, kind).Protect(secret);

    /// <summary>In clear; or the sentence that says why there is none.</summary>
    internal Result<string> Unseal(ProvisionerSetting setting)
    {
        if (setting.SealedSecret is not { } secret)
        {
            return new Failure.Rejected(ProvisionerRules.MissingSecret(setting.Kind));
        }

        try
        {
            return Of(setting.ResellerId, setting.Kind).Unprotect(secret);
        }
        catch (CryptographicException)
        {
            return new Failure.Rejected(ProvisionerRules.LostSecret(setting.Kind)); // a database that was restored without its keys, say
        }
    }

    private IDataProtector Of(int resellerId, ProvisionerKind kind) =>
        keys.CreateProtector(Purpose, resellerId.ToString(CultureInfo.InvariantCulture), kind.ToString());
}
