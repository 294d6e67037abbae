using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>What the monitor says, as somebody set it; what is null is left to the wider setting.</summary>
/// <param name="Warning">To the customer, before a suspension.</param>
/// <param name="Suspension">The reason of a suspension.</param>
/// <param name="Cancellation">The reason of a cancellation.</param>
public sealed record MonitorTexts(string? Warning, string? Suspension, string? Cancellation)
{
    public const int MaxLength = 500;

    public static MonitorTexts Default { get; } = new(
        "Your service is about to be suspended, since its invoice is unpaid. Please pay it, or write to us.", "Payment overdue", "Unpaid since its suspension")
    {
        Reminders = ReminderDays.None,
    };

    public static MonitorTexts None { get; } = new(null, null, null);

    /// <summary>On which days customers are reminded of unpaid invoices: "3 before, 1 after", "none".</summary>
    public string? Reminders { get; init; }

    /// <summary>Why they are refused, or null.</summary>
    public static Failure? Validate(MonitorTexts texts) =>
        new[] { texts.Warning, texts.Suspension, texts.Cancellation, texts.Reminders }.Any(text => text?.Trim().Length > MaxLength)
            ? new MonitorRefusal.TextTooLong()
            : texts.Trimmed.Reminders is { } reminders ? ReminderDays.Parse(reminders).Failure
            : null;

    /// <summary>As they are kept: what is blank is not set.</summary>
    internal MonitorTexts Trimmed => new(Trim(Warning), Trim(Suspension), Trim(Cancellation)) { Reminders = Trim(Reminders) };

    public MonitorTexts Over(MonitorTexts wider) => new(Warning ?? wider.Warning, Suspension ?? wider.Suspension, Cancellation ?? wider.Cancellation)
    {
        Reminders = Reminders ?? wider.Reminders,
    };

    private static string? Trim(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
