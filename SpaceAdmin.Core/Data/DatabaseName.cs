using System.Diagnostics.CodeAnalysis;

namespace SpaceAdmin.Core.Data;

/// <summary>Compares names as the database does where people's case does not count: A to Z alone are folded.</summary>
internal sealed class DatabaseName : IEqualityComparer<string>
{
    public static DatabaseName Comparer { get; } = new();

    public bool Equals(string? x, string? y) => x is null || y is null ? x == y : Fold(x) == Fold(y);

    public int GetHashCode([DisallowNull] string obj) => Fold(obj).GetHashCode(StringComparison.Ordinal);

    private static string Fold(string name) => string.Create(name.Length, name, (folded, from) =>
    {
        for (var i = 0; i < from.Length; i++)
        {
            folded[i] = char.IsAsciiLetterUpper(from[i]) ? (char)(from[i] | 0x20) : from[i];
        }
    });
}
