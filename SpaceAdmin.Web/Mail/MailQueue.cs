using System.Threading.Channels;
using Microsoft.AspNetCore.Identity;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Web.Mail;

/// <summary>
/// Answers those who ask for a link, behind the back of their request: whether there is such an account shows neither in
/// the answer nor in the time it takes.
/// </summary>
public sealed partial class MailQueue(IServiceScopeFactory scopes, AddressLimits limits, ILogger<MailQueue> logger) : BackgroundService
{
    private const int Max = 100;

    private readonly Channel<Asked> _asked = Channel.CreateBounded<Asked>(new BoundedChannelOptions(Max) { SingleReader = true });

    /// <param name="email">As it was typed.</param>
    /// <param name="address">The network address that it came from.</param>
    public void Ask(string email, string? address)
    {
        if (!_asked.Writer.TryWrite(new Asked(email, address)))
        {
            LogFull(Max);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var asked in _asked.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await AnswerAsync(asked, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(exception); // the next one is somebody else's
            }
        }
    }

    private async Task AnswerAsync(Asked asked, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var user = await services.GetRequiredService<UserManager<User>>().FindByEmailAsync(asked.Email);
        await services.GetRequiredService<AccountAudit>().AskedAsync(user, asked.Email, asked.Address, ct);
        if (user is null
            || await services.GetRequiredService<ActorReader>().FindAsync(user.Id, ct) is null // disabled
            || !limits.AllowsMailTo(user.Id))
        {
            return;
        }

        var mails = services.GetRequiredService<AccountMails>();
        var refused = user.EmailConfirmed ? await mails.ResetPasswordAsync(user, ct) : await mails.InviteAsync(user.Id, voidOlder: false, ct);
        if (refused is not null)
        {
            LogRefused(refused);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Somebody who asked for a link gets none, since {Max} others are waiting")]
    private partial void LogFull(int max);

    [LoggerMessage(LogLevel.Warning, "Somebody who asked for a link gets none. {Why}")]
    private partial void LogRefused(string why);

    [LoggerMessage(LogLevel.Error, "Somebody who asked for a link gets none")]
    private partial void LogFailed(Exception exception);

    private sealed record Asked(string Email, string? Address);
}
