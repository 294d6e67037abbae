using Microsoft.AspNetCore.Identity;

namespace SpaceAdmin.Core.Access;

/// <summary>A named set of permissions of one scope, kept as its claims.</summary>
public sealed class Role : IdentityRole<int>
{
    public Scope Scope { get; set; }
}
