using System.Security.Cryptography;
using System.Text;

namespace SpaceAdmin.Web.Access;

/// <summary>Proves that whoever makes the first administrator can read what the program prints. Dies with the process.</summary>
public sealed class SetupCode
{
    // No letters that look like digits: it is read off a screen.
    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    public string Text { get; } = string.Join('-', RandomNumberGenerator.GetString(Letters, 20).Chunk(5).Select(group => new string(group)));

    public bool Matches(string? typed) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(Text), Encoding.UTF8.GetBytes((typed ?? "").Trim().ToUpperInvariant()));
}
