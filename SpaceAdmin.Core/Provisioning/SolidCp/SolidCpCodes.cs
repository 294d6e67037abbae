using System.Globalization;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>What SolidCP's negative codes say.</summary>
internal static class SolidCpCodes
{
    /// <summary>What it says of a hosting space that is not there.</summary>
    public const int PackageNotFound = -300;

    /// <summary>Its sentence, with the code for whoever looks it up in the panel's papers.</summary>
    public static string Sentence(int code) => string.Create(CultureInfo.InvariantCulture, $"{Words(code)} ({code}).");

    /// <summary>Nearly all stay as they are until a person does something. What is only not ready yet is asked again.</summary>
    public static OutboxVerdict Verdict(int code) => code is -103 or -302 ? OutboxVerdict.Unclear : OutboxVerdict.Refused;

    private static string Words(int code) => code switch
    {
        -100 or -1100 => "The panel has another user of that name",
        -101 => "The panel has no such user",
        -103 => "The account in the panel still waits to be approved",
        -104 => "The account in the panel is suspended",
        -105 => "The account in the panel is cancelled",
        -106 => "The account in the panel is a demo account, which changes nothing",
        -107 => "The panel asks for an administrator's account for that",
        -108 => "The panel asks for a reseller's account for that",
        -109 or -110 => "The panel does not accept the user name or the password",
        -111 => "The panel does not accept that user name",
        -112 => "The account in the panel has no permission for that",
        -113 => "The panel does not allow that role for the user",
        -114 => "The account in the panel is disabled",
        -115 => "The account in the panel is locked",
        -200 => "The panel has no text for the letter to new users",
        PackageNotFound => "The panel has no such hosting space",
        -301 => "The hosting space has others inside of it",
        -302 => "The hosting space in the panel is new, and not active yet",
        -303 => "The hosting space in the panel is suspended",
        -304 => "The hosting space in the panel is cancelled",
        -305 => "A quota of the hosting space in the panel would be exceeded",
        -1101 => "The panel has an FTP account of that name",
        _ => "The panel refused, with a code that this program does not know",
    };
}
