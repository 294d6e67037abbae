using System.Globalization;
using System.Text;
using CsvHelper;

namespace SpaceAdmin.Core.Importing;

/// <summary>Writes the rows that a partial import leaves out to a file beside the input, each with its line and the reason.</summary>
internal sealed class RejectedRows(string input, IReadOnlyList<string> header) : IDisposable
{
    private readonly string _path = Path.Combine(
        Path.GetDirectoryName(Path.GetFullPath(input))!, Path.GetFileNameWithoutExtension(input) + ".rejected.csv");

    private readonly int[] _kept =
        [.. Enumerable.Range(0, header.Count).Where(place => header[place].Trim() is not (ImportColumns.Line or ImportColumns.Reason))];

    private CsvWriter? _writer;
    private bool _complete;

    /// <summary>Null while there is no rejected row.</summary>
    public string? File => _writer is null ? null : _path;

    public void Add(long line, string[] fields, IEnumerable<ImportFault> faults)
    {
        if (_writer is null)
        {
            var options = new CsvWriterOptions { NewLine = "\n" };
            _writer = CsvWriter.Create(new StreamWriter(_path, append: false, new UTF8Encoding(false)), options);
            _writer.WriteRecord([.. _kept.Select(place => header[place]), ImportColumns.Line, ImportColumns.Reason]);
        }

        // A row with too many or too few fields is one of its faults: what fits is written.
        _writer.WriteRecord(
        [
            .. _kept.Select(place => place < fields.Length ? fields[place] : ""),
            line.ToString(CultureInfo.InvariantCulture),
            string.Join(" ", faults.Select(fault => fault.Told())),
        ]);
    }

    /// <summary>Call before the commit: a disk that is full must stop the import, not lose the rows.</summary>
    public void Complete()
    {
        _writer?.Flush();
        _complete = true;
    }

    public void Dispose()
    {
        _writer?.Dispose();
        if (_writer is not null && !_complete)
        {
            System.IO.File.Delete(_path); // nothing was imported, so nothing was left out
        }
    }
}
