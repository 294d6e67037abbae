using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Services;

internal static class ScheduleWords
{
    /// <summary>"on 30 Nov 2026", "at the end of the term".</summary>
    public static string When(DateOnly? on) => on is { } day ? $"on {Days.Text(day)}" : "at the end of the term";

    /// <summary>The same, with the day on which the term ends.</summary>
    public static string When(ScheduleRow schedule, ServiceOutlook outlook) =>
        schedule.On is null && outlook.TermEndsOn is { } end ? $"{When(null)}, {Days.Text(end)}" : When(schedule.On);

    public static string Of(ScheduleState state) => state switch
    {
        ScheduleState.Requested => "asked for",
        ScheduleState.Pending => "to come",
        ScheduleState.Done => "done",
        ScheduleState.Refused => "refused by the rules",
        ScheduleState.Undone => "undone",
        ScheduleState.Declined => "declined",
        ScheduleState.Withdrawn => "withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
