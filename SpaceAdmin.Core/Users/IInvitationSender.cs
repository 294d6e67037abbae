namespace SpaceAdmin.Core.Users;

/// <summary>Sends somebody the link by which an invitation is accepted. The host has the secrets and the mail.</summary>
public interface IInvitationSender
{
    /// <summary>How long the link works.</summary>
    static readonly TimeSpan Lifetime = TimeSpan.FromHours(72);

    /// <summary>Null when it was sent, else the sentence that says why not. Call after the commit: a mail cannot be taken back.</summary>
    Task<string?> SendAsync(int userId, CancellationToken ct);

    /// <summary>The sentence with which every mail would fail at the moment, since none are set up; null while they are.</summary>
    Task<string?> ProblemAsync(CancellationToken ct) => Task.FromResult<string?>(null);
}
