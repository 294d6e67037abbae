namespace SpaceAdmin.Core.Mail;

/// <summary>Where people reach this site: the base of the links in mails.</summary>
public interface IMailSite
{
    /// <summary>Null where nobody set it: then mails have no links.</summary>
    Uri? Address { get; }
}
