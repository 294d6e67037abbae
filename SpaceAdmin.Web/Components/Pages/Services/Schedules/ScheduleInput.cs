using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Web.Components.Pages.Services;

/// <summary>What the dialog of a schedule asks for.</summary>
public sealed class ScheduleInput
{
    public ServiceAction Action { get; set; }

    /// <summary>Only a cancellation can wait for it.</summary>
    public bool AtEndOfTerm { get; set; }

    public DateOnly? On { get; set; }

    public string? Reason { get; set; }

    public bool ReasonIsPrivate { get; set; }

    public StatusReason Why => new(Reason, ReasonIsPrivate);

    /// <summary>Null for the end of the term.</summary>
    public DateOnly? Day => AtEndOfTerm && Action is ServiceAction.Cancel ? null : On;
}
