using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace SpaceAdmin.Tests;

/// <summary>What every database of the tests is opened with beside what the program says, so that all share one model and one store of compiled queries.</summary>
internal static class TestOptions
{
    // EF's own holds about a thousand queries. All tests together ask twice as many, and would compile the same ones again and again.
    private static readonly MemoryCache s_queries = new(new MemoryCacheOptions());

    public static DbContextOptionsBuilder ForTests(this DbContextOptionsBuilder options) =>
        options.UseMemoryCache(s_queries).AddInterceptors(WithoutSync.Instance);
}
