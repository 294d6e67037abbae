using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Web.Access;

/// <summary>Changes the account of whoever is signed in in this browser.</summary>
public sealed class OwnAccount(SpaceDb db, Writer writer, SignInManager<User> signIns, AccountAudit audit, ChangeFeed feed)
{
    /// <summary>
    /// The change, the entry about it and what it means for sessions: all of it, or nothing. This browser goes on with a new
    /// cookie; open pages ask again who they are.
    /// </summary>
    /// <param name="endOthers">Signs out everywhere else.</param>
    /// <param name="proven">The change proved a second factor, so that this session has one from now on.</param>
    public async Task<IdentityResult> ChangeAsync(
        User user, string action, Func<Task<IdentityResult>> change, string? detail = null, string? before = null, string? after = null, bool endOthers = false, bool proven = false)
    {
        var here = signIns.Context.User.SessionId;
        var entry = audit.Done(user, action, RemoteAddress.Of(signIns.Context), detail, before, after);
        var changed = IdentityResult.Success;
        var stored = await writer.RunAsync<User>(db, Actor.Program, async write => // on the context that Identity writes with
        {
            changed = await change();
            if (!changed.Succeeded)
            {
                return AccountRefused.By(changed);
            }

            if (endOthers)
            {
                await db.Sessions.Where(row => row.UserId == user.Id && row.Id != here).ExecuteDeleteAsync();
            }

            if (proven)
            {
                await db.Sessions.Where(row => row.Id == here).ExecuteUpdateAsync(rows => rows.SetProperty(row => row.SecondFactor, true));
            }
            else if (!await db.HasSecondFactorAsync(user.Id, CancellationToken.None))
            {
                // The last one is gone: a role that asks for one asks at once.
                await db.Sessions.Where(row => row.UserId == user.Id).ExecuteUpdateAsync(rows => rows.SetProperty(row => row.SecondFactor, false));
            }

            write.Audit(entry);
            return user;
        }, CancellationToken.None);
        if (!stored.Succeeded)
        {
            return changed;
        }

        await signIns.RefreshSignInAsync(user);
        feed.Publish(Topics.User(user.Id));
        return changed;
    }

    /// <summary>Sets a password and signs out everywhere else.</summary>
    public async Task<IdentityResult> SetPasswordAsync(User user, string password, string? detail = null)
    {
        var users = signIns.UserManager;
        var errors = new List<IdentityError>();
        foreach (var validator in users.PasswordValidators)
        {
            errors.AddRange((await validator.ValidateAsync(users, user, password)).Errors);
        }

        if (errors.Count > 0)
        {
            return IdentityResult.Failed([.. errors]);
        }

        var hash = users.PasswordHasher.HashPassword(user, password); // before the write begins: it takes long, and keeps nobody waiting here
        return await ChangeAsync(
            user,
            AuditActions.ChangePassword,
            () =>
            {
                user.PasswordHash = hash;
                return users.UpdateSecurityStampAsync(user);
            },
            detail,
            endOthers: true);
    }

    /// <summary>The sentence that refuses a sensitive change, or null: a browser that was left open is not its owner.</summary>
    /// <param name="password">Not asked for where the account has none.</param>
    public async Task<string?> ProofRefusalAsync(User user, string? password, string action)
    {
        if (user.PasswordHash is null)
        {
            return null;
        }

        var result = await signIns.CheckPasswordSignInAsync(user, password ?? "", lockoutOnFailure: true);
        if (result.Succeeded)
        {
            return null;
        }

        var why = result.IsLockedOut ? "locked" : "wrong password";
        await audit.RefusedAsync(user, AuditActions.AccountChangeRefused, $"{action}: {why}", RemoteAddress.Of(signIns.Context), CancellationToken.None);
        return result.IsLockedOut ? "Too many wrong passwords. Try again later." : "The current password is not right.";
    }
}
