using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>Signs requests as Standard Webhooks describes (standardwebhooks.com), with a secret that both sides know.</summary>
public static class WebhookSignature
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    private const string Prefix = "whsec_";
    private const int MinBytes = 24;
    private const int MaxBytes = 64;
    private const int NewBytes = 32;
    private const int IdMaxLength = 100;

    /// <summary>A secret that nobody else has.</summary>
    public static string NewSecret() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(NewBytes));

    /// <summary>The sentence that refuses a secret, or null. It never repeats the secret.</summary>
    public static string? SecretRefusal(string secret) => Key(secret) is null
        ? $"The secret of a webhook is “{Prefix}” and then {MinBytes} to {MaxBytes} random bytes in base64, as Standard Webhooks describes."
        : null;

    /// <summary>The value of <see cref="SignatureHeader"/>.</summary>
    /// <exception cref="ArgumentException">The secret is none.</exception>
    public static string Sign(string secret, string id, DateTimeOffset sentAt, string body) =>
        Sign(Key(secret) ?? throw new ArgumentException(SecretRefusal(secret), nameof(secret)), id, sentAt, body);

    internal static string Sign(byte[] key, string id, DateTimeOffset sentAt, string body) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{id}.{Timestamp(sentAt)}.{body}")));

    /// <summary>The value of <see cref="TimestampHeader"/>.</summary>
    public static string Timestamp(DateTimeOffset sentAt) => sentAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// The value of <see cref="IdHeader"/> for the key of a request: the key itself where it can stand in a header and holds no full
    /// stop, which divides what is signed. Two keys never share one.
    /// </summary>
    public static string IdOf(string key)
    {
        var id = new string([.. key.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or ':' ? letter : '_')]);
        return id == key && key.Length is > 0 and <= IdMaxLength
            ? key
            : $"{id[..Math.Min(id.Length, IdMaxLength / 2)]}_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16))}";
    }

    private static byte[]? Key(string secret)
    {
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var bytes = new byte[MaxBytes + 3]; // what is longer does not fit, and is none
        return Convert.TryFromBase64String(secret[Prefix.Length..], bytes, out var length) && length is >= MinBytes and <= MaxBytes ? bytes[..length] : null;
    }
}
