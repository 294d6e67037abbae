using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Web.Components;

namespace SpaceAdmin.Tests.Architecture;

public sealed class WebTests
{
    private const int MaxLines = 250;

    private static readonly string[] s_projects = ["SpaceAdmin.Core", "SpaceAdmin.Web"];

    private static readonly Assembly s_web = typeof(App).Assembly;

    private static IEnumerable<Type> Pages => s_web.GetTypes().Where(type => type.GetCustomAttributes<RouteAttribute>().Any());

    [Fact]
    public void EveryPage_SaysWhoMaySeeIt()
    {
        Assert.NotEmpty(Pages);
        Assert.Empty(Pages.Where(page => !page.GetCustomAttributes(true).Any(a => a is AuthorizeAttribute or AllowAnonymousAttribute)).Select(page => page.Name));
    }

    [Fact]
    public void EveryPolicy_IsAPermissionThatThereIs() =>
        Assert.Empty(
            from page in Pages
            from policy in page.GetCustomAttributes<AuthorizeAttribute>(true).Select(authorize => authorize.Policy).OfType<string>()
            where !Permissions.All.Select(permission => permission.Name).Contains(policy, StringComparer.Ordinal)
            select $"{page.Name}: {policy}");

    [Fact]
    public void PagesForEverybody_AreThoseOfTheAccountAndOfFaults() =>
        Assert.Equal(
            ["Error", "ForgotPassword", "Invitation", "NotFound", "RecoveryCode", "ResetPassword", "SecondFactor", "Setup", "SignIn"],
            Pages.Where(page => page.IsDefined(typeof(AllowAnonymousAttribute), true)).Select(page => page.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void EveryAddress_LeadsToOnePage() =>
        Assert.Empty(Pages.SelectMany(page => page.GetCustomAttributes<RouteAttribute>()).GroupBy(route => route.Template, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Count() > 1).Select(same => same.Key));

    [Fact]
    public void Web_UsesCore_AndNeverTheOtherWayRound()
    {
        Assert.Contains(s_web.GetReferencedAssemblies(), assembly => assembly.Name == "SpaceAdmin.Core");
        Assert.DoesNotContain(typeof(SpaceDb).Assembly.GetReferencedAssemblies(), assembly => assembly.Name == "SpaceAdmin.Web");
        Assert.DoesNotContain("SpaceAdmin.Web", File.ReadAllText(Path.Combine(Root(), "SpaceAdmin.Core", "SpaceAdmin.Core.csproj")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SpaceAdmin.Core")]
    [InlineData("SpaceAdmin.Web")]
    public void EverySource_IsShortEnoughToReadAtOnce(string project)
    {
        var sources = Sources(Path.Combine(Root(), project)).ToList();

        Assert.True(sources.Count > 30, "The sources are somewhere else.");
        Assert.Empty(sources.Select(file => (Name: Path.GetRelativePath(Root(), file), Lines: File.ReadLines(file).Count()))
            .Where(file => file.Lines > MaxLines)
            .Select(file => $"{file.Name}: {file.Lines} lines"));
    }

    /// <summary>Else a third kind would have to be told to whatever names the first two.</summary>
    [Fact]
    public void AKindOfProvisioner_IsKnownToItsFolderAndItsRegistrationAlone()
    {
        var sources = s_projects.SelectMany(project => Sources(Path.Combine(Root(), project))).ToDictionary(file => file, File.ReadAllText);
        var folders = Directory.GetDirectories(Path.Combine(Root(), "SpaceAdmin.Core", "Provisioning"))
            .ToDictionary(folder => folder, folder => Directory.EnumerateFiles(folder).Select(Path.GetFileNameWithoutExtension).OfType<string>().ToList())
            .Where(folder => folder.Value.Exists(name => name.EndsWith("Provisioner", StringComparison.Ordinal))).ToList();

        Assert.True(folders.Count >= 2, "The kinds are somewhere else.");
        Assert.All(folders, folder => Assert.Equal(
            [Path.Combine("SpaceAdmin.Core", "CoreRegistration.cs")],
            sources.Where(source => Path.GetDirectoryName(source.Key) != folder.Key && folder.Value.Exists(name => source.Value.Contains(name, StringComparison.Ordinal)))
                .Select(source => Path.GetRelativePath(Root(), source.Key))));
    }

    private static IEnumerable<string> Sources(string folder) => Directory.EnumerateDirectories(folder)
        .Where(inner => Path.GetFileName(inner) is not ("bin" or "obj" or "Migrations"))
        .SelectMany(Sources)
        .Concat(Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is ".cs" or ".razor" or ".css" or ".js"));

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SpaceAdmin.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("SpaceAdmin.sln is in no folder above the tests.");
        }

        return folder.FullName;
    }
}
