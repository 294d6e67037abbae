namespace SpaceAdmin.Core.Monitoring;

/// <summary>
/// How many a pass does in one transaction. Many at a time cost less each, since they change the same pages of an index;
/// but everybody else waits so long to write. So it grows while a batch is quick, and shrinks again when it is not.
/// </summary>
internal sealed class BatchSize(int first)
{
    private static readonly TimeSpan s_quick = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan s_slow = TimeSpan.FromMilliseconds(120);

    private readonly (int Min, int Max) _bounds = (first, first * 5);

    public int Count { get; private set; } = first;

    /// <summary>Learns how long the writer was held for <paramref name="done"/> of them.</summary>
    public void Learn(int done, TimeSpan took)
    {
        if (took > s_slow)
        {
            Count = Math.Max(Count * 2 / 3, _bounds.Min);
        }
        else if (took < s_quick && done == Count)
        {
            Count = Math.Min(Count * 3 / 2, _bounds.Max);
        }
    }
}
