using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using SpaceAdmin.Web.Components;

namespace SpaceAdmin.Tests.Architecture;

/// <summary>What is around a dialog, and what a button does while it runs, stands once.</summary>
public sealed partial class OneDialogTests
{
    private static readonly string[] s_flags = ["_busy", "_saving", "_sending", "_working"];

    [Fact]
    public void Dialogs_AreFramedAndShownInOnePlace() =>
        Assert.Equal(
            ["DialogAnswers.cs shows", "DialogFrame.razor frames"],
            (from file in Directory.EnumerateFiles(Components(), "*", SearchOption.AllDirectories)
             from what in Uses(File.ReadAllText(file))
             select $"{Path.GetFileName(file)} {what}").Order(StringComparer.Ordinal));

    [Fact]
    public void NoComponent_KeepsAFlagOfItsOwnThatItIsBusy()
    {
        var components = typeof(App).Assembly.GetTypes().Where(typeof(IComponent).IsAssignableFrom).ToList();

        Assert.Contains(components, component => component.Name == "BusyButton");
        Assert.Empty(
            from component in components
            from field in component.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            where s_flags.Contains(field.Name, StringComparer.Ordinal)
            select $"{component.Name}.{field.Name}");
    }

    private static IEnumerable<string> Uses(string source)
    {
        if (Frame().IsMatch(source))
        {
            yield return "frames";
        }

        if (source.Contains("ialogs.ShowAsync", StringComparison.Ordinal) || source.Contains("IDialogService.ShowAsync", StringComparison.Ordinal))
        {
            yield return "shows";
        }
    }

    [GeneratedRegex(@"<MudDialog\b")]
    private static partial Regex Frame();

    private static string Components() => Path.Combine(WebTests.Root(), "SpaceAdmin.Web", "Components");
}
