using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Core.Mail;

/// <summary>What can be done about a mail that left.</summary>
public sealed class SentMailCommands(UnitOfWork unitOfWork)
{
    /// <summary>Sends the same words again, to the address that the customer has now.</summary>
    /// <returns>That address.</returns>
    public Task<Result<string>> SendAgainAsync(long id, CancellationToken ct) =>
        unitOfWork.RunAsync<string>(Permissions.MailSend, async write =>
        {
            if (await write.Db.SentMails.VisibleTo(write.Actor).SingleOrDefaultAsync(one => one.Id == id, ct).ConfigureAwait(false) is not { } mail)
            {
                return new Failure.NotFound("That mail");
            }

            var prefix = string.Create(CultureInfo.InvariantCulture, $"again:{id}:");
            var before = await write.Db.Outbox.Where(message => message.CustomerId == mail.CustomerId && message.Key.StartsWith(prefix))
                .Select(message => message.State).ToListAsync(ct).ConfigureAwait(false);
            if (before.Contains(OutboxState.Pending))
            {
                return new MailRefusal.AlreadyBeingSent();
            }

            var customer = await write.Db.Customers.Where(one => one.Id == mail.CustomerId).Select(one => new { one.UserName, one.Email }).SingleAsync(ct).ConfigureAwait(false);
            if (customer.Email is not { } email)
            {
                return new MailRefusal.NoAddress(customer.UserName);
            }

            write.Db.Outbox.Add(new OutboxMessage(OutboxChannel.Mail, mail.Event, string.Create(CultureInfo.InvariantCulture, $"{prefix}{before.Count + 1}"), mail.ResellerId, mail.CustomerId, write.Now)
            {
                ServiceId = mail.ServiceId,
                InvoiceId = mail.InvoiceId,
                Payload = MailHandler.Repeating(id),
                GathersUntil = null,
            });
            write.Audit(new AuditEntry(write.Actor, write.Now, mail.ResellerId, AuditKinds.Mail, AuditActions.SendMailAgain, $"Mail: {mail.Event}")
            {
                ServiceId = mail.ServiceId,
                Detail = $"To {customer.UserName}, {email}",
            });
            write.Publish([Topics.Queue, Topics.Customer(mail.CustomerId), .. mail.ServiceId is { } service ? [Topics.Service(service)] : Array.Empty<string>()]);
            return email;
        }, ct);
}
