using Microsoft.AspNetCore.Identity;

namespace SpaceAdmin.Core.Access;

/// <summary>A person who can sign in. Bound to a reseller, to one of its customers, or, on the platform, to neither.</summary>
public sealed class User : IdentityUser<int>
{
    public const int NameMaxLength = 80;

    /// <summary>As colleagues read it.</summary>
    public string Name { get; set; } = "";

    public int? ResellerId { get; set; }

    public int? CustomerId { get; set; }

    /// <summary>Set while the user can neither sign in nor do anything.</summary>
    public DateTimeOffset? DisabledAt { get; set; }
}
