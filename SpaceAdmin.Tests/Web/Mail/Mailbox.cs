using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Users;

namespace SpaceAdmin.Tests.Web;

/// <summary>The mails of a running program, and those who get them.</summary>
internal static partial class Mailbox
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    extension(SpaceApp app)
    {
        /// <summary>Oldest first.</summary>
        public IReadOnlyList<MimeMessage> Mails => Directory.Exists(app.MailFolder)
            ? [.. Directory.GetFiles(app.MailFolder, "*.eml").Order(StringComparer.Ordinal).Select(file => MimeMessage.Load(file))]
            : [];

        /// <summary>Waits for a mail that is sent behind the back of a request.</summary>
        public async Task<MimeMessage> MailToAsync(string address)
        {
            MimeMessage? mail;
            while ((mail = app.Mails.LastOrDefault(one => one.To.Mailboxes.Single().Address == address)) is null)
            {
                await Task.Delay(20, Ct);
            }

            return mail;
        }

        /// <summary>Somebody who was not invited yet, of the demo's reseller.</summary>
        public async Task<User> AddInvitedAsync(string name = "Ada Byron", string email = "ada@hosting.example")
        {
            await using var db = await app.Services.GetRequiredService<IDbContextFactory<SpaceDb>>().CreateDbContextAsync(Ct);
            var user = db.Users.Add(new User
            {
                UserName = email,
                NormalizedUserName = email.ToUpperInvariant(),
                Email = email,
                NormalizedEmail = email.ToUpperInvariant(),
                Name = name,
                SecurityStamp = Guid.NewGuid().ToString(),
                ResellerId = await db.Resellers.Select(reseller => (int?)reseller.Id).FirstOrDefaultAsync(Ct),
            }).Entity;
            await db.SaveChangesAsync(Ct);
            await StoredBuiltInRoles.AddAsync(db, user.Id, user.ResellerId is null ? BuiltInRoles.Administrator : BuiltInRoles.Reseller, Ct);
            await db.SaveChangesAsync(Ct);
            return user;
        }

        /// <summary>Sends an invitation, and gives back the link in it.</summary>
        public async Task<Uri> InviteAsync(User user)
        {
            await using var scope = app.Services.CreateAsyncScope();
            Assert.Null(await scope.ServiceProvider.GetRequiredService<IInvitationSender>().SendAsync(user.Id, Ct));
            return (await app.MailToAsync(user.Email!)).Link;
        }
    }

    extension(MimeMessage mail)
    {
        /// <summary>The only one, on a line of its own.</summary>
        public Uri Link => new(Assert.Single(Links().Matches(mail.TextBody!).Select(match => match.Value.TrimEnd('\r'))));
    }

    [GeneratedRegex("^https?://.*$", RegexOptions.Multiline)]
    private static partial Regex Links();
}
