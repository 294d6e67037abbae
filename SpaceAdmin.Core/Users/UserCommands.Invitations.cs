using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Users;

public sealed partial class UserCommands
{
    /// <summary>Invites somebody to the platform or to a reseller's staff.</summary>
    public async Task<Result<Invited>> InviteAsync(Invitation invitation, CancellationToken ct) =>
        await SendAsync(await AddAsync(invitation, ct).ConfigureAwait(false), ct).ConfigureAwait(false);

    /// <summary>Invites somebody to sign in for a customer.</summary>
    public async Task<Result<Invited>> InviteCustomerAsync(int customerId, string name, string email, CancellationToken ct) =>
        await SendAsync(await AddCustomerAsync(customerId, name, email, ct).ConfigureAwait(false), ct).ConfigureAwait(false);

    /// <summary>Sends a new link. Those that were sent before stop working.</summary>
    public async Task<Result<Invited>> InviteAgainAsync(int userId, CancellationToken ct)
    {
        User? user = null;
        var result = await ChangeAsync(userId, UserAction.InviteAgain, change =>
        {
            user = change.User;
            var before = user.InvitedAt;
            user.InvitedAt = change.Now;
            user.SecurityStamp = NewStamp();
            return Done(before is { } at ? Minute(at) : null, Minute(change.Now));
        }, ct).ConfigureAwait(false);
        return await SendAsync(result.Succeeded ? user! : result.Failure, ct).ConfigureAwait(false);
    }

    private Task<Result<User>> AddAsync(Invitation invitation, CancellationToken ct) =>
        unitOfWork.RunAsync<User>(actor => actor.Can(Permissions.UsersManage) && (actor.Scope is Scope.Platform || invitation.ResellerId is not null), async write =>
        {
            var reseller = await write.Db.Resellers.VisibleTo(write.Actor).SingleOrDefaultAsync(row => row.Id == invitation.ResellerId, ct).ConfigureAwait(false);
            if (invitation.ResellerId is not null && reseller is null)
            {
                return new Failure.NotFound("That reseller");
            }

            var scope = reseller is null ? Scope.Platform : Scope.Reseller;
            var roles = (await UserReading.RolesAsync(write.Db, scope, reseller?.Id, ct).ConfigureAwait(false)).Where(role => role.IsVisibleTo(write.Actor)).ToList();
            var wanted = roles.Where(role => invitation.RoleIds.Contains(role.Id)).ToList();
            if (!invitation.RoleIds.All(id => wanted.Any(role => role.Id == id)))
            {
                return new Failure.NotFound("That role");
            }

            var refusal = User.EmailRefusal(invitation.Email)
                ?? User.NameRefusal(invitation.Name)
                ?? (reseller?.DisabledAt is null ? null : new UserRefusal.ResellerDisabled(reseller.Name))
                ?? (wanted.Count == 0 ? new UserRefusal.NoRole() : null)
                ?? wanted.Select(role => UserRules.GrantRefusal(role, write.Actor)).FirstOrDefault(refused => refused is not null);
            return refusal is null
                ? await AddAsync(write, NewUser(write, invitation.Email, invitation.Name, reseller?.Id, null), wanted, ct).ConfigureAwait(false)
                : refusal;
        }, ct);

    private Task<Result<User>> AddCustomerAsync(int customerId, string name, string email, CancellationToken ct) =>
        unitOfWork.RunAsync<User>(Permissions.CustomersManage, async write =>
        {
            var customer = await write.Db.Customers.WithPeopleFor(write.Actor).AsNoTracking().SingleOrDefaultAsync(row => row.Id == customerId, ct).ConfigureAwait(false);
            if (customer is null)
            {
                return new Failure.NotFound("That customer");
            }

            if ((User.EmailRefusal(email) ?? User.NameRefusal(name)) is { } refused)
            {
                return refused;
            }

            var roles = await UserReading.RolesAsync(write.Db, Scope.Customer, null, ct).ConfigureAwait(false);
            var role = roles.Single(role => role is { ResellerId: null, Name: BuiltInRoles.Customer });
            return await AddAsync(write, NewUser(write, email, name, customer.ResellerId, customer.Id), [role], ct).ConfigureAwait(false);
        }, ct);

    private static async Task<Result<User>> AddAsync(Write write, User user, IReadOnlyList<RoleFacts> roles, CancellationToken ct)
    {
        var address = user.NormalizedEmail!;
        var standIns = TakenAddress.NamesBegin(address, user.ResellerId);
        var others = write.Db.Users.Where(other => other.NormalizedUserName == address || other.NormalizedEmail == address);
        var known = await others.Concat(write.Db.Users.Where(other => other.NormalizedUserName!.StartsWith(standIns)))
            .VisibleTo(write.Actor).Select(other => other.Name).FirstOrDefaultAsync(ct).ConfigureAwait(false);
        if (known is not null)
        {
            return new UserRefusal.EmailTaken(user.Email!, known);
        }

        if (await others.AnyAsync(ct).ConfigureAwait(false))
        {
            TakenAddress.StandIn(user);
        }

        write.Db.Users.Add(user);
        await write.SaveAsync(ct).ConfigureAwait(false); // the roles need its key
        write.Db.UserRoles.AddRange(roles.Select(role => new IdentityUserRole<int> { UserId = user.Id, RoleId = role.Id }));
        Record(write, user, new AuditEntry(write.Actor, write.Now, user.ResellerId, AuditKinds.User, AuditActions.InviteUser, Subject(user.Email!))
        {
            After = NamesOf(roles),
            Detail = user.Name,
        });
        return user;
    }

    // Outside of the write and its context: a mail server may take its time.
    private async Task<Result<Invited>> SendAsync(Result<User> invited, CancellationToken ct)
    {
        if (!invited.Succeeded)
        {
            return invited.Failure;
        }

        var user = invited.Value;
        var problem = await (TakenAddress.Is(user) ? invitations.ProblemAsync(ct) : invitations.SendAsync(user.Id, ct)).ConfigureAwait(false);
        return new Invited(user.Id, user.Email!, problem);
    }

    private static User NewUser(Write write, string email, string name, int? resellerId, int? customerId)
    {
        var (address, normalized) = (email.Trim(), email.Trim().Normalize().ToUpperInvariant()); // Identity compares them so
        return new User
        {
            UserName = address,
            NormalizedUserName = normalized,
            Email = address,
            NormalizedEmail = normalized,
            Name = name.Trim(),
            ResellerId = resellerId,
            CustomerId = customerId,
            LockoutEnabled = true,
            SecurityStamp = NewStamp(),
            ConcurrencyStamp = NewStamp(),
            InvitedAt = write.Now,
        };
    }

    private static string Minute(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
