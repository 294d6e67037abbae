using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Audit;

/// <summary>Writes what happens to accounts: who came in, who was kept out, and why. Never a password.</summary>
public sealed class AccountAudit(AuditWriter writer, TimeProvider time)
{
    /// <summary>Who tries to sign in is nobody yet, whatever address was typed.</summary>
    private static readonly Actor s_stranger = new(null, "Not signed in", Scope.Customer, null, null, new HashSet<string>());

    /// <summary>Somebody did something with its own account.</summary>
    public Task DoneAsync(User user, string action, string? address, CancellationToken ct) => writer.WriteAsync(Done(user, action, address), ct);

    /// <summary>Somebody came in.</summary>
    /// <param name="how">With what: "Password and authenticator".</param>
    public Task SignedInAsync(User user, string how, string? address, CancellationToken ct) => writer.WriteAsync(Done(user, AuditActions.SignIn, address, how), ct);

    /// <summary>Somebody signed in was refused something with its own account.</summary>
    public Task RefusedAsync(User user, string action, string why, string? address, CancellationToken ct) =>
        writer.WriteAsync(Entry(ActorOf(user), user.ResellerId, action, user.Email ?? user.Name, address, why), ct);

    /// <summary>Somebody did not get in as <paramref name="user"/>.</summary>
    public Task KeptOutAsync(User user, string why, string? address, CancellationToken ct) =>
        writer.WriteAsync(Entry(s_stranger, user.ResellerId, AuditActions.SignInRefused, user.Email ?? user.Name, address, why), ct);

    /// <summary>Somebody tried an address that no account has. It may be a slip, or even a password: it is stored shortened.</summary>
    public Task UnknownAsync(string typed, string? address, CancellationToken ct) =>
        writer.WriteAsync(Entry(s_stranger, null, AuditActions.SignInRefused, Shortened(typed), address, "Unknown address"), ct);

    /// <summary>Somebody asked for a link by mail: for an account, or for an address that no account has.</summary>
    public Task AskedAsync(User? user, string typed, string? address, CancellationToken ct) =>
        writer.WriteAsync(Entry(s_stranger, user?.ResellerId, AuditActions.AskForLink, user?.Email ?? Shortened(typed), address, user is null ? "Unknown address" : null), ct);

    /// <summary>Somebody came with a link that is expired, used or altered.</summary>
    /// <param name="user">Whose it says that it is; null when there is no such account.</param>
    public Task LinkRefusedAsync(User? user, string kind, string? address, CancellationToken ct) =>
        writer.WriteAsync(Entry(s_stranger, user?.ResellerId, AuditActions.LinkRefused, user?.Email ?? "Unknown account", address, kind), ct);

    /// <summary>From now on, and for a while, attempts from an address are refused unseen, and not written down.</summary>
    public Task LimitReachedAsync(string what, string? address, CancellationToken ct) =>
        writer.WriteAsync(Entry(s_stranger, null, AuditActions.TooManyAttempts, what, address, detail: null), ct);

    /// <summary>A passkey was shown that no account has, or that did not prove itself.</summary>
    public Task UnknownPasskeyAsync(string? address, CancellationToken ct) =>
        writer.WriteAsync(Entry(s_stranger, null, AuditActions.SignInRefused, "A passkey", address, "Not accepted"), ct);

    /// <summary>The entry alone, for a write that has begun.</summary>
    public AuditEntry Done(User user, string action, string? address, string? detail = null, string? before = null, string? after = null) =>
        Entry(ActorOf(user), user.ResellerId, action, user.Email ?? user.Name, address, detail, before, after);

    /// <summary>"no…@de…" of "nobody@demo.test".</summary>
    internal static string Shortened(string typed) =>
        string.Join('@', typed.Split('@', 2).Select(half => half.Length > 2 ? $"{half[..2]}…" : "…"));

    private AuditEntry Entry(Actor actor, int? reseller, string action, string subject, string? address, string? detail, string? before = null, string? after = null) =>
        new(actor, time.GetUtcNow(), reseller, AuditKinds.Account, action, subject.Length > AuditEntry.SubjectMaxLength ? subject[..AuditEntry.SubjectMaxLength] : subject)
        {
            Address = address is { Length: > AuditEntry.AddressMaxLength } ? address[..AuditEntry.AddressMaxLength] : address,
            Before = before,
            After = after,
            Detail = detail,
        };

    private static Actor ActorOf(User user) => s_stranger with { UserId = user.Id, Name = user.Name };
}
