using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Users;

namespace SpaceAdmin.Web.Access;

/// <summary>
/// Makes and checks the codes of invitations. Nothing is stored: a code is sealed with our keys over the user, the time and
/// the user's security stamp, which changes when a code is used.
/// </summary>
internal sealed class InvitationTokens(IDataProtectionProvider keys, IOptions<InvitationTokens.Settings> settings, ILogger<DataProtectorTokenProvider<User>> logger)
    : DataProtectorTokenProvider<User>(keys, settings, logger)
{
    public const string ProviderName = "Invitation";

    internal sealed class Settings : DataProtectionTokenProviderOptions
    {
        public Settings()
        {
            Name = ProviderName;
            TokenLifespan = IInvitationSender.Lifetime;
        }
    }
}

/// <summary>The same for a new password, for a shorter time.</summary>
internal sealed class PasswordResetTokens(IDataProtectionProvider keys, IOptions<PasswordResetTokens.Settings> settings, ILogger<DataProtectorTokenProvider<User>> logger)
    : DataProtectorTokenProvider<User>(keys, settings, logger)
{
    public const string ProviderName = "PasswordReset";

    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);

    internal sealed class Settings : DataProtectionTokenProviderOptions
    {
        public Settings()
        {
            Name = ProviderName;
            TokenLifespan = Lifetime;
        }
    }
}
