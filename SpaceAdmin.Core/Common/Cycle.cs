using System.Globalization;

namespace SpaceAdmin.Core.Common;

public enum CycleUnit
{
    Day,
    Month,
    Year,
}

/// <summary>How long one paid period lasts: "1 month", "2 years".</summary>
public readonly record struct Cycle(int Count, CycleUnit Unit)
{
    public const int MaxCount = 1_000;

    public static bool TryParse(string text, out Cycle cycle)
    {
        cycle = default;
        if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var number, var word]
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count is < 1 or > MaxCount
            || !Enum.TryParse<CycleUnit>(word.TrimEnd('s', 'S'), ignoreCase: true, out var unit)
            || !Enum.IsDefined(unit)
            || char.IsAsciiDigit(word[0]))
        {
            return false;
        }

        cycle = new Cycle(count, unit);
        return true;
    }

#pragma warning disable CA1308 // The file format and the sentences on the pages use lower case.
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Count} {Unit.ToString().ToLowerInvariant()}{(Count == 1 ? "" : "s")}");
#pragma warning restore CA1308
}
