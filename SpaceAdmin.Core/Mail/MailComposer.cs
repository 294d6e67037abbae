using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Mail;

/// <summary>Finds the words of a reseller for an event, and makes mails of them.</summary>
internal static class MailComposer
{
    /// <summary>Null where the reseller changed nothing about the event.</summary>
    public static Task<MailTemplate?> FindAsync(SpaceDb db, int? resellerId, MailEvent about, CancellationToken ct) =>
        db.MailTemplates.AsNoTracking().SingleOrDefaultAsync(template => template.ResellerId == resellerId && template.Event == about.Name, ct);

    /// <summary>The reseller's own words, else the default ones.</summary>
    /// <param name="several">That one mail tells of several.</param>
    public static MailContent ContentOf(MailEvent about, MailTemplate? template, bool several = false) =>
        template is { Subject: { } subject, Text: { } text } ? new MailContent(subject, text, template.Html)
        : several ? about.OfSeveral ?? about.Default
        : about.Default;

    /// <summary>From the reseller, to be answered to its support.</summary>
    /// <param name="reseller">Null for the installation itself.</param>
    public static OutgoingMail Mail(string to, string? toName, MailContent content, Reseller? reseller) => new(to, toName, content)
    {
        FromName = reseller?.Name,
        ReplyTo = reseller?.SupportAddress,
    };
}
