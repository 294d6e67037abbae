using System.Text.RegularExpressions;

namespace SpaceAdmin.Tests.Architecture;

/// <summary>All style sheets are loaded on every page: a class that two of them lay out is broken by one of them somewhere.</summary>
public sealed partial class StyleTests
{
    // The frame and what all pages share; the others say more of it.
    private const string Shared = "app.css";

    [Fact]
    public void AClass_IsLaidOutByOneSheet()
    {
        var folder = Path.Combine(WebTests.Root(), "SpaceAdmin.Web", "wwwroot", "css");
        var classes = Directory.GetFiles(folder, "*.css").Where(file => Path.GetFileName(file) != Shared)
            .SelectMany(file => Classes(File.ReadAllText(file)).Select(name => (Name: name, Sheet: Path.GetFileName(file))))
            .Distinct()
            .ToList();

        Assert.True(classes.Count > 60, $"Only {classes.Count} classes were found.");
        Assert.Empty(classes.GroupBy(one => one.Name).Where(same => same.Count() > 1).Select(same => $".{same.Key}: {string.Join(", ", same.Select(one => one.Sheet))}"));
    }

    [Theory]
    [InlineData(".choice { margin: 0; }", "choice")]
    [InlineData(":is(.permission, .choice) { display: grid; }", "choice permission")]
    [InlineData(".a, .b { color: red; } .c .d { color: red; } /* .e { } */ @media (width < 600px) { .f { color: red; } }", "a b")]
    public void Classes_AreThoseThatStandAlone(string sheet, string names) => Assert.Equal(names, string.Join(' ', Classes(sheet).Order(StringComparer.Ordinal)));

    // Alone in its selector, and not for some screens only.
    private static IEnumerable<string> Classes(string sheet) => Rules().Matches(Media().Replace(Comments().Replace(sheet, ""), ""))
        .SelectMany(rule => Alone().Matches(rule.Groups[1].Value.Trim() is ['.' or ':', ..] selector ? selector.Replace(":is(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal) : ""))
        .Select(alone => alone.Groups[1].Value);

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")]
    private static partial Regex Media();

    [GeneratedRegex(@"([^{}]+)\{[^{}]*\}")]
    private static partial Regex Rules();

    [GeneratedRegex(@"(?<=^|,)\s*\.([\w-]+)\s*(?=,|$)")]
    private static partial Regex Alone();
}
