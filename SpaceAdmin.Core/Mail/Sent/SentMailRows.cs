namespace SpaceAdmin.Core.Mail;

/// <summary>A mail that left, as a list shows it.</summary>
public sealed record SentMailRow(long Id, string Event, string To, string Subject, DateTimeOffset SentAt);

/// <summary>A mail that left, word by word.</summary>
public sealed record SentMailDetails(long Id, string Event, string To, string Subject, string Text, DateTimeOffset SentAt);
