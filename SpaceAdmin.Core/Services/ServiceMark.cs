namespace SpaceAdmin.Core.Services;

/// <summary>What is told of a service beside its status, wherever it is shown. Never a status itself.</summary>
public enum ServiceMarkKind
{
    /// <summary>Unpaid since that day.</summary>
    Overdue,

    /// <summary>Not suspended before that day.</summary>
    Held,

    ToActivate,
    ToSuspend,
    ToCancel,

    /// <summary>The customer asks for it; nobody has answered yet.</summary>
    CancellationRequested,
}

/// <param name="On">Null for a cancellation that is asked for at once.</param>
public sealed record ServiceMark(ServiceMarkKind Kind, DateOnly? On);
