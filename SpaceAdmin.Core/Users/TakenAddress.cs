using System.Security.Cryptography;
using System.Text;
using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Users;

/// <summary>
/// An invitation to an address that already belongs to an account which the inviter may not see. It gets a row like any other
/// invitation, and looks like one that nobody accepts: an answer, a missing row or a failing button would tell one tenant who
/// works for another. The row carries the address to be shown, but not as the name that people sign in by, so it leads to
/// nothing. In this version the person is not written to; who sees both accounts is told that the address is taken.
/// </summary>
internal static class TakenAddress
{
    /// <summary>How a name begins that stands in for the one to sign in by: a second such invitation of the same tenant is known by it.</summary>
    public static string NamesBegin(string normalizedEmail, int? resellerId) =>
        $"taken-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{resellerId}:{normalizedEmail}")))}";

    /// <summary>Takes from an account that is not stored yet the name that another one has.</summary>
    public static void StandIn(User user)
    {
        // Never the same twice: two people of one tenant may each be unable to see what the other one invited.
        user.UserName = user.NormalizedUserName = $"{NamesBegin(user.NormalizedEmail!, user.ResellerId)}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        user.NormalizedEmail = null;
    }

    public static bool Is(User user) => user.NormalizedEmail is null;
}
