using System.Buffers.Text;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Web.Access;

/// <summary>Links that let somebody into an account once: made for a mail, looked at by a page, used by its form.</summary>
public sealed class AccountLinks(SpaceDb db, Writer writer, UserManager<User> users, ActorReader actors, AccountAudit audit)
{
    private const int CodeMaxLength = 1024;

    /// <summary>The address of the link on this site.</summary>
    public async Task<string> MakeAsync(LinkKind kind, User user)
    {
        var token = await users.GenerateUserTokenAsync(user, kind.Provider, kind.Purpose);
        return string.Create(CultureInfo.InvariantCulture, $"{kind.Path}?user={user.Id}&code={Base64Url.EncodeToString(Convert.FromBase64String(token))}");
    }

    /// <summary>Whose link it is; null for one that is expired, used, altered, or of somebody who may not come in, all alike.</summary>
    public async Task<User?> FindAsync(LinkKind kind, string? userId, string? code)
    {
        if (!int.TryParse(userId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || Token(code) is not { } token)
        {
            return null;
        }

        // A code is checked against nobody as well: the time tells nothing about who is there.
        var user = await users.FindByIdAsync(userId);
        var fits = await users.VerifyUserTokenAsync(user is { SecurityStamp: not null } ? user : new User { Id = id, SecurityStamp = "nobody" }, kind.Provider, kind.Purpose, token);
        return fits && user is not null && kind.Fits(user) && await actors.FindAsync(id, CancellationToken.None) is not null ? user : null;
    }

    /// <summary>Writes down that a link did not work; the account that it names may not be there.</summary>
    public async Task RefusedAsync(LinkKind kind, string? userId, string? address)
    {
        var user = int.TryParse(userId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == id) : null;
        await audit.LinkRefusedAsync(user, kind.Name, address, CancellationToken.None);
    }

    /// <summary>Lets somebody in who was invited, with a first password or passkey. The failure is not "rejected" when the link is dead.</summary>
    /// <param name="addCredential">Saves it, or says why not.</param>
    public Task<Result<User>> AcceptAsync(string? userId, string? code, Func<User, Task<IdentityResult>> addCredential, string? address) =>
        UseAsync(LinkKind.Invitation, userId, code, address, async user =>
        {
            var added = await addCredential(user);
            if (!added.Succeeded)
            {
                return added;
            }

            user.EmailConfirmed = true;
            return await users.UpdateSecurityStampAsync(user); // a passkey alone would not change it
        });

    /// <summary>Sets a new password and signs its user out everywhere.</summary>
    public Task<Result<User>> ResetPasswordAsync(string? userId, string? code, string password, string? address) =>
        UseAsync(LinkKind.PasswordReset, userId, code, address, async user =>
        {
            user.LockoutEnd = null;
            user.AccessFailedCount = 0;
            var result = await users.ResetPasswordAsync(user, Token(code)!, password);
            if (result.Succeeded)
            {
                await db.Sessions.Where(session => session.UserId == user.Id).ExecuteDeleteAsync();
            }

            return result;
        });

    // On the context that Identity writes with.
    private Task<Result<User>> UseAsync(LinkKind kind, string? userId, string? code, string? address, Func<User, Task<IdentityResult>> use) =>
        writer.RunAsync<User>(db, Actor.Program, async write =>
        {
            db.ChangeTracker.Clear(); // what was read before the write began may be old
            if (await FindAsync(kind, userId, code) is not { } user)
            {
                return new Failure.NotFound("The link");
            }

            var entry = audit.Done(user, kind.Done, address);
            if (await use(user) is { Succeeded: false } refused)
            {
                db.ChangeTracker.Clear();
                return AccountRefused.By(refused);
            }

            write.Audit(entry);
            write.Publish([Topics.User(user.Id), .. Topics.People(user.ResellerId)]);
            return user;
        }, CancellationToken.None);

    /// <summary>The code as Identity knows it; null when it cannot be one.</summary>
    private static string? Token(string? code) =>
        code is { Length: > 0 and <= CodeMaxLength } && Base64Url.IsValid(code) ? Convert.ToBase64String(Base64Url.DecodeFromChars(code)) : null;
}
