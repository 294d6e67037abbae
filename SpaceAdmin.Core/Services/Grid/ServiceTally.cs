namespace SpaceAdmin.Core.Services;

/// <summary>
/// How many services there are of a reseller, type and status. Triggers of the database keep it, so that the grid's
/// counts cost the same with a million rows as with ten.
/// </summary>
public sealed class ServiceTally
{
    public int ResellerId { get; private set; }

    public int TypeId { get; private set; }

    public ServiceStatus Status { get; private set; }

    public int Count { get; private set; }
}
