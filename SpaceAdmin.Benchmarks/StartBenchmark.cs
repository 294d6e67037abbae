using System.Diagnostics;
using SpaceAdmin.Web.Components;

namespace SpaceAdmin.Benchmarks;

/// <summary>The built program on an empty folder, as a developer starts it first: how long until it answers, and until its demo is made. Then once more.</summary>
internal static class StartBenchmark
{
    private const int Runs = 5;
    private const string DemoIsMade = "has demo data now";

    public static async Task RunAsync()
    {
        double[] first = new double[Runs], made = new double[Runs], again = new double[Runs];
        for (var run = 0; run < Runs; run++)
        {
            var folder = Directory.CreateTempSubdirectory("spaceadmin-start-");
            try
            {
                (first[run], made[run]) = await StartAsync(folder.FullName, makesDemo: true);
                (again[run], _) = await StartAsync(folder.FullName, makesDemo: false);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        Measure.Print("start on an empty folder: first answer", Times.Of(first));
        Measure.Print("start on an empty folder: demo made", Times.Of(made));
        Measure.Print("start on that database: first answer", Times.Of(again));
    }

    private static async Task<(double Answered, double Made)> StartAsync(string folder, bool makesDemo)
    {
        var since = Stopwatch.GetTimestamp();
        using var process = Process.Start(Program(folder))!;
        try
        {
            var (made, address) = (new TaskCompletionSource<double>(), new TaskCompletionSource<string>());
            process.OutputDataReceived += (_, line) =>
            {
                const string listening = "Now listening on: ";
                if (line.Data?.IndexOf(listening, StringComparison.Ordinal) is >= 0 and var at)
                {
                    address.TrySetResult(line.Data[(at + listening.Length)..].Trim());
                }
                else if (line.Data?.Contains(DemoIsMade, StringComparison.Ordinal) == true)
                {
                    made.TrySetResult(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
                }
            };
            process.BeginOutputReadLine();
            using var client = new HttpClient();
            var patience = TimeSpan.FromMinutes(2);
            using var answer = await client.GetAsync(new Uri(await address.Task.WaitAsync(patience)));
            answer.EnsureSuccessStatusCode();
            return (Stopwatch.GetElapsedTime(since).TotalMilliseconds, makesDemo ? await made.Task.WaitAsync(patience) : 0);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static ProcessStartInfo Program(string folder)
    {
        var start = new ProcessStartInfo("dotnet", typeof(App).Assembly.Location) { RedirectStandardOutput = true };
        foreach (var (key, value) in new[]
        {
            ("ASPNETCORE_ENVIRONMENT", "Development"),
            ("Urls", "http://127.0.0.1:0"),
            ("ConnectionStrings__SpaceAdmin", $"Data Source={Path.Combine(folder, "space.db")}"),
            ("Mail__Folder", Path.Combine(folder, "mail")),
        })
        {
            start.Environment[key] = value;
        }

        return start;
    }
}
