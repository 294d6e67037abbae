using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;

namespace SpaceAdmin.Core.Audit;

/// <summary>Writes what happens to accounts: who came in, who was kept out, and why. Never a password.</summary>
public sealed class AccountAudit(IDbContextFactory<SpaceDb> dbs, TimeProvider time, ChangeFeed feed)
{
    /// <summary>Who tries to sign in is nobody yet, whatever address was typed.</summary>
    private static readonly Actor s_stranger = new(null, "Not signed in", Scope.Customer, null, null, new HashSet<string>());

    /// <summary>Somebody did something with its own account.</summary>
    public Task DoneAsync(User user, string action, string? address, CancellationToken ct) => WriteAsync(Done(user, action, address), ct);

    /// <summary>Somebody came in.</summary>
    /// <param name="how">With what: "Password and authenticator".</param>
    public Task SignedInAsync(User user, string how, string? address, CancellationToken ct) => WriteAsync(Done(user, AuditActions.SignIn, address, how), ct);

    /// <summary>Somebody signed in was refused something with its own account.</summary>
    public Task RefusedAsync(User user, string action, string why, string? address, CancellationToken ct) =>
        WriteAsync(Entry(ActorOf(user), user.ResellerId, action, user.Email ?? user.Name, address, why), ct);

    /// <summary>Somebody did not get in as <paramref name="user"/>.</summary>
    public Task KeptOutAsync(User user, string why, string? address, CancellationToken ct) =>
        WriteAsync(Entry(s_stranger, user.ResellerId, AuditActions.SignInRefused, user.Email ?? user.Name, address, why), ct);

    /// <summary>Somebody tried an address that no account has. It may be a slip, or even a password: it is stored shortened.</summary>
    public Task UnknownAsync(string typed, string? address, CancellationToken ct) =>
        WriteAsync(Entry(s_stranger, null, AuditActions.SignInRefused, Shortened(typed), address, "Unknown address"), ct);

    /// <summary>A passkey was shown that no account has, or that did not prove itself.</summary>
    public Task UnknownPasskeyAsync(string? address, CancellationToken ct) =>
        WriteAsync(Entry(s_stranger, null, AuditActions.SignInRefused, "A passkey", address, "Not accepted"), ct);

    /// <summary>The entry alone, for a write that has begun; the caller adds it, and tells the feed after its commit.</summary>
    public AuditEntry Done(User user, string action, string? address, string? detail = null) =>
        Entry(ActorOf(user), user.ResellerId, action, user.Email ?? user.Name, address, detail);

    /// <summary>Tells pages of an entry that was committed.</summary>
    public void Publish(AuditEntry entry) => feed.Publish(Topics.Audit(entry.ResellerId));

    /// <summary>"no…@de…" of "nobody@demo.test".</summary>
    internal static string Shortened(string typed) =>
        string.Join('@', typed.Split('@', 2).Select(half => half.Length > 2 ? $"{half[..2]}…" : "…"));

    private async Task WriteAsync(AuditEntry entry, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var write = await db.BeginWriteAsync(ct).ConfigureAwait(false);
        db.Audit.Add(entry);
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        await write.CommitAsync(ct).ConfigureAwait(false);
        Publish(entry);
    }

    private AuditEntry Entry(Actor actor, int? reseller, string action, string subject, string? address, string? detail) =>
        new(actor, time.GetUtcNow(), reseller, AuditKinds.Account, action, subject.Length > AuditEntry.SubjectMaxLength ? subject[..AuditEntry.SubjectMaxLength] : subject)
        {
            Address = address is { Length: > AuditEntry.AddressMaxLength } ? address[..AuditEntry.AddressMaxLength] : address,
            Detail = detail,
        };

    private static Actor ActorOf(User user) => s_stranger with { UserId = user.Id, Name = user.Name };
}
