using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Core.Users;

/// <summary>What is done to the accounts of others. Of two who disable one another at the same moment, one is left.</summary>
public sealed partial class UserCommands(UnitOfWork unitOfWork, IInvitationSender invitations)
{
    public Task<Result<UserOutcome>> RenameAsync(int userId, string version, string name, CancellationToken ct) =>
        ChangeAsync(userId, UserAction.Rename, change =>
        {
            if (User.NameRefusal(name) is { } refused)
            {
                return Refused(refused);
            }

            var before = change.User.Name;
            change.User.Name = name.Trim();
            return Done(before, change.User.Name);
        }, ct, version);

    /// <summary>Gives somebody exactly <paramref name="roleIds"/>, of the roles that the actor sees. Others stay as they are.</summary>
    /// <param name="version">The version that the actor was looking at; another one now is refused as stale.</param>
    public Task<Result<UserOutcome>> ChangeRolesAsync(int userId, string version, IReadOnlyCollection<int> roleIds, CancellationToken ct) =>
        ChangeAsync(userId, UserAction.ChangeRoles, change =>
        {
            var (actor, record) = (change.Actor, change.Record);
            var visible = record.Roles.Where(role => role.IsVisibleTo(actor)).ToList();
            if (!roleIds.All(id => visible.Any(role => role.Id == id)))
            {
                return Task.FromResult<Result<Words>>(new Failure.NotFound("That role"));
            }

            var added = visible.Where(role => roleIds.Contains(role.Id) && !record.Held.Contains(role.Id)).ToList();
            var taken = visible.Where(role => !roleIds.Contains(role.Id) && record.Held.Contains(role.Id)).ToList();
            var refusal = added.Select(role => UserRules.GrantRefusal(role, actor))
                .Concat(taken.Select(role => UserRules.TakeRefusal(role, record.Facts)))
                .FirstOrDefault(refused => refused is not null);
            if (added.Count + taken.Count == 0)
            {
                refusal = new UserRefusal.SameRoles(record.Facts.Name);
            }

            if (refusal is not null)
            {
                return Refused(refusal);
            }

            change.Db.UserRoles.AddRange(added.Select(role => new IdentityUserRole<int> { UserId = userId, RoleId = role.Id }));
            change.Db.UserRoles.RemoveRange(taken.Select(role => new IdentityUserRole<int> { UserId = userId, RoleId = role.Id }));
            return Done(NamesOf(record.HeldRoles), NamesOf(record.Roles.Where(role => added.Contains(role) || (record.Held.Contains(role.Id) && !taken.Contains(role)))));
        }, ct, version);

    /// <summary>Signs somebody out everywhere and keeps it out.</summary>
    public Task<Result<UserOutcome>> DisableAsync(int userId, CancellationToken ct) =>
        ChangeAsync(userId, UserAction.Disable, async change =>
        {
            change.User.DisabledAt = change.Now;
            await EndAllAsync(change, ct).ConfigureAwait(false);
            return new Words($"{change.Record.Facts.Status}", $"{UserStatus.Disabled}");
        }, ct);

    public Task<Result<UserOutcome>> EnableAsync(int userId, CancellationToken ct) =>
        ChangeAsync(userId, UserAction.Enable, change =>
        {
            change.User.DisabledAt = null;
            return Done($"{UserStatus.Disabled}", StatusOf(change));
        }, ct);

    public Task<Result<UserOutcome>> UnlockAsync(int userId, CancellationToken ct) =>
        ChangeAsync(userId, UserAction.Unlock, change =>
        {
            change.User.LockoutEnd = null;
            change.User.AccessFailedCount = 0;
            return Done($"{UserStatus.Locked}", StatusOf(change));
        }, ct);

    /// <summary>Signs somebody out in every browser.</summary>
    public Task<Result<UserOutcome>> EndSessionsAsync(int userId, CancellationToken ct) =>
        ChangeAsync(userId, UserAction.EndSessions, async change =>
        {
            await EndAllAsync(change, ct).ConfigureAwait(false);
            return new Words(change.Record.Facts.Sessions == 1 ? "1 session" : $"{change.Record.Facts.Sessions} sessions", "None");
        }, ct);

    /// <summary>Forgets the authenticator app, its recovery codes and all passkeys of somebody who lost them, and signs it out.</summary>
    public Task<Result<UserOutcome>> ResetSecondFactorAsync(int userId, CancellationToken ct) =>
        ChangeAsync(userId, UserAction.ResetSecondFactor, async change =>
        {
            string[] tokens = [UserReading.AuthenticatorKey, UserReading.RecoveryCodes];
            change.User.TwoFactorEnabled = false;
            await change.Db.UserTokens.Where(token => token.UserId == userId && token.LoginProvider == UserReading.TokenProvider && tokens.Contains(token.Name))
                .ExecuteDeleteAsync(ct).ConfigureAwait(false);
            await change.Db.Set<IdentityUserPasskey<int>>().Where(passkey => passkey.UserId == userId).ExecuteDeleteAsync(ct).ConfigureAwait(false);
            await EndAllAsync(change, ct).ConfigureAwait(false);
            return new Words(change.Record.Facts.SecondFactor, "None");
        }, ct);

    private Task<Result<UserOutcome>> ChangeAsync(
        int userId, UserAction action, Func<Change, Task<Result<Words>>> apply, CancellationToken ct, string? version = null) =>
        unitOfWork.RunAsync<UserOutcome>(actor => actor.Can(Permissions.UsersManage) || actor.Can(Permissions.CustomersManage), async write =>
        {
            if (await UserReading.FindAsync(write.Db, write.Actor, userId, write.Now, ct).ConfigureAwait(false) is not { } record)
            {
                return new Failure.NotFound("That user");
            }

            if (!UserRules.MayManage(record.Facts.CustomerId, write.Actor))
            {
                return new Failure.Forbidden();
            }

            var user = await write.Db.Users.SingleAsync(row => row.Id == userId, ct).ConfigureAwait(false);
            if (version is not null && user.ConcurrencyStamp != version)
            {
                return new Failure.Stale();
            }

            if (UserRules.Refusal(action, record.Facts, write.Actor) is { } refusal)
            {
                return refusal;
            }

            var change = new Change(write, user, record);
            var words = await apply(change).ConfigureAwait(false);
            if (!words.Succeeded)
            {
                return words.Failure;
            }

            user.ConcurrencyStamp = NewStamp();
            Record(write, user, Entry(change, action, words.Value));
            return new UserOutcome(userId, user.Name, action);
        }, ct);

    /// <summary>Nobody is signed in as the user any more, and no link that was sent to it works.</summary>
    private static async Task EndAllAsync(Change change, CancellationToken ct)
    {
        await change.Db.Sessions.Where(session => session.UserId == change.User.Id).ExecuteDeleteAsync(ct).ConfigureAwait(false);
        change.User.SecurityStamp = NewStamp();
    }

    private static void Record(Write write, User user, AuditEntry entry)
    {
        write.Audit(entry);
        write.Publish([Topics.User(user.Id), .. Topics.People(user.ResellerId)]);
    }

    private static AuditEntry Entry(Change change, UserAction action, Words words) =>
        new(change.Actor, change.Now, change.User.ResellerId, AuditKinds.User, action.Verb(), Subject(change.User.Email!)) { Before = words.Before, After = words.After };

    private static string Subject(string email) => email.Length > AuditEntry.SubjectMaxLength ? email[..AuditEntry.SubjectMaxLength] : email;

    private static string NamesOf(IEnumerable<RoleFacts> roles) => string.Join(", ", roles.Select(role => role.Name)) is { Length: > 0 } names ? names : "None";

    private static string StatusOf(Change change) =>
        $"{UserStatuses.Of(change.User.DisabledAt, change.User.LockoutEnd, change.User.EmailConfirmed, change.Now)}";

    private static string NewStamp() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    private static Task<Result<Words>> Done(string? before, string? after) => Task.FromResult<Result<Words>>(new Words(before, after));

    private static Task<Result<Words>> Refused(UserRefusal refusal) => Task.FromResult<Result<Words>>(refusal);

    private sealed record Change(Write Write, User User, UserRecord Record)
    {
        public SpaceDb Db => Write.Db;

        public Actor Actor => Write.Actor;

        public DateTimeOffset Now => Write.Now;
    }

    /// <summary>What the audit log says was there before and after.</summary>
    private sealed record Words(string? Before, string? After);
}
