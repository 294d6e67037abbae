using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using SpaceAdmin.Core.Audit;

namespace SpaceAdmin.Web.Access;

/// <summary>
/// How often somebody at one network address may fail to get in. What succeeds never counts, so that an office behind one
/// address is not kept out by signing in.
/// </summary>
public sealed class AddressLimits(IOptions<AddressLimitOptions> options, AccountAudit audit) : IDisposable
{
    public const string TooMany = "Too many attempts from your address. Try again in a few minutes.";

    private readonly PartitionedRateLimiter<Key> _failures = PartitionedRateLimiter.Create<Key, Key>(key => RateLimitPartition.GetFixedWindowLimiter(
        key, _ => new FixedWindowRateLimiterOptions { PermitLimit = options.Value.Of(key.Kind), Window = options.Value.Window }));

    // Otherwise a thousand attempts at once would all begin before the first has failed.
    private readonly PartitionedRateLimiter<Key> _turns = PartitionedRateLimiter.Create<Key, Key>(key => RateLimitPartition.GetConcurrencyLimiter(
        key, _ => new ConcurrencyLimiterOptions { PermitLimit = options.Value.AtOnce, QueueLimit = options.Value.Waiting }));

    /// <summary>An attempt, to be disposed; null, with the status already set, when too many failed before.</summary>
    public async Task<AddressAttempt?> BeginAsync(AttemptKind kind, HttpContext context)
    {
        var key = new Key(kind, RemoteAddress.Network(context));
        var turn = await _turns.AcquireAsync(key, cancellationToken: context.RequestAborted);
        if (turn.IsAcquired && HasRoom(key))
        {
            return new AddressAttempt(turn, () => CountAsync(key, RemoteAddress.Of(context)));
        }

        turn.Dispose();
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return null;
    }

    /// <summary>Whether a user may be sent another link. Whoever asks from many addresses fills no mailbox.</summary>
    public bool AllowsMailTo(int userId)
    {
        using var lease = _failures.AttemptAcquire(new Key(AttemptKind.AskForLink, string.Create(CultureInfo.InvariantCulture, $"user {userId}")));
        return lease.IsAcquired;
    }

    public void Dispose()
    {
        _failures.Dispose();
        _turns.Dispose();
    }

    private bool HasRoom(Key key)
    {
        using var none = _failures.AttemptAcquire(key, permitCount: 0);
        return none.IsAcquired;
    }

    // One entry as the limit is reached; what comes after it is not written down, or strangers would fill the log.
    private async Task CountAsync(Key key, string? address)
    {
        using var lease = _failures.AttemptAcquire(key);
        if (lease.IsAcquired && !HasRoom(key))
        {
            await audit.LimitReachedAsync(Name(key.Kind), address, CancellationToken.None);
        }
    }

    private static string Name(AttemptKind kind) => kind switch
    {
        AttemptKind.SignIn => "Sign-in",
        AttemptKind.AskForLink => "Asking for a link",
        AttemptKind.SetUp => "Set-up",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private readonly record struct Key(AttemptKind Kind, string Network);
}
