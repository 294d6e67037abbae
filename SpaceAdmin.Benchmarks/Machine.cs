namespace SpaceAdmin.Benchmarks;

internal static class Machine
{
    public static string Describe()
    {
        const string info = "/proc/cpuinfo";
        var processor = File.Exists(info)
            ? File.ReadLines(info).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
            : null;
        return $"{processor ?? "unknown processor"}, {Environment.ProcessorCount} cores, .NET {Environment.Version}";
    }
}
