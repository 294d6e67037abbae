using System.Globalization;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>What connections are refused, and by which sentence.</summary>
public static class ProvisionerRules
{
    public const int SecretMaxLength = 200;

    /// <summary>The XML namespaces that versions of SolidCP speak, today's first.</summary>
    public static IReadOnlyList<string> Namespaces { get; } = [SolidCpClient.Namespace, "http://smbsaas/websitepanel/enterpriseserver"];

    /// <summary>What is allowed and should be known, or null.</summary>
    public static string? Warning(ProvisionerKind kind, string address) =>
        !Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp ? null
        : kind is ProvisionerKind.SolidCp ? "Without https the password crosses the network in clear. Use https if the panel has it."
        : "Without https everybody on the way can read what is sent. The signature alone keeps it from being altered.";

    /// <summary>What was typed, read; or the first thing that is wrong with it. Whether the address may be reached is asked elsewhere.</summary>
    internal static Result<CheckedConnection> Check(ProvisionerKind kind, ProvisionerDraft draft)
    {
        if (!ProvisionerKinds.Outside.Contains(kind))
        {
            return new Failure.Rejected($"Only {string.Join(" and ", ProvisionerKinds.Outside.Select(one => one.Title()))} are reached by a connection.");
        }

        if (AddressRefusal(kind, draft.Address.Trim(), out var address) is { } refused)
        {
            return new Failure.Rejected(refused);
        }

        return kind is ProvisionerKind.Webhook ? Webhook(draft, address) : SolidCp(draft, address);
    }

    /// <summary>Why the secret that is kept cannot be used with this address, or null: it was typed for one server, and goes to no other.</summary>
    internal static string? ElsewhereRefusal(ProvisionerSetting setting, Uri address) =>
        setting.Kind is ProvisionerKind.SolidCp && Server(new Uri(setting.Address)) is var known && known != Server(address)
            ? $"The password that is kept was typed for {known}. Type it again for {Server(address)}."
            : null;

    internal static string MissingSecret(ProvisionerKind kind) =>
        kind is ProvisionerKind.Webhook ? "Make a key with “New key”, or type the one that the receiver has." : "Type the password of the panel's user.";

    internal static string LostSecret(ProvisionerKind kind) =>
        $"The {ProvisionerWords.Secret(kind)} for {ProvisionerWords.Outside(kind)} is kept but cannot be read any more: what it was sealed with is lost. Type it again under Provisioning.";

    private static Result<CheckedConnection> Webhook(ProvisionerDraft draft, Uri address)
    {
        var key = draft.Secret.Trim();
        return key.Length > 0 && WebhookSignature.SecretRefusal(key) is not null
            ? new Failure.Rejected("A key is “whsec_” and 24 to 64 random bytes in base64, as Standard Webhooks describes. “New key” makes one.")
            : new CheckedConnection(address, null, Typed(key), null, null);
    }

    private static Result<CheckedConnection> SolidCp(ProvisionerDraft draft, Uri address)
    {
        var (user, space) = (draft.UserName.Trim(), draft.ParentPackageId.Trim());
        var xmlNamespace = draft.Namespace.Trim() is { Length: > 0 } own ? own : Namespaces[0];
        var parent = int.TryParse(space, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return (UserRefusal(user) ?? PasswordRefusal(draft.Secret) ?? NamespaceRefusal(xmlNamespace)
            ?? (parent > 0 ? null : "The hosting space is a whole number from 1: the one in which the panel is to create customers.")) is { } refused
            ? new Failure.Rejected(refused)
            : new CheckedConnection(address, user, Typed(draft.Secret), xmlNamespace, parent);
    }

    private static string? AddressRefusal(ProvisionerKind kind, string typed, out Uri address)
    {
        if (!Uri.TryCreate(typed, UriKind.Absolute, out address!) || address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
        {
            return "An address begins with https:// or http:// and names a host, such as https://panel.example/.";
        }

        return address.UserInfo.Length > 0 ? "An address has no user name and no password in it."
            : kind is ProvisionerKind.SolidCp && (address.Query.Length > 0 || address.Fragment.Length > 0)
                ? "The address of a panel is the folder of its services, such as https://panel.example/, without “?” and “#”."
            : Math.Max(typed.Length, address.AbsoluteUri.Length) > ProvisionerSetting.AddressMaxLength ? $"An address has at most {ProvisionerSetting.AddressMaxLength} characters."
            : null;
    }

    private static string? UserRefusal(string user) =>
        user.Length == 0 ? "Type the name of the panel's user."
        : user.Length > ProvisionerSetting.UserNameMaxLength || user.Any(char.IsControl) ? $"A user name is one line of at most {ProvisionerSetting.UserNameMaxLength} characters."
        : user.Contains(':', StringComparison.Ordinal) ? "A user name has no colon: the panel could not tell it from the password."
        : null;

    private static string? PasswordRefusal(string password) =>
        password.Length > SecretMaxLength || password.Any(char.IsControl) ? $"A password is one line of at most {SecretMaxLength} characters." : null;

    private static string? NamespaceRefusal(string xmlNamespace) =>
        xmlNamespace.Length > ProvisionerSetting.NamespaceMaxLength ? $"A namespace has at most {ProvisionerSetting.NamespaceMaxLength} characters."
        : Uri.IsWellFormedUriString(xmlNamespace, UriKind.Absolute) ? null
        : $"A namespace is an absolute address such as {Namespaces[0]}.";

    private static string Server(Uri address) => address.GetLeftPart(UriPartial.Authority);

    private static string? Typed(string secret) => secret.Length == 0 ? null : secret;
}

/// <summary>What was typed, and is as it should be.</summary>
/// <param name="Secret">Null for the one that is kept.</param>
internal sealed record CheckedConnection(Uri Address, string? UserName, string? Secret, string? Namespace, int? ParentPackageId)
{
    public ProvisionerConnection With(string secret) => new(Address, UserName, secret, Namespace, ParentPackageId);
}
