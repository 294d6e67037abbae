namespace SpaceAdmin.Core.Mail;

/// <summary>What a mail is about, and so where its variables come from.</summary>
public enum MailSubject
{
    Service,
    Invoice,

    /// <summary>Somebody's account. It always leaves: nobody could come in without it.</summary>
    Account,
}

/// <summary>Something that people are told by mail.</summary>
/// <param name="Name">One of <see cref="Outbox.OutboxEvents"/>.</param>
/// <param name="When">When it is sent, as a sentence.</param>
/// <param name="Default">What it says where a reseller did not write its own.</param>
public sealed record MailEvent(string Name, string When, MailSubject Subject, MailContent Default, IReadOnlyList<MailVariable> Variables)
{
    /// <summary>What it says by default where one mail tells of several; null for an event that is told by itself.</summary>
    public MailContent? OfSeveral { get; init; }

    public bool CanBeOff => Subject is not MailSubject.Account;

    /// <summary>The variable without which a mail of this event would be of no use; null for none.</summary>
    public MailVariable? Needed => Subject is MailSubject.Account ? Variables.Single(variable => variable.Name == MailVariables.Link) : null;
}
