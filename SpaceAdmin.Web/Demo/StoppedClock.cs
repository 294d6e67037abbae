namespace SpaceAdmin.Web.Demo;

/// <summary>Lets a command happen in the past.</summary>
internal sealed class StoppedClock(DateTimeOffset at) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => at;
}

