using System.Globalization;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>What SolidCP is, and what a connection to a panel needs: whose credentials, and in which hosting space customers are created.</summary>
public static class SolidCpDescription
{
    public const string Key = "solidcp";

    public const string UserName = "user";
    public const string HostingSpace = "space";
    public const string Namespace = "namespace";

    private const int UserNameMaxLength = 100;
    private const int PasswordMaxLength = 200;
    private const int NamespaceMaxLength = 200;

    private static readonly ProvisionerKind s_kind = new(
        Key, "SolidCP", "Each status counts when the reseller’s panel has confirmed it. Its plans need the numbers of their hosting plans.")
    {
        PlanHint = "The number of its hosting plan in SolidCP.",
        PlanIsNumber = true,
        ValidatePlan = plan => Number(plan) is null ? new SolidCpRefusal.PlanNotNumber() : null,
    };

    /// <summary>The XML namespaces that versions of SolidCP speak, today's first.</summary>
    public static IReadOnlyList<string> Namespaces { get; } = ["http://smbsaas/solidcp/enterpriseserver", "http://smbsaas/websitepanel/enterpriseserver"];

    public static ProvisionerDescription Value { get; } = new(s_kind)
    {
        Noun = "SolidCP",
        About = "Hosting spaces and their add-ons are made, suspended and cancelled in the panel. A status counts when the panel has confirmed it.",
        Address = new AddressField("https://panel.example/", "The folder of the panel’s services, without esPackages.asmx.")
        {
            WithoutHttps = "Without https the password crosses the network in clear. Use https if the panel has it.",
            Validate = address => address.Query.Length > 0 || address.Fragment.Length > 0 ? new SolidCpRefusal.AddressNotFolder() : null,
        },
        Fields =
        [
            new ProvisionerField(UserName, "User name") { IsRequired = true, MaxLength = UserNameMaxLength, Phrase = "with the user", Reader = ReadUserName },
            new SecretField("Password", "Type the password of the panel's user.") { Noun = "password", IsRequired = true, MaxLength = PasswordMaxLength, Reader = ReadPassword },
            new ProvisionerField(Namespace, "Namespace")
            {
                Hint = "What the panel’s messages are named by. Versions that were called WebsitePanel have another one.",
                MaxLength = NamespaceMaxLength, Default = Namespaces[0], Suggestions = Namespaces, Reader = ReadNamespace,
            },
            new ProvisionerField(HostingSpace, "Hosting space")
            {
                Hint = "The number of the space in which the panel is to create customers.", IsRequired = true, IsNumber = true, Reader = ReadHostingSpace,
            },
        ],
    };

    /// <summary>A whole number from 1, which the panel counts from; null for what is none.</summary>
    internal static int? Number(string? text) =>
        int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static Result<string> ReadUserName(string typed)
    {
        var user = typed.Trim();
        return user.Length == 0 ? new SolidCpRefusal.UserNameMissing()
            : user.Length > UserNameMaxLength || user.Any(char.IsControl) ? new SolidCpRefusal.NotOneLine("user name", UserNameMaxLength)
            : user.Contains(':', StringComparison.Ordinal) ? new SolidCpRefusal.UserNameWithColon()
            : user;
    }

    // A password may begin and end with a space.
    private static Result<string> ReadPassword(string typed) =>
        typed.Length > PasswordMaxLength || typed.Any(char.IsControl) ? new SolidCpRefusal.NotOneLine("password", PasswordMaxLength) : typed;

    private static Result<string> ReadNamespace(string typed)
    {
        var xmlNamespace = typed.Trim();
        return xmlNamespace.Length > NamespaceMaxLength ? new SolidCpRefusal.NamespaceTooLong(NamespaceMaxLength)
            : Uri.IsWellFormedUriString(xmlNamespace, UriKind.Absolute) ? xmlNamespace
            : new SolidCpRefusal.NoNamespace(Namespaces[0]);
    }

    private static Result<string> ReadHostingSpace(string typed) =>
        Number(typed) is { } space ? space.ToString(CultureInfo.InvariantCulture) : new SolidCpRefusal.NoHostingSpace();
}
