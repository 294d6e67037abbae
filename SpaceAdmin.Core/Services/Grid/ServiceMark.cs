namespace SpaceAdmin.Core.Services;

/// <summary>What is told of a service beside its status, wherever it is shown. Never a status itself.</summary>
public enum ServiceMarkKind
{
    /// <summary>The outside is asked for it, and has not confirmed it yet.</summary>
    Activating,
    Suspending,
    Cancelling,
    Deleting,

    /// <summary>The outside did not do it, and nobody has decided yet.</summary>
    NotActivated,
    NotSuspended,
    NotCancelled,
    NotDeleted,

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

/// <param name="On">Null for a cancellation that is asked for at once, and for what happens outside.</param>
public sealed record ServiceMark(ServiceMarkKind Kind, DateOnly? On);
