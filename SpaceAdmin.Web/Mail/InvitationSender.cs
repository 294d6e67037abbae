using SpaceAdmin.Core.Users;

namespace SpaceAdmin.Web.Mail;

internal sealed class InvitationSender : IInvitationSender
{
    public Task<string?> SendAsync(int userId, CancellationToken ct) => ProblemAsync(ct);

    public Task<string?> ProblemAsync(CancellationToken ct) => Task.FromResult<string?>("Mail is not set up.");
}
