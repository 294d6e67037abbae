using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Web.Access;

/// <summary>What an account has, and what its roles ask for, besides a password.</summary>
internal static class SecondFactors
{
    extension(SpaceDb db)
    {
        public Task<bool> HasSecondFactorAsync(int userId, CancellationToken ct) => db.Users.AnyAsync(
            user => user.Id == userId && (user.TwoFactorEnabled || db.Set<IdentityUserPasskey<int>>().Any(passkey => passkey.UserId == userId)), ct);

        public Task<bool> NeedsSecondFactorAsync(int userId, CancellationToken ct) => db.UserRoles.AnyAsync(
            held => held.UserId == userId && db.Roles.Any(role => role.Id == held.RoleId && role.RequiresSecondFactor), ct);
    }
}
