using Microsoft.AspNetCore.Identity;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Web.Access;

/// <summary>Identity refuses what is to be stored of an account, such as a password that is too short.</summary>
/// <param name="Reasons">A sentence each.</param>
public sealed record AccountRefused(IReadOnlyList<string> Reasons) : Failure.Rejected("account.refused", string.Join(' ', Reasons))
{
    public static AccountRefused By(IdentityResult result) => new([.. result.Errors.Select(error => error.Description)]);
}
