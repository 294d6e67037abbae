namespace SpaceAdmin.Core.Data;

/// <summary>Lets others write in between, for who takes the writer again and again.</summary>
internal static class WriterQueue
{
    /// <summary>So many breaths at most: a crowd of writers must not stop the monitor.</summary>
    private const int MaxBreaths = 100;

    /// <summary>Whoever waits for SQLite's writer asks every few milliseconds only.</summary>
    private static readonly TimeSpan s_breath = TimeSpan.FromMilliseconds(2);

    /// <summary>Call when the own transaction is over: others get their turn, as long as they need.</summary>
    public static async Task MakeWayAsync(SpaceDb db, CancellationToken ct)
    {
        var breaths = 0;
        do
        {
            await Task.Delay(s_breath, ct).ConfigureAwait(false);
        }
        while (db.SomebodyWaits && ++breaths < MaxBreaths);
    }
}
