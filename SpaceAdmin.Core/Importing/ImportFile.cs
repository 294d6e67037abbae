using System.Text.Unicode;
using CsvHelper;

namespace SpaceAdmin.Core.Importing;

/// <summary>Reads the rows of a CSV file one by one, and refuses a file that is none.</summary>
internal sealed class ImportFile : IAsyncDisposable
{
    public const long MaxBytes = 1L << 30;

    /// <summary>Many times what the longest row can hold; more is an unclosed quote, or no CSV.</summary>
    public const int MaxRowBytes = 64 * 1024;

    private static readonly CsvReaderOptions s_csv = new()
    {
        Separator = ',',
        HasHeader = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        MaxRecordSize = MaxRowBytes,
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
    };

    private readonly FileStream _stream;
    private readonly CsvReader _reader;

    private ImportFile(FileStream stream)
    {
        _stream = stream;
        _reader = CsvReader.Create(stream, s_csv);
    }

    public long Bytes => _stream.Length;

    public long BytesRead => _reader.ByteOffset;

    /// <summary>Where the current row begins.</summary>
    public long Line => _reader.LineNumber;

    /// <exception cref="ImportFileException">There is no such file, or it cannot hold rows.</exception>
    public static ImportFile Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new ImportFileException($"{path} is a directory, not a file.");
        }

        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new ImportFileException($"The file {path} was not found.");
        }

        if (file.Length > MaxBytes)
        {
            throw new ImportFileException($"The file {path} is larger than 1 GiB. Split it, with the header line at the top of each part.");
        }

        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        try
        {
            RefuseOtherEncodings(stream, path);
            return new ImportFile(stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The fields of the next row, or null after the last one.</summary>
    public async ValueTask<string[]?> ReadAsync(CancellationToken ct)
    {
        try
        {
            if (!await _reader.ReadAsync(ct).ConfigureAwait(false))
            {
                return null;
            }
        }
        catch (CsvFormatException exception)
        {
            throw new ImportFileException(
                $"Line {exception.LineNumber} is not CSV: its quotes do not match, or it is longer than {MaxRowBytes / 1024} KiB.", exception);
        }

        var row = _reader.RawRecord;
        if (row.Length > MaxRowBytes)
        {
            throw new ImportFileException($"Line {Line} is longer than {MaxRowBytes / 1024} KiB.");
        }

        if (row.Contains((byte)0))
        {
            throw new ImportFileException($"Line {Line} holds a NUL byte: this is not UTF-8 text.");
        }

        if (!Utf8.IsValid(row))
        {
            throw new ImportFileException($"Line {Line} is not UTF-8. Save the file as UTF-8.");
        }

        return _reader.Current.ToArray();
    }

    public ValueTask DisposeAsync() => _reader.DisposeAsync(); // and the stream with it

    private static void RefuseOtherEncodings(FileStream stream, string path)
    {
        Span<byte> start = stackalloc byte[4];
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        if (length == 0 || length == 3 && start.StartsWith("\uFEFF"u8))
        {
            throw new ImportFileException($"The file {path} is empty.");
        }

        if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, 0, 0xFE, 0xFF])
        {
            throw new ImportFileException($"The file {path} is UTF-16 or UTF-32. Save it as UTF-8.");
        }
    }
}
