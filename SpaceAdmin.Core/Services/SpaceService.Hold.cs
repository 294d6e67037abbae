namespace SpaceAdmin.Core.Services;

/// <summary>A promise that the monitor keeps: until then it leaves the service alone.</summary>
public sealed partial class SpaceService
{
    /// <summary>The monitor leaves it alone before this day, whatever is owed.</summary>
    public DateOnly? HoldUntil { get; private set; }

    public string? HoldReason { get; private set; }

    internal void Hold(DateOnly until, string reason)
    {
        HoldUntil = until;
        HoldReason = reason;
        Version++;
    }

    internal void Release()
    {
        HoldUntil = null;
        HoldReason = null;
        Version++;
    }
}
