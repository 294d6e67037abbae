using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>Seals passwords and keys, so that no table shows them. What is sealed for one connection opens for no other.</summary>
public sealed class ProvisionerSecrets(IDataProtectionProvider keys)
{
    private const string Purpose = "SpaceAdmin.Provisioning.Secret";

    internal string Seal(int resellerId, string kind, string secret) => Of(resellerId, kind).Protect(secret);

    /// <summary>In clear; or why there is none.</summary>
    internal Result<string> Unseal(ProvisionerSetting setting, ProvisionerDescription description)
    {
        if (setting.SealedSecret is not { } secret)
        {
            return new ConnectionRefusal.SecretMissing(description.Secret.Missing);
        }

        try
        {
            return Of(setting.ResellerId, setting.Kind).Unprotect(secret);
        }
        catch (CryptographicException)
        {
            return new ConnectionRefusal.SecretLost(description.Secret.Noun, description.Noun); // a database that was restored without its keys, say
        }
    }

    private IDataProtector Of(int resellerId, string kind) => keys.CreateProtector(Purpose, resellerId.ToString(CultureInfo.InvariantCulture), kind);
}
