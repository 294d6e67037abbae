using System.Security.Cryptography;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>What the panel wants to know of a customer.</summary>
internal static class SolidCpAccount
{
    private const int UserNameMaxLength = 50;
    private const int NameMaxLength = 50;
    private const int PasswordLength = 20;

    // Without those that are mistaken for one another when somebody reads them out.
    private static readonly string[] s_signs = ["ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnopqrstuvwxyz", "23456789", "-_.!*"];

    /// <summary>The sentence that refuses a user name, or null. The panel calls folders by it, too.</summary>
    public static string? UserNameRefusal(string userName) =>
        userName.Length is > 0 and <= UserNameMaxLength && userName.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' or '@') && userName.Trim('.').Length > 0
            ? null
            : $"SolidCP cannot have a user “{userName}”: its user names are 1 to {UserNameMaxLength} letters and digits of English, “.”, “-”, “_” and “@”.";

    /// <summary>In two parts, the last word being the second.</summary>
    public static (string First, string Last) Names(ProvisionedCustomer customer)
    {
        var name = customer.Name.Trim() is { Length: > 0 } said ? said : customer.UserName;
        var gap = name.LastIndexOf(' ');
        return gap < 0 ? (Cut(name), "") : (Cut(name[..gap].TrimEnd()), Cut(name[(gap + 1)..]));
    }

    /// <summary>One that nobody can guess, with a sign of each kind that a panel may ask for.</summary>
    public static string NewPassword()
    {
        var all = string.Concat(s_signs);
        var signs = s_signs.Select(kind => RandomNumberGenerator.GetString(kind, 1)[0]).Concat(RandomNumberGenerator.GetString(all, PasswordLength - s_signs.Length)).ToArray();
        RandomNumberGenerator.Shuffle<char>(signs);
        return new string(signs);
    }

    private static string Cut(string name) => name.Length <= NameMaxLength ? name : name[..NameMaxLength];
}
