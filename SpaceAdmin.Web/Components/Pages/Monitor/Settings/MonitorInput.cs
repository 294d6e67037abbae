using System.Globalization;
using SpaceAdmin.Core.Monitoring;

namespace SpaceAdmin.Web.Components.Pages.Monitor;

/// <summary>What is typed as days and texts; empty is left to the wider level. What is no number is handed to Core as one that it refuses.</summary>
public sealed class MonitorInput
{
    private const int NoNumber = -1;

    public MonitorInput()
    {
    }

    public MonitorInput(DaysChoice days, MonitorTexts texts)
    {
        Issue = Text(days.Issue);
        Warn = Text(days.Warn);
        Suspend = Text(days.Suspend);
        Cancel = Text(days.Cancel);
        Lapse = Text(days.Lapse);
        Warning = texts.Warning;
        Suspension = texts.Suspension;
        Cancellation = texts.Cancellation;
        Reminders = texts.Reminders;
    }

    public string? Issue { get; set; }

    public string? Warn { get; set; }

    public string? Suspend { get; set; }

    public string? Cancel { get; set; }

    public string? Lapse { get; set; }

    public string? Warning { get; set; }

    public string? Suspension { get; set; }

    public string? Cancellation { get; set; }

    public string? Reminders { get; set; }

    public DaysChoice Days => new(Number(Issue), Number(Warn), Number(Suspend), Number(Cancel), Number(Lapse));

    public MonitorTexts Texts => new(Said(Warning), Said(Suspension), Said(Cancellation)) { Reminders = Said(Reminders) };

    /// <summary>The sentence that refuses these days, each asked alone, so that it can stand by its field.</summary>
    public string? IssueRefusal => DaysChoice.Validate(DaysChoice.None with { Issue = Number(Issue) })?.Message;

    public string? WarnRefusal => DaysChoice.Validate(DaysChoice.None with { Warn = Number(Warn) })?.Message;

    public string? SuspendRefusal => DaysChoice.Validate(DaysChoice.None with { Suspend = Number(Suspend) })?.Message;

    public string? CancelRefusal => DaysChoice.Validate(DaysChoice.None with { Cancel = Number(Cancel) })?.Message;

    public string? LapseRefusal => DaysChoice.Validate(DaysChoice.None with { Lapse = Number(Lapse) })?.Message;

    public string? RemindersRefusal => MonitorTexts.Validate(MonitorTexts.None with { Reminders = Reminders })?.Message;

    public static string? RefusalOf(string? text) => MonitorTexts.Validate(MonitorTexts.None with { Warning = text })?.Message;

    private static int? Number(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : NoNumber;

    private static string? Text(int? days) => days?.ToString(CultureInfo.InvariantCulture);

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
