using System.Security.Cryptography;

namespace SpaceAdmin.Core.Access;

/// <summary>A browser in which somebody is signed in. When its row is gone, it is signed out: on every open page, at once.</summary>
public sealed class Session
{
    public const int DeviceMaxLength = 80;
    public const int AddressMaxLength = 64;

    /// <summary>One that was not used for so long is over, as its cookie is.</summary>
    public static readonly TimeSpan IdleLimit = TimeSpan.FromHours(12);

    /// <summary>The last use is kept to this exactness, so that reading a page is no write.</summary>
    public static readonly TimeSpan UseInterval = TimeSpan.FromMinutes(1);

    private Session() // EF
    {
    }

    /// <param name="secondFactor">Whether it began with more than a password: a passkey, an authenticator's or a recovery code.</param>
    public Session(int userId, bool secondFactor, string device, string? address, DateTimeOffset now)
    {
        UserId = userId;
        SecondFactor = secondFactor;
        Device = Cut(device, DeviceMaxLength);
        Address = address is null ? null : Cut(address, AddressMaxLength);
        CreatedAt = LastUsedAt = now;
    }

    /// <summary>Not to be guessed, although only whoever holds the signed cookie can use it.</summary>
    public string Id { get; private set; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    public int UserId { get; private set; }

    public bool SecondFactor { get; set; }

    /// <summary>The customer as whom the user acts in this browser; null while it acts as itself.</summary>
    public int? AsCustomerId { get; set; }

    /// <summary>In words: "Chromium on Linux".</summary>
    public string Device { get; private set; } = "";

    /// <summary>The network address that it was last used from.</summary>
    public string? Address { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>To the minute.</summary>
    public DateTimeOffset LastUsedAt { get; private set; }

    /// <summary>One that was last used before this is over, whether or not its row is still there.</summary>
    public static DateTimeOffset AliveSince(DateTimeOffset now) => now - IdleLimit;

    private static string Cut(string text, int max) => text.Length > max ? text[..max] : text;
}
