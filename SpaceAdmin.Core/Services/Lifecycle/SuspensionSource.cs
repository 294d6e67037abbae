namespace SpaceAdmin.Core.Services;

/// <summary>What suspended a service, apart from the reason that somebody wrote. A payment lifts only <see cref="Overdue"/>.</summary>
public enum SuspensionSource
{
    Manual,
    Overdue,

    /// <summary>The service that it extends was suspended; it comes back with it.</summary>
    Parent,
    Scheduled,
}
