using SpaceAdmin.Core.Users;

namespace SpaceAdmin.Web.Mail;

/// <summary>In a scope of its own: a circuit's would know the user as it was when the page opened.</summary>
internal sealed class InvitationSender(IServiceScopeFactory scopes) : IInvitationSender
{
    public async Task<string?> SendAsync(int userId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AccountMails>().InviteAsync(userId, voidOlder: true, ct);
    }

    public async Task<string?> ProblemAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return scope.ServiceProvider.GetRequiredService<AccountMails>().Problem;
    }
}
