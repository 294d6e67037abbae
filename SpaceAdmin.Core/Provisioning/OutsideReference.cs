namespace SpaceAdmin.Core.Provisioning;

/// <summary>What a provisioner calls a service that it made: the number of a hosting space, say.</summary>
public sealed class OutsideReference
{
    public const int ValueMaxLength = 200;

    private OutsideReference() // EF
    {
    }

    internal OutsideReference(int serviceId, string kind, string value)
    {
        ServiceId = serviceId;
        Kind = kind;
        Value = value;
    }

    /// <summary>Not a foreign key: what was made outside outlives the service here.</summary>
    public int ServiceId { get; private set; }

    /// <summary>The key of the kind of provisioner.</summary>
    public string Kind { get; private set; } = "";

    public string Value { get; internal set; } = "";
}
