namespace SpaceAdmin.Core.Importing;

/// <summary>Where each column is in this file.</summary>
internal sealed class ImportHeader
{
    private readonly Dictionary<string, int> _places = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="ImportFileException">The first line is no header of such a file.</exception>
    public ImportHeader(IReadOnlyList<string> names)
    {
        Names = names;
        for (var place = 0; place < names.Count; place++)
        {
            var name = names[place].Trim();
            if (!ImportColumns.All.Contains(name, StringComparer.OrdinalIgnoreCase) && name is not (ImportColumns.Line or ImportColumns.Reason))
            {
                throw new ImportFileException(
                    $"Line 1 names a column {ImportFault.Quote(name)}, which is unknown. The columns are {string.Join(", ", ImportColumns.All)}.");
            }

            if (!_places.TryAdd(name, place))
            {
                throw new ImportFileException($"Line 1 names the column {ImportFault.Quote(name)} twice.");
            }
        }

        if (ImportColumns.Required.FirstOrDefault(name => !_places.ContainsKey(name)) is { } missing)
        {
            throw new ImportFileException(
                $"Line 1 must name the columns, and {ImportFault.Quote(missing)} is missing. Required are {string.Join(", ", ImportColumns.Required)}.");
        }
    }

    /// <summary>As they stand in the file.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The value of a column, trimmed; null when it is empty or the file has no such column.</summary>
    public string? Value(string[] fields, string column) =>
        _places.TryGetValue(column, out var place) && fields[place].Trim() is { Length: > 0 } value ? value : null;
}
