using System.Diagnostics;
using Microsoft.Playwright;

namespace SpaceAdmin.Tests.Browser;

/// <summary>Finds a Chromium: an installed one, else Playwright's own download, else Debian's package where we may install it.</summary>
internal static class Chromium
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome"];

    // The sandbox needs privileges that a container lacks; the rest keeps it from calling home.
    private static readonly string[] s_arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        var installed = Installed();
        if (installed is null && !PlaywrightInstalls() && DebianInstalls())
        {
            installed = Installed();
        }

        try
        {
            return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = installed, Args = s_arguments });
        }
        catch (PlaywrightException exception)
        {
            throw new InvalidOperationException(
                "The browser tests need Chromium: none is on the PATH and none could be installed. On Debian: apt-get install chromium.", exception);
        }
    }

    private static string? Installed() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => s_names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    private static bool PlaywrightInstalls() => Microsoft.Playwright.Program.Main(["install", "chromium"]) == 0;

    private static bool DebianInstalls() =>
        File.Exists("/usr/bin/apt-get") && Environment.UserName == "root" && Run("apt-get", "update", "-qq") && Run("apt-get", "install", "-y", "-qq", "chromium");

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
