using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Mail;
using SpaceAdmin.Core.Outbox;

namespace SpaceAdmin.Tests.Core.Access;

internal static partial class PermissionTable
{
    private static readonly MailContent s_words = new("{service.name}", "{reason}", null);

    private static IEnumerable<PermissionRow> Mail =>
    [
        Row("MailTemplateQueries.OwnersAsync", Permissions.MailManage, asking => Task.FromResult(() => Asking.QueryAsync(
            () => asking.Get<MailTemplateQueries>().OwnersAsync(Asking.Ct), owners => owners.Any(owner => owner.Id == asking.Space.Ours.Id)))),
        Row("MailTemplateQueries.ListAsync", Permissions.MailManage, asking => Task.FromResult(() => Asking.QueryAsync(
            () => asking.Get<MailTemplateQueries>().ListAsync(asking.Space.Ours.Id, Asking.Ct), rows => rows is not null))),
        Row("MailTemplateQueries.FindAsync", Permissions.MailManage, asking => Task.FromResult(() => Asking.QueryAsync(
            () => asking.Get<MailTemplateQueries>().FindAsync(asking.Space.Ours.Id, OutboxEvents.Suspended, Asking.Ct), found => found is not null))),
        Row("MailTemplateQueries.PreviewAsync", Permissions.MailManage, asking => Task.FromResult(() => Asking.CommandAsync(
            asking.Get<MailTemplateQueries>().PreviewAsync(asking.Space.Ours.Id, OutboxEvents.Suspended, s_words, null, Asking.Ct)))),
        new("MailTemplateQueries.PreviewAsync with a service", actor => actor.Can(Permissions.MailManage) && actor.Can(Permissions.ServicesSee), Desk, async asking =>
        {
            var number = (await asking.Space.AddServiceAsync()).Id;
            return () => Asking.CommandAsync(asking.Get<MailTemplateQueries>().PreviewAsync(asking.Space.Ours.Id, OutboxEvents.Suspended, s_words, number, Asking.Ct));
        }) { Knows = Permissions.ServicesSee },
        Row("MailTemplateCommands.SaveAsync", Permissions.MailManage, async asking =>
        {
            var version = await VersionAsync(asking);
            return () => Asking.CommandAsync(asking.Get<MailTemplateCommands>().SaveAsync(
                asking.Space.Ours.Id, OutboxEvents.Suspended, s_words with { Text = $"The {version}th" }, version, Asking.Ct));
        }),
        Row("MailTemplateCommands.ResetAsync", Permissions.MailManage, async asking =>
        {
            var version = await VersionAsync(asking);
            return () => Asking.CommandAsync(asking.Get<MailTemplateCommands>().ResetAsync(asking.Space.Ours.Id, OutboxEvents.Suspended, version, Asking.Ct));
        }),
        Row("MailTemplateCommands.SwitchAsync", Permissions.MailManage, async asking =>
        {
            var version = await VersionAsync(asking);
            return () => Asking.CommandAsync(asking.Get<MailTemplateCommands>().SwitchAsync(asking.Space.Ours.Id, OutboxEvents.Suspended, version % 2 == 0, version, Asking.Ct));
        }),
        Row("MailTemplateCommands.SendTestAsync", Permissions.MailManage, async asking =>
        {
            await SessionAsync(asking);
            return () => Asking.CommandAsync(asking.Get<MailTemplateCommands>().SendTestAsync(asking.Space.Ours.Id, OutboxEvents.Suspended, s_words, null, Asking.Ct));
        }) with { Sees = who => who is Who.Platform or Who.OurStaff, InWords = true }, // the command line has no address
        Row("SentMailQueries.OfServiceAsync", Permissions.MailSee, async asking =>
        {
            var mail = await SentMailAsync(asking);
            return () => Asking.QueryAsync(() => asking.Get<SentMailQueries>().OfServiceAsync(mail.ServiceId!.Value, Asking.Ct), rows => rows.Count > 0);
        }),
        Row("SentMailQueries.OfCustomerAsync", Permissions.MailSee, async asking =>
        {
            await SentMailAsync(asking);
            return () => Asking.QueryAsync(() => asking.Get<SentMailQueries>().OfCustomerAsync(asking.Space.Anna.Id, Asking.Ct), rows => rows.Count > 0);
        }),
        Row("SentMailQueries.FindAsync", Permissions.MailSee, async asking =>
        {
            var mail = await SentMailAsync(asking);
            return () => Asking.QueryAsync(() => asking.Get<SentMailQueries>().FindAsync(mail.Id, Asking.Ct), found => found is not null);
        }),
        Row("SentMailCommands.SendAgainAsync", Permissions.MailSend, async asking =>
        {
            var mail = await SentMailAsync(asking);
            return () => Asking.CommandAsync(asking.Get<SentMailCommands>().SendAgainAsync(mail.Id, Asking.Ct));
        }),
    ];

    private static async Task<int> VersionAsync(Asking asking)
    {
        await using var db = asking.Space.CreateDbContext();
        return await db.MailTemplates.Where(one => one.ResellerId == asking.Space.Ours.Id && one.Event == OutboxEvents.Suspended).Select(one => (int?)one.Version).SingleOrDefaultAsync(Asking.Ct) ?? 0;
    }

    /// <summary>A mail to Anna about a service.</summary>
    private static async Task<SentMail> SentMailAsync(Asking asking)
    {
        var (service, now) = (await asking.Space.AddServiceAsync(), asking.Space.Clock.GetUtcNow());
        await using var db = asking.Space.CreateDbContext();
        (await db.Customers.SingleAsync(customer => customer.Id == asking.Space.Anna.Id, Asking.Ct)).Change("Anna", "anna@shop.example");
        var message = db.Outbox.Add(new OutboxMessage(OutboxChannel.Mail, OutboxEvents.Ordered, $"{Guid.NewGuid()}", service.ResellerId, service.CustomerId, now)).Entity;
        await db.SaveChangesAsync(Asking.Ct);
        var mail = db.SentMails.Add(new SentMail(message.Id, message.Event, message.ResellerId, message.CustomerId, now)
        {
            ServiceId = service.Id, To = "anna@shop.example", Subject = "Your order", Text = "Hello",
        }).Entity;
        await db.SaveChangesAsync(Asking.Ct);
        return mail;
    }
}
