using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>What is refused of every connection, whatever its kind. The rest each kind describes.</summary>
public static class ProvisionerRules
{
    /// <summary>What is allowed and should be known, or null.</summary>
    public static string? Warning(ProvisionerDescription description, string address) =>
        Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp ? description.Address.WithoutHttps : null;

    /// <summary>What was typed, read; or the first thing that is wrong with it. Whether the address may be reached is asked elsewhere.</summary>
    internal static Result<CheckedConnection> Check(ProvisionerDescription description, ProvisionerDraft draft)
    {
        if (ValidateAddress(description.Address, draft.Address.Trim(), out var address) is { } refused)
        {
            return refused;
        }

        string? secret = null;
        var values = new List<(string, string)>();
        foreach (var field in description.Fields)
        {
            var read = field.Read(field is SecretField ? draft.Secret : draft.Fields[field.Name]);
            if (!read.Succeeded)
            {
                return read.Failure;
            }

            if (field is SecretField)
            {
                secret = read.Value.Length == 0 ? null : read.Value;
            }
            else
            {
                values.Add((field.Name, read.Value));
            }
        }

        return new CheckedConnection(address, new FieldValues(values), secret);
    }

    /// <summary>Why the secret that is kept cannot be used with this address, or null.</summary>
    internal static Failure? ValidateKeptSecret(SecretField secret, ProvisionerSetting setting, Uri address) =>
        secret.IsSent && Server(new Uri(setting.Address)) is var known && known != Server(address)
            ? new ConnectionRefusal.SecretOfAnotherServer(secret.Noun, known, Server(address))
            : null;

    private static Failure? ValidateAddress(AddressField field, string typed, out Uri address)
    {
        if (!Uri.TryCreate(typed, UriKind.Absolute, out address!) || address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
        {
            return new ConnectionRefusal.NoAddress();
        }

        return address.UserInfo.Length > 0 ? new ConnectionRefusal.AddressWithCredentials()
            : field.Validate(address) is { } refused ? refused
            : Math.Max(typed.Length, address.AbsoluteUri.Length) > ProvisionerSetting.AddressMaxLength ? new ConnectionRefusal.AddressTooLong()
            : null;
    }

    private static string Server(Uri address) => address.GetLeftPart(UriPartial.Authority);
}

/// <summary>What was typed, and is as it should be.</summary>
/// <param name="Secret">Null for the one that is kept.</param>
internal sealed record CheckedConnection(Uri Address, FieldValues Fields, string? Secret)
{
    public ProvisionerConnection With(string secret) => new(Address, Fields, secret);
}
