namespace SpaceAdmin.Core.Services;

/// <summary>What is under way for a service outside of this program. Its status changes when that is confirmed, not before.</summary>
public sealed partial class SpaceService
{
    /// <summary>What the outside is doing for it right now; null while nothing is under way.</summary>
    public ServiceAction? PendingAction { get; private set; }

    /// <summary>The <see cref="ServiceOperation"/> that is under way, or that got stuck and waits for somebody to decide.</summary>
    public long? OperationId { get; private set; }

    /// <summary>What the outside refused to do, or never answered. Until its status changes the monitor does not ask for it again: people decide.</summary>
    public ServiceAction? StuckAction { get; private set; }

    /// <summary>
    /// That the outside is to cancel it, or would not and nobody decided about that yet: until then no money is asked for it.
    /// </summary>
    public bool IsBeingCancelled => PendingAction is ServiceAction.Cancel || (StuckAction is ServiceAction.Cancel && OperationId is not null);

    internal void Begin(ServiceAction action, long operation)
    {
        PendingAction = action;
        OperationId = operation;
        StuckAction = null;
        Version++;
    }

    /// <summary>That the outside did not do it: it stays as it was.</summary>
    internal void Stop()
    {
        StuckAction = PendingAction;
        PendingAction = null;
        Version++;
    }

    /// <summary>That the outside need not be asked any more, and never was.</summary>
    internal void Withdraw()
    {
        PendingAction = null;
        OperationId = null;
        Version++;
    }

    /// <summary>That nobody wants it any more.</summary>
    internal void GiveUp()
    {
        StuckAction ??= PendingAction;
        PendingAction = null;
        OperationId = null;
        Version++;
    }
}
