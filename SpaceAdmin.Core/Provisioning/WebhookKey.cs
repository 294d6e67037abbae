using System.Security.Cryptography;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>The key that a webhook's requests are signed with, written as Standard Webhooks has it.</summary>
public static class WebhookKey
{
    public const string Prefix = "whsec_";

    private const int Least = 24;
    private const int Most = 64;
    private const int Usual = 32;

    /// <summary>One that nobody has yet.</summary>
    public static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Usual));

    /// <summary>The sentence that refuses a key, or null.</summary>
    public static string? Refusal(string key) => IsKey(key) ? null : $"A key is “{Prefix}” and the base64 of {Least} to {Most} bytes. “New key” makes one.";

    private static bool IsKey(string key)
    {
        Span<byte> bytes = stackalloc byte[Most];
        return key.StartsWith(Prefix, StringComparison.Ordinal) && !key.Any(char.IsWhiteSpace)
            && Convert.TryFromBase64Chars(key.AsSpan(Prefix.Length), bytes, out var length) && length >= Least;
    }
}
