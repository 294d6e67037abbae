namespace SpaceAdmin.Core.Mail;

/// <summary>One event of a reseller, as the list shows it.</summary>
/// <param name="IsOwn">The reseller wrote its own words.</param>
public sealed record MailTemplateRow(MailEvent Event, bool IsOff, bool IsOwn);

/// <summary>What a reseller's mails of one event say.</summary>
/// <param name="Version">0 while nothing was ever changed.</param>
public sealed record MailTemplateDetails(int ResellerId, string Reseller, MailEvent Event, bool IsOff, bool IsOwn, MailContent Content, int Version);

/// <summary>A mail as it would be.</summary>
/// <param name="Content">Its HTML made harmless, to be shown on a page.</param>
/// <param name="With">Of what it speaks, as a sentence.</param>
public sealed record MailPreview(MailContent Content, string With);
