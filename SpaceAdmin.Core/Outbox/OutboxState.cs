namespace SpaceAdmin.Core.Outbox;

public enum OutboxState
{
    /// <summary>To be delivered, at once or after another try.</summary>
    Pending,

    /// <summary>Waits until an earlier part of the same operation is done.</summary>
    Waiting,

    /// <summary>The outside has confirmed it.</summary>
    Done,

    /// <summary>The outside refused it, or did not answer for too long. It stands until somebody decides.</summary>
    Failed,

    /// <summary>It is not done: there was nothing to do, somebody decided so, or something else came instead.</summary>
    GivenUp,

    /// <summary>Somebody decided that it counts as done, whatever the outside says.</summary>
    Recorded,
}
