using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Core.Users;

namespace SpaceAdmin.Core.Mail;

/// <summary>Words that somebody is writing, filled in with a real service where the actor may see one.</summary>
/// <param name="With">Of what it speaks, as a sentence.</param>
internal sealed record MailDraft(MailContent Content, Reseller Reseller, string With)
{
    private const string MadeUp = "With a made-up service, since there is none yet.";

    /// <param name="number">The service that it speaks of; null for the newest one.</param>
    public static async Task<Result<MailDraft>> ReadAsync(
        SpaceDb db, Actor actor, Uri? site, int resellerId, string happened, MailContent content, int? number, CancellationToken ct)
    {
        if (!actor.Can(Permissions.MailManage))
        {
            return new Failure.Forbidden();
        }

        if (MailEvents.Find(happened) is not { } about)
        {
            return new Failure.NotFound("That event");
        }

        if (await db.Resellers.VisibleTo(actor).AsNoTracking().SingleOrDefaultAsync(one => one.Id == resellerId, ct).ConfigureAwait(false) is not { } reseller)
        {
            return new Failure.NotFound("That reseller");
        }

        if (MailRules.Refusal(about, content) is { } refused)
        {
            return refused;
        }

        if (about.Subject is MailSubject.Account)
        {
            var values = AccountMailWriter.Values(reseller, actor.Name, MailExample.Email, site, MailExample.Link(site), IInvitationSender.Lifetime);
            return new MailDraft(MailRenderer.Render(content, values), reseller, "With your name, and a link that leads nowhere.");
        }

        var service = await ServiceAsync(db, actor, resellerId, number, ct).ConfigureAwait(false);
        if (service is null && number is { } asked)
        {
            return new Failure.NotFound($"Service #{asked}");
        }

        return service is null
            ? new MailDraft(MailRenderer.Render(content, MailExample.Values(reseller, site)), reseller, MadeUp)
            : await OfServiceAsync(db, site, about, service, content, reseller, ct).ConfigureAwait(false);
    }

    // What is not said of the service, since it did not happen to it, is made up.
    private static async Task<MailDraft> OfServiceAsync(SpaceDb db, Uri? site, MailEvent about, SpaceService service, MailContent content, Reseller reseller, CancellationToken ct)
    {
        var invoices = db.InvoiceLines.Where(line => line.ServiceId == service.Id).Select(line => (int?)line.InvoiceId);
        var invoice = about.Subject is MailSubject.Invoice ? await invoices.MaxAsync(ct).ConfigureAwait(false) : null;
        var occasion = new MailOccasion(
            service.CustomerId, service.ReasonIsPrivate ? null : service.Reason, new Dictionary<int, string?> { [service.Id] = service.Name }, invoice is { } id ? [id] : []);
        var facts = await MailFacts.ReadAsync(db, site, occasion, ct).ConfigureAwait(false);
        var values = MailExample.Values(reseller, site);
        foreach (var (name, value) in facts!.Values.Where(pair => pair.Value.Length > 0 || !MailExample.FillsIn(pair.Key)))
        {
            values[name] = value;
        }

        if (about.Subject is MailSubject.Invoice)
        {
            values[MailVariables.PaymentAmount] = values[MailVariables.InvoiceTotal];
        }

        return new MailDraft(
            MailRenderer.Render(content, values), reseller,
            string.Create(CultureInfo.InvariantCulture, $"With service #{service.Id} {service.Name} of {service.UserName}{(about.Subject is MailSubject.Invoice && invoice is null ? ", and a made-up invoice" : "")}."));
    }

    private static async Task<SpaceService?> ServiceAsync(SpaceDb db, Actor actor, int resellerId, int? number, CancellationToken ct)
    {
        if (!actor.Can(Permissions.ServicesSee))
        {
            return null;
        }

        var services = db.Services.VisibleTo(actor).AsNoTracking().Where(service => service.ResellerId == resellerId);
        return number is { } chosen
            ? await services.SingleOrDefaultAsync(service => service.Id == chosen, ct).ConfigureAwait(false)
            : await services.OrderByDescending(service => service.Id).FirstOrDefaultAsync(ct).ConfigureAwait(false);
    }
}
