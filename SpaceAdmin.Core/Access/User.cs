using Microsoft.AspNetCore.Identity;

namespace SpaceAdmin.Core.Access;

/// <summary>A person who can sign in. Bound to a reseller, to one of its customers, or, on the platform, to neither.</summary>
public sealed class User : IdentityUser<int>
{
    public const int NameMaxLength = 80;
    public const int EmailMaxLength = 256;

    /// <summary>As colleagues read it.</summary>
    public string Name { get; set; } = "";

    public int? ResellerId { get; set; }

    public int? CustomerId { get; set; }

    /// <summary>Set while the user can neither sign in nor do anything.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>When the newest invitation was sent. It was accepted once <see cref="IdentityUser{TKey}.EmailConfirmed"/> is set.</summary>
    public DateTimeOffset? InvitedAt { get; set; }

    /// <summary>When it last came in.</summary>
    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>The newest order of a customer that it has seen, or waved through; 0 for none yet.</summary>
    public int OrdersReadTo { get; set; }

    /// <summary>Why a name is refused, or null.</summary>
    public static UserRefusal? NameRefusal(string name) =>
        name.Trim() is { Length: > 0 and <= NameMaxLength } trimmed && !trimmed.Any(char.IsControl) ? null : new UserRefusal.NameOutOfRange();

    /// <summary>Why an e-mail address is refused, or null. Whether it is anybody's, only a mail can tell.</summary>
    public static UserRefusal? EmailRefusal(string email) => email.Trim() switch
    {
        { Length: 0 } => new UserRefusal.EmailMissing(),
        { Length: > EmailMaxLength } => new UserRefusal.EmailTooLong(),
        var trimmed when System.Net.Mail.MailAddress.TryCreate(trimmed, out var parsed) && parsed.Address == trimmed && parsed.DisplayName.Length == 0 && !trimmed.Any(char.IsControl) => null,
        _ => new UserRefusal.NotAnEmail(),
    };
}
