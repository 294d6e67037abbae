using System.Globalization;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Importing;

/// <summary>Something in a row that cannot be taken over.</summary>
/// <param name="Line">Of the file, where the row begins; the header is line 1.</param>
/// <param name="Column">Null when it is about the row as a whole.</param>
/// <param name="Problem">What was expected, as the rest of a sentence.</param>
public sealed record ImportFault(long Line, string? Column, string? Value, string Problem)
{
    private const int ShownCharacters = 40;

    /// <summary>One line, whatever the value holds.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Line {Line}{(Column is null ? ": " : ", ")}{Told()}");

    /// <summary>The same without its line.</summary>
    internal string Told() => Column is null ? Problem : $"{Column} {(Value is null ? "(empty)" : Quote(Value))}: {Problem}";

    internal static string Quote(string value)
    {
        var shown = value.Length > ShownCharacters ? value[..(ShownCharacters - 1)] + "…" : value;
        return $"“{string.Concat(shown.Select(character => char.IsControl(character) ? ' ' : character))}”";
    }
}

/// <summary>Rows of the file are at fault, so nothing was imported.</summary>
/// <param name="Faults">The first <see cref="MaxFaults"/> of them.</param>
/// <param name="Count">How many there are.</param>
public sealed record ImportRefused(IReadOnlyList<ImportFault> Faults, long Count) : Failure("import.refused", Sentence(Count))
{
    public const int MaxFaults = 50;

    private static string Sentence(long count) => count == 1
        ? "There is 1 fault in the file; nothing was imported."
        : string.Create(CultureInfo.InvariantCulture, $"There are {count:N0} faults in the file; nothing was imported.");
}

/// <summary>The file as a whole cannot be read. The message is one sentence for people.</summary>
internal sealed class ImportFileException(string message, Exception? inner = null) : Exception(message, inner);
