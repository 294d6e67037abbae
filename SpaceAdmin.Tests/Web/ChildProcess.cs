using System.Diagnostics;

namespace SpaceAdmin.Tests.Web;

/// <summary>A program of this solution as a process of its own. Whatever happens to the test, it does not outlive it.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private ChildProcess(string dll, string database, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [dll, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_TieredPGO"] = "0"; // it lives for too short a time to gain by it
        start.Environment["ConnectionStrings__SpaceAdmin"] = $"Data Source={database}";
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>The program itself, with a verb.</summary>
    public static ChildProcess Web(string database, params string[] arguments) =>
        new(Path.Combine(AppContext.BaseDirectory, "SpaceAdmin.Web.dll"), database, arguments);

    /// <summary>The benchmarks, which can keep a database busy.</summary>
    public static ChildProcess Benchmarks(string database, params string[] arguments) => new(
        Path.Combine(AppContext.BaseDirectory.Replace("SpaceAdmin.Tests", "SpaceAdmin.Benchmarks", StringComparison.Ordinal), "SpaceAdmin.Benchmarks.dll"),
        database,
        arguments);

    public bool HasExited => _process.HasExited;

    /// <summary>As `kill -9` does: it cannot clean up.</summary>
    public async Task KillAsync(CancellationToken ct)
    {
        _process.Kill();
        await _process.WaitForExitAsync(ct);
    }

    public async Task WaitForLineAsync(string line, CancellationToken ct)
    {
        while (await _process.StandardOutput.ReadLineAsync(ct) is { } read)
        {
            if (read == line)
            {
                return;
            }
        }

        Assert.Fail($"It ended before it said “{line}”: {await _errors}");
    }

    public async Task<(int ExitCode, string Output, string Errors)> EndAsync(CancellationToken ct)
    {
        var output = await _process.StandardOutput.ReadToEndAsync(ct);
        await _process.WaitForExitAsync(ct);
        return (_process.ExitCode, output, await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
