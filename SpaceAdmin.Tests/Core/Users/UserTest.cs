using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Users;

namespace SpaceAdmin.Tests.Core;

/// <summary>What the tests of users share: people, roles, and a post that keeps what it is given.</summary>
public abstract class UserTest : IDisposable
{
    // Actors that are nobody's row: a user of the test would else be itself the one who acts.
    protected UserTest() => Space.Actor = Staff;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected Space Space { get; } = new();

    protected static Actor Administrator { get; } = Actors.Administrator with { UserId = 901 };

    /// <summary>Somebody of our staff, who may do all that a reseller may.</summary>
    protected Actor Staff => Actors.Of(Space.Ours) with { UserId = 902 };

    internal FakeInvitations Post { get; } = new();

    protected UserCommands Commands => new(Space.UnitOfWork, Post);

    protected UserQueries Queries => new(Space, Space, Space.Clock);

    public void Dispose()
    {
        Space.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Who the user is now, as the program reads it; somebody who is disabled may do nothing.</summary>
    protected async Task<Actor> ActorOf(User user) => await new ActorReader(Space, Space.Clock).FindAsync(user.Id, Ct)
        ?? new Actor(user.Id, user.Name, Scope.Customer, null, null, new HashSet<string>());

    /// <summary>The keys of the roles that somebody has.</summary>
    protected async Task<int[]> RolesOf(User user)
    {
        await using var db = Space.CreateDbContext();
        return await db.UserRoles.Where(row => row.UserId == user.Id).Select(row => row.RoleId).OrderBy(id => id).ToArrayAsync(Ct);
    }

    protected async Task<User> ReadAsync(User user)
    {
        await using var db = Space.CreateDbContext();
        return await db.Users.AsNoTracking().SingleAsync(row => row.Id == user.Id, Ct);
    }

    protected async Task<User?> ReadAsync(string email, Reseller? reseller)
    {
        await using var db = Space.CreateDbContext();
        var id = reseller?.Id;
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.Email == email && row.ResellerId == id, Ct);
    }

    protected async Task ChangeAsync(User user, Action<User> change)
    {
        await using var db = Space.CreateDbContext();
        change(await db.Users.SingleAsync(row => row.Id == user.Id, Ct));
        await db.SaveChangesAsync(Ct);
    }

    protected async Task SignInAsync(User user, int times = 1)
    {
        await using var db = Space.CreateDbContext();
        db.Sessions.AddRange(Enumerable.Range(0, times).Select(_ => new Session(user.Id, false, "Firefox on Linux", null, Space.Clock.GetUtcNow())));
        await db.SaveChangesAsync(Ct);
    }

    protected async Task<int> SessionsOf(User user)
    {
        await using var db = Space.CreateDbContext();
        return await db.Sessions.CountAsync(session => session.UserId == user.Id, Ct);
    }

    /// <summary>An authenticator app with recovery codes, and a passkey.</summary>
    protected async Task AddSecondFactorAsync(User user)
    {
        await ChangeAsync(user, row => row.TwoFactorEnabled = true);
        await using var db = Space.CreateDbContext();
        db.UserTokens.AddRange(
            new IdentityUserToken<int> { UserId = user.Id, LoginProvider = "[AspNetUserStore]", Name = "AuthenticatorKey", Value = "KEY" },
            new IdentityUserToken<int> { UserId = user.Id, LoginProvider = "[AspNetUserStore]", Name = "RecoveryCodes", Value = "a;b" },
            new IdentityUserToken<int> { UserId = user.Id, LoginProvider = "other", Name = "kept", Value = "c" });
        db.Set<IdentityUserPasskey<int>>().Add(new IdentityUserPasskey<int>
        {
            UserId = user.Id,
            CredentialId = [1, 2, (byte)user.Id],
            Data = new IdentityPasskeyData { Name = "Key", PublicKey = [1], CreatedAt = Space.Clock.GetUtcNow(), AttestationObject = [1], ClientDataJson = [1] },
        });
        await db.SaveChangesAsync(Ct);
    }

    protected static void AssertRefused<T>(string sentence, Result<T> result) => Assert.Equal(sentence, Assert.IsAssignableFrom<Failure.Rejected>(result.Failure).Message);

    protected static void AssertDone<T>(Result<T> result) => Assert.True(result.Succeeded, result.Failure?.Message);
}

/// <summary>Keeps to whom a link was sent.</summary>
internal sealed class FakeInvitations : IInvitationSender
{
    public List<int> Sent { get; } = [];

    /// <summary>What keeps every mail from going out; null for none.</summary>
    public string? Problem { get; set; }

    public Task<string?> SendAsync(int userId, CancellationToken ct)
    {
        if (Problem is null)
        {
            Sent.Add(userId);
        }

        return Task.FromResult(Problem);
    }

    public Task<string?> ProblemAsync(CancellationToken ct) => Task.FromResult(Problem);
}
