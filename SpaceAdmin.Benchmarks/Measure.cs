using System.Diagnostics;
using System.Globalization;

namespace SpaceAdmin.Benchmarks;

/// <summary>Times single runs, since the numbers to hold are percentiles of what one person waits for.</summary>
internal static class Measure
{
    public static async Task<Times> RunAsync(int warmUp, int runs, Func<int, Task> run)
    {
        for (var i = 0; i < warmUp; i++)
        {
            await run(i);
        }

        var times = new double[runs];
        for (var i = 0; i < runs; i++)
        {
            var since = Stopwatch.GetTimestamp();
            await run(warmUp + i);
            times[i] = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        }

        return Times.Of(times);
    }

    public static void Print(string what, Times times) => Print(what, times.ToString());

    public static void Print(string what, string value) => Console.WriteLine($"{what,-58} {value}");
}

/// <summary>In milliseconds.</summary>
internal readonly record struct Times(double Median, double Percentile95)
{
    public static Times Of(double[] times)
    {
        Array.Sort(times);
        return new Times(times[times.Length / 2], times[(int)Math.Ceiling(times.Length * .95) - 1]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"median {Median,8:F2} ms   p95 {Percentile95,8:F2} ms");
}
