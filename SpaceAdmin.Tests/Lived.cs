using System.Collections.Concurrent;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;

namespace SpaceAdmin.Tests;

/// <summary>Days that many tests begin with: lived once, and copied for each, with the clock where they ended.</summary>
internal static class Lived
{
    private static readonly ConcurrentDictionary<string, (string File, DateTimeOffset Now, IDataProtectionProvider Keys)> s_ends = new(StringComparer.Ordinal);
    private static readonly Lazy<string> s_folder = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("space-lived-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    });

    /// <param name="what">A name for these days, the same for each test that begins with them.</param>
    /// <param name="live">Lives them in a new space. What it leaves outside the database, the clock and the keys is not there for the others.</param>
    public static async Task LivedAsync(this Space space, string what, Func<Task> live)
    {
        if (!s_ends.TryGetValue(what, out var end))
        {
            await live();
            Close(space);
            end = (Path.Combine(s_folder.Value, $"{Guid.NewGuid()}.db"), space.Clock.GetUtcNow(), space.Keys);
            File.Copy(space.DatabaseFile, end.File);
            s_ends[what] = end;
            return;
        }

        Close(space);
        File.Copy(end.File, space.DatabaseFile, overwrite: true);
        space.Clock.SetUtcNow(end.Now);
        space.Keys = end.Keys; // its secrets are sealed with them
    }

    // The last one out writes the log into the file, so that the file is all there is to copy.
    private static void Close(Space space)
    {
        using (var connection = new SqliteConnection(space.ConnectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        Assert.False(File.Exists(space.DatabaseFile + "-wal"), "Somebody still reads or writes.");
    }
}
