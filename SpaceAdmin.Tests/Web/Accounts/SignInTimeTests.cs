using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Tests.Web;

/// <summary>Hashing is what takes its time: it is done once, whoever asks to come in.</summary>
public sealed class SignInTimeTests(SpaceApp app) : IClassFixture<SpaceApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("active")]
    [InlineData("locked")]
    [InlineData("disabled")]
    [InlineData("without a password")]
    [InlineData("of a disabled reseller")]
    public async Task CheckPassword_OfAnyKindOfAccount_HashesOnce(string which)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SpaceDb>();
        var user = await AddAsync(db, which);
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        var signIns = scope.ServiceProvider.GetRequiredService<SignInManager<User>>();
        var hasher = new Counting();
        signIns.UserManager.PasswordHasher = hasher;

        var result = await signIns.CheckPasswordSignInAsync(user, "not this one at all", lockoutOnFailure: true);

        Assert.False(result.Succeeded);
        Assert.Equal(1, hasher.Count);
    }

    private static async Task<User> AddAsync(SpaceDb db, string which)
    {
        var reseller = new Reseller(Guid.NewGuid().ToString("N"));
        db.Resellers.Add(reseller);
        await db.SaveChangesAsync(Ct);
        var email = $"{Guid.NewGuid():N}@hosting.example";
        var user = new User
        {
            UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(), EmailConfirmed = true,
            Name = "Ada Byron", ResellerId = reseller.Id, SecurityStamp = Guid.NewGuid().ToString(), LockoutEnabled = true,
            PasswordHash = which is "without a password" ? null : new PasswordHasher<User>().HashPassword(new User(), "a much longer phrase"),
            LockoutEnd = which is "locked" ? DateTimeOffset.UtcNow.AddHours(1) : null,
            DisabledAt = which is "disabled" ? DateTimeOffset.UtcNow : null,
        };
        db.Users.Add(user);
        if (which is "of a disabled reseller")
        {
            reseller.Disable(DateTimeOffset.UtcNow);
        }

        await db.SaveChangesAsync(Ct);
        return user;
    }

    private sealed class Counting : IPasswordHasher<User>
    {
        public int Count { get; private set; }

        public string HashPassword(User user, string password)
        {
            Count++;
            return "";
        }

        public PasswordVerificationResult VerifyHashedPassword(User user, string hashedPassword, string providedPassword)
        {
            Count++;
            return PasswordVerificationResult.Failed;
        }
    }
}
