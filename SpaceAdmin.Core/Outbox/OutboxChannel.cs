namespace SpaceAdmin.Core.Outbox;

public enum OutboxChannel
{
    /// <summary>Somebody is to be told.</summary>
    Mail,

    /// <summary>Something outside is to be done.</summary>
    Provisioning,
}
