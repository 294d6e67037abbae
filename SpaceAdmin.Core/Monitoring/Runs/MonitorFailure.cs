using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>What the monitor could not do. It tries again later and later; the row goes when it succeeds.</summary>
public sealed class MonitorFailure : ICustomerOwned
{
    public const int ErrorMaxLength = 500;

    private static readonly TimeSpan s_longest = TimeSpan.FromHours(12);

    private MonitorFailure() // EF
    {
    }

    internal MonitorFailure(MonitorTask task, DateTimeOffset now)
    {
        Pass = task.Pass;
        Subject = task.Subject;
        ServiceId = task.ServiceId;
        ResellerId = task.ResellerId;
        CustomerId = task.CustomerId;
        FirstAt = now;
    }

    public int Id { get; private set; }

    public Pass Pass { get; private set; }

    /// <summary>The service, invoice or schedule, by its key.</summary>
    public int Subject { get; private set; }

    public int? ServiceId { get; private set; }

    public int ResellerId { get; private set; }

    public int CustomerId { get; private set; }

    public int Attempts { get; private set; }

    public string Error { get; private set; } = "";

    public DateTimeOffset FirstAt { get; private set; }

    public DateTimeOffset LastAt { get; private set; }

    /// <summary>The monitor leaves it alone until then.</summary>
    public DateTimeOffset NextTryAt { get; private set; }

    /// <summary>That it failed again: the pause doubles from 5 minutes to half a day.</summary>
    internal void Again(string error, DateTimeOffset now)
    {
        Attempts++;
        Error = error.Length > ErrorMaxLength ? error[..ErrorMaxLength] : error;
        LastAt = now;
        var pause = TimeSpan.FromMinutes(5 * Math.Pow(2, Math.Min(Attempts - 1, 10)));
        NextTryAt = now + (pause < s_longest ? pause : s_longest);
    }

    internal void TryNow(DateTimeOffset now) => NextTryAt = now;
}
