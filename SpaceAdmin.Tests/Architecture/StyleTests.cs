using System.Text.RegularExpressions;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Architecture;

/// <summary>
/// A component's styles stand beside it and reach no other. What stands in a sheet for all pages is shared: a class that one component has
/// alone, or that two sheets lay out, would be broken by one of them on a page that nobody looks at.
/// </summary>
public sealed partial class StyleTests
{
    private static readonly string s_web = Path.Combine(WebTests.Root(), "SpaceAdmin.Web");

    // For all pages, each named for what it holds.
    private static readonly string[] s_shared = ["account.css", "base.css", "controls.css", "dialogs.css", "lists.css", "page.css", "panel.css", "theme.css"];

    // Given to elements by MudBlazor, and by Blazor.
    private static readonly string[] s_given = ["mud-", "components-reconnect-", "active"];

    // A status, a state: what the markup takes from a value.
    private static readonly HashSet<string> s_values =
        [.. typeof(SpaceService).Assembly.GetTypes().Where(type => type.IsEnum).SelectMany(Enum.GetNames)];

    // What each may give to an element as its class.
    private static readonly Dictionary<string, string> s_components = Directory.EnumerateFiles(Path.Combine(s_web, "Components"), "*.razor", SearchOption.AllDirectories)
        .ToDictionary(file => file, file => Words(File.ReadAllText(file), File.Exists(file + ".cs") ? File.ReadAllText(file + ".cs") : ""));

    private static string[] Sheets => Directory.GetFiles(Path.Combine(s_web, "wwwroot"), "*.css", SearchOption.AllDirectories);

    private static string[] ScopedSheets => Directory.GetFiles(Path.Combine(s_web, "Components"), "*.css", SearchOption.AllDirectories);

    [Fact]
    public void Sheets_ForAllPages_AreTheSharedOnes() => Assert.Equal(s_shared, Sheets.Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));

    [Fact]
    public void AClass_IsLaidOutByOneSheet()
    {
        var classes = Sheets.SelectMany(file => Alone(File.ReadAllText(file)).Select(name => (Name: name, Sheet: Path.GetFileName(file)))).Distinct().ToList();

        Assert.True(classes.Count > 30, $"Only {classes.Count} classes were found.");
        Assert.Empty(classes.GroupBy(one => one.Name).Where(same => same.Count() > 1).Select(same => $".{same.Key}: {string.Join(", ", same.Select(one => one.Sheet))}"));
    }

    [Fact]
    public void AClassForAllPages_IsOfMoreThanOneComponent()
    {
        var classes = Sheets.SelectMany(file => Classes(File.ReadAllText(file)).Select(name => (Name: name, Sheet: Path.GetFileName(file)))).Distinct()
            .Where(one => !IsGiven(one.Name));

        Assert.Empty(classes
            .Select(one => (one.Name, one.Sheet, Uses: s_components.Where(component => Uses(component.Value, one.Name)).Select(component => Path.GetFileName(component.Key)).ToList()))
            .Where(one => one.Uses.Count < 2)
            .Select(one => $".{one.Name} of {one.Sheet} is only in {(one.Uses is [var component] ? component : "none")}"));
    }

    [Fact]
    public void AScopedSheet_StylesWhatItsComponentHas()
    {
        var shared = Sheets.SelectMany(file => Classes(File.ReadAllText(file))).ToHashSet();

        Assert.True(ScopedSheets.Length > 30, $"Only {ScopedSheets.Length} sheets were found.");
        Assert.Empty(ScopedSheets.SelectMany(file => Strangers(
            File.ReadAllText(file), s_components.GetValueOrDefault(file[..^".css".Length], ""), shared).Select(name => $"{Path.GetFileName(file)}: .{name}")));
    }

    [Theory]
    [InlineData(".choice { margin: 0; }", "choice")]
    [InlineData(":is(.permission, .choice) { display: grid; }", "choice permission")]
    [InlineData(".a, .b { color: red; } .c .d { color: red; } /* .e { } */ @media (width < 600px) { .f { color: red; } }", "a b")]
    public void Alone_IsWhatStandsSo(string sheet, string names) => Assert.Equal(names, string.Join(' ', Alone(sheet).Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData(".own { margin: 0; }", "")]
    [InlineData(".panel .own, .own .part { margin: .5em; }", "")]
    [InlineData(".own .other, .choice { margin: 0; }", "choice other")]
    [InlineData("@media (width < 600px) { .gone { color: red; } }", "gone")]
    [InlineData(".own.Suspended { mask: url('data:image/svg+xml,a.b.c'); }", "")]
    [InlineData(".panel { margin: 0; }", "panel")]
    [InlineData(".own ::deep .panel { margin: 0; }", "")]
    [InlineData(".own:has(.child) { margin: 0; }", "")]
    public void Strangers_AreClassesThatTheComponentDoesNotHave(string sheet, string names) =>
        Assert.Equal(names, string.Join(" ", Strangers(sheet, Words("""<p class="@(At is "own" ? "own" : "")" id="choice"><b class="part">""", ""), ["panel"]).Order(StringComparer.Ordinal)));

    // A shared class may say where the component stands: it is not what is styled here.
    private static IEnumerable<string> Strangers(string sheet, string component, HashSet<string> shared) => Selectors(sheet)
        .Select(selector => Conditions().Replace(selector, ""))
        .SelectMany(selector => Names().Matches(selector).Select(name => (name.Groups[1].Value, IsLast: !Further().IsMatch(selector[name.Index..]))))
        .Where(one => !Uses(component, one.Value) && !IsGiven(one.Value) && (one.IsLast || !shared.Contains(one.Value)))
        .Select(one => one.Value)
        .Distinct();

    private static bool IsGiven(string name) => s_values.Contains(name) || s_given.Any(given => name.StartsWith(given, StringComparison.Ordinal));

    private static bool Uses(string words, string name) => Regex.IsMatch(words, $@"(?<![\w-]){Regex.Escape(name)}(?![\w-])");

    // In the markup a class or what is handed to a method; in the code any text.
    private static string Words(string razor, string codeBehind)
    {
        var code = razor.IndexOf("\n@code", StringComparison.Ordinal) is var at and >= 0 ? at : razor.Length;
        return string.Join(' ', InMarkup().Matches(razor[..code]).Concat(InCode().Matches(razor[code..] + codeBehind)).Select(text => text.Groups[1].Value + text.Groups[2].Value));
    }

    private static IEnumerable<string> Classes(string sheet) => Selectors(sheet).SelectMany(selector => Names().Matches(selector)).Select(name => name.Groups[1].Value).Distinct();

    // Each alone, without the head of its @media.
    private static IEnumerable<string> Selectors(string sheet) => Heads().Matches(Links().Replace(Comments().Replace(sheet, ""), ""))
        .Select(head => head.Groups[1].Value.Trim())
        .Where(head => !head.StartsWith('@'))
        .SelectMany(head => Commas().Split(head));

    // Alone in its selector, and not for some screens only.
    private static IEnumerable<string> Alone(string sheet) => Rules().Matches(Media().Replace(Comments().Replace(sheet, ""), ""))
        .SelectMany(rule => AloneNames().Matches(rule.Groups[1].Value.Trim() is ['.' or ':', ..] selector ? selector.Replace(":is(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal) : ""))
        .Select(alone => alone.Groups[1].Value);

    // Until the quote after which another attribute begins, or the element ends.
    [GeneratedRegex(@"[Cc]lass=""(.*?)""(?=\s+[@\w-]+=|\s+[\w-]+\s*/?>|\s*/?>|\s*$)|,\s""([^""\n]*)""", RegexOptions.Multiline)]
    private static partial Regex InMarkup();

    [GeneratedRegex(@"""([^""\n]*)""")]
    private static partial Regex InCode();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"url\((?:""[^""]*""|'[^']*')\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")]
    private static partial Regex Media();

    [GeneratedRegex(@"([^{}]+)\{[^{}]*\}")]
    private static partial Regex Rules();

    [GeneratedRegex(@"([^{}]+)\{")]
    private static partial Regex Heads();

    // Not those in parentheses.
    [GeneratedRegex(@",(?![^()]*\))")]
    private static partial Regex Commas();

    // What is inside an element and only decides, and what is the child's.
    [GeneratedRegex(@":has\([^()]*\)|::deep.*$", RegexOptions.Singleline)]
    private static partial Regex Conditions();

    [GeneratedRegex(@"\.([A-Za-z_][\w-]*)")]
    private static partial Regex Names();

    // Another element after this one.
    [GeneratedRegex(@"[\s>+~]\s*[\w.:\[*]")]
    private static partial Regex Further();

    [GeneratedRegex(@"(?<=^|,)\s*\.([\w-]+)\s*(?=,|$)")]
    private static partial Regex AloneNames();
}
