namespace SpaceAdmin.Tests.Architecture;

/// <summary>A reader finds a thing where its name says: not in a folder of forty files.</summary>
public sealed class FolderSizeTests
{
    private const int MaxFiles = 24;

    private static readonly string[] s_projects = ["SpaceAdmin.Core", "SpaceAdmin.Web", "SpaceAdmin.Tests", "SpaceAdmin.Benchmarks"];

    [Fact]
    public void Folders_HoldAScreenOfFilesAtMost()
    {
        var folders = s_projects
            .SelectMany(project => Directory.GetDirectories(Path.Combine(WebTests.Root(), project), "*", SearchOption.AllDirectories))
            .Select(folder => Path.GetRelativePath(WebTests.Root(), folder))
            .Where(folder => !folder.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "TestResults" or "App_Data"))
            .Select(folder => (Folder: folder, Files: Directory.GetFiles(Path.Combine(WebTests.Root(), folder)).Count(file => !IsSheetOfItsComponent(file))))
            .ToList();

        Assert.True(folders.Count > 60, $"Only {folders.Count} folders were found.");
        Assert.Empty(folders.Where(folder => folder.Files > MaxFiles).Select(folder => $"{folder.Folder} holds {folder.Files} files; at most {MaxFiles} are read at a glance."));
    }

    // Shown below its component, and read with it.
    private static bool IsSheetOfItsComponent(string file) => file.EndsWith(".razor.css", StringComparison.Ordinal) && File.Exists(Path.ChangeExtension(file, null));
}
