using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
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

    private async Task<Result<User>> AddAsync(Invitation invitation, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.UsersManage) || (actor.Scope is not Scope.Platform && invitation.ResellerId is null))
        {
            return new Failure.Forbidden();
        }

        var reseller = await db.Resellers.VisibleTo(actor).SingleOrDefaultAsync(row => row.Id == invitation.ResellerId, ct).ConfigureAwait(false);
        if (invitation.ResellerId is not null && reseller is null)
        {
            return new Failure.NotFound("That reseller");
        }

        var scope = reseller is null ? Scope.Platform : Scope.Reseller;
        var roles = (await UserReading.RolesAsync(db, scope, reseller?.Id, ct).ConfigureAwait(false)).Where(role => role.IsVisibleTo(actor)).ToList();
        var wanted = roles.Where(role => invitation.RoleIds.Contains(role.Id)).ToList();
        if (!invitation.RoleIds.All(id => wanted.Any(role => role.Id == id)))
        {
            return new Failure.NotFound("That role");
        }

        var refusal = User.EmailRefusal(invitation.Email)
            ?? User.NameRefusal(invitation.Name)
            ?? (reseller?.DisabledAt is null ? null : $"{reseller.Name} is disabled: its people cannot sign in.")
            ?? (wanted.Count == 0 ? "Choose at least one role." : null)
            ?? wanted.Select(role => UserRules.GrantRefusal(role, actor)).FirstOrDefault(sentence => sentence is not null);
        return refusal is null
            ? await AddAsync(db, write, actor, NewUser(invitation.Email, invitation.Name, reseller?.Id, null), wanted, ct).ConfigureAwait(false)
            : new Failure.Rejected(refusal);
    }

    private async Task<Result<User>> AddCustomerAsync(int customerId, string name, string email, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.CustomersManage))
        {
            return new Failure.Forbidden();
        }

        var customer = await db.Customers.WithPeopleFor(actor).AsNoTracking().SingleOrDefaultAsync(row => row.Id == customerId, ct).ConfigureAwait(false);
        if (customer is null)
        {
            return new Failure.NotFound("That customer");
        }

        if ((User.EmailRefusal(email) ?? User.NameRefusal(name)) is { } refused)
        {
            return new Failure.Rejected(refused);
        }

        var roles = await UserReading.RolesAsync(db, Scope.Customer, null, ct).ConfigureAwait(false);
        var role = roles.Single(role => role is { ResellerId: null, Name: BuiltInRoles.Customer });
        return await AddAsync(db, write, actor, NewUser(email, name, customer.ResellerId, customer.Id), [role], ct).ConfigureAwait(false);
    }

    private async Task<Result<User>> AddAsync(
        SpaceDb db, IDbContextTransaction write, Actor actor, User user, IReadOnlyList<RoleFacts> roles, CancellationToken ct)
    {
        var address = user.NormalizedEmail!;
        var standIns = TakenAddress.NamesBegin(address, user.ResellerId);
        var others = db.Users.Where(other => other.NormalizedUserName == address || other.NormalizedEmail == address);
        var known = await others.Concat(db.Users.Where(other => other.NormalizedUserName!.StartsWith(standIns)))
            .VisibleTo(actor).Select(other => other.Name).FirstOrDefaultAsync(ct).ConfigureAwait(false);
        if (known is not null)
        {
            return new Failure.Rejected($"{user.Email} is the address of {known} already.");
        }

        if (await others.AnyAsync(ct).ConfigureAwait(false))
        {
            TakenAddress.StandIn(user);
        }

        db.Users.Add(user);
        await db.SaveChangesAsync(ct).ConfigureAwait(false); // the roles need its key
        db.UserRoles.AddRange(roles.Select(role => new IdentityUserRole<int> { UserId = user.Id, RoleId = role.Id }));
        var entry = new AuditEntry(actor, time.GetUtcNow(), user.ResellerId, AuditKinds.User, AuditActions.InviteUser, Subject(user.Email!))
        {
            After = NamesOf(roles),
            Detail = user.Name,
        };
        await SaveAsync(db, write, user, entry, ct).ConfigureAwait(false);
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

    private User NewUser(string email, string name, int? resellerId, int? customerId)
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
            InvitedAt = time.GetUtcNow(),
        };
    }

    private static string Minute(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
