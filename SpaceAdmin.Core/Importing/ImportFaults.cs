namespace SpaceAdmin.Core.Importing;

/// <summary>Keeps the first faults and counts the rest: a file can be wrong on every line.</summary>
internal sealed class ImportFaults(RejectedRows? rejected)
{
    private readonly List<ImportFault> _first = [];

    /// <summary>By line: whether a row fits is known a batch later than whether it is right in itself.</summary>
    public IReadOnlyList<ImportFault> First => [.. _first.OrderBy(fault => fault.Line)];

    public long Count { get; private set; }

    /// <summary>How many rows have one or more.</summary>
    public int Rows { get; private set; }

    public void Add(long line, string[] fields, IReadOnlyList<ImportFault> faults)
    {
        Rows++;
        Count += faults.Count;
        _first.AddRange(faults.Take(ImportRefused.MaxFaults - _first.Count));
        rejected?.Add(line, fields, faults);
    }
}
