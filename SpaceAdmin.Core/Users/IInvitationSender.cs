namespace SpaceAdmin.Core.Users;

/// <summary>Sends somebody the link by which an invitation is accepted. The host has the secrets and the mail.</summary>
public interface IInvitationSender
{
    /// <summary>How long the link works.</summary>
    static readonly TimeSpan Lifetime = TimeSpan.FromHours(72);

    /// <summary>Null when it was sent, else the sentence that says why not. Call after the commit: a mail cannot be taken back.</summary>
    Task<string?> SendAsync(int userId, CancellationToken ct);
}
