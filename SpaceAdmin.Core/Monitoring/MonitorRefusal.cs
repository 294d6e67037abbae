using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>Why the monitor was not told something.</summary>
public abstract record MonitorRefusal(string Name, string Message) : Failure.Rejected(Name, Message)
{
    public sealed record Paused(MonitorPause Pause) : MonitorRefusal("monitor.paused", Pause.Sentence);

    public sealed record NotPaused() : MonitorRefusal("monitor.not-paused", "The Surface Monitor is not paused.");

    public sealed record PauseNeedsReason() : MonitorRefusal("monitor.pause-needs-reason", "A pause needs a reason, so that others know when it may end.");

    public sealed record ReasonTooLong(int Length)
        : MonitorRefusal("monitor.reason-too-long", $"A reason has at most {MonitorState.ReasonMaxLength} characters; this one has {Length}.");

    public sealed record PassesBrokeOff(IReadOnlyCollection<Pass> Broken) : MonitorRefusal("monitor.passes-broke-off", Passes.BrokenOff(Broken));

    public sealed record DaysOutOfRange() : MonitorRefusal("monitor.days-out-of-range", $"Days are whole numbers from 0 to {DaysChoice.Max}.");

    public sealed record CancelDaysOutOfRange()
        : MonitorRefusal("monitor.cancel-days-out-of-range", $"A service is cancelled 1 to {DaysChoice.Max} days after its suspension.");

    public sealed record NothingWaits(string Reseller) : MonitorRefusal("monitor.nothing-waits", $"Nothing of {Reseller} waits for its billing to start.");

    public sealed record TextTooLong() : MonitorRefusal("monitor.text-too-long", $"A text has at most {MonitorTexts.MaxLength} characters.");

    public sealed record RemindersUnreadable(string Part) : MonitorRefusal(
        "monitor.reminders-unreadable",
        $"“{Part}” is no reminder. Write the days before or after the due day, up to {DaysChoice.Max}, such as “3 before, 1 after, 7 after”, or “{ReminderDays.None}”.");

    public sealed record TooManyReminders()
        : MonitorRefusal("monitor.too-many-reminders", $"A customer is reminded of an invoice {ReminderDays.MaxReminders} times at most.");

    public sealed record TextsNotHere()
        : MonitorRefusal("monitor.texts-not-here", "Texts are set for the installation or a reseller; a plan or a service has days alone.");
}
