namespace SpaceAdmin.Web.Hosting;

/// <summary>
/// The folder that holds appsettings.json, wwwroot and App_Data. Not the current folder: the program may be started from
/// anywhere, and a file named on its command line is read from where its caller stands.
/// </summary>
internal static class ContentRoot
{
    /// <summary>Null when <paramref name="args"/> name one.</summary>
    public static string? Find(string[] args)
    {
        if (args.Any(arg => arg.TrimStart('-').StartsWith("contentRoot", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        // A build lies in PROJECT/bin/CONFIGURATION/FRAMEWORK; what is published lies beside its own content.
        var project = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", ".."));
        return File.Exists(Path.Combine(project, "SpaceAdmin.Web.csproj")) ? project : AppContext.BaseDirectory;
    }
}
