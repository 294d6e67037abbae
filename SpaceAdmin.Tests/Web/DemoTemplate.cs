namespace SpaceAdmin.Tests.Web;

/// <summary>What the program made of an empty database at its first start in Development: made once, and copied for each <see cref="SpaceApp"/>.</summary>
internal static class DemoTemplate
{
    private static readonly Lazy<string> s_file = new(Make);

    public static string File => s_file.Value;

    private static string Make()
    {
        var folder = Directory.CreateTempSubdirectory("space-demo-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);

        var file = Path.Combine(folder, "demo.db");
        SpaceApp.On(file).Dispose();
        Assert.False(System.IO.File.Exists(file + "-wal")); // the last one out wrote the log into the file, so that the file is all there is to copy
        return file;
    }
}
