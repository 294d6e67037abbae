namespace SpaceAdmin.Core.Outbox;

public enum OutboxState
{
    /// <summary>Recorded, and not delivered yet.</summary>
    Pending,
}
