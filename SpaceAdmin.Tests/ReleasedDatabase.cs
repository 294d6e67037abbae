using System.IO.Compression;
using Microsoft.Data.Sqlite;

namespace SpaceAdmin.Tests;

/// <summary>A database of a version that somebody may have, unpacked into a folder of its own.</summary>
internal sealed class ReleasedDatabase : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("released-");

    public string File => Path.Combine(_folder.FullName, "space.db");

    public SpaceTemplate.Factory Dbs => new($"Data Source={File}");

    public async Task UnpackAsync(string version, CancellationToken ct)
    {
        await using var packed = System.IO.File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Released", $"{version}.db.gz"));
        await using var content = new GZipStream(packed, CompressionMode.Decompress);
        await using var file = System.IO.File.Create(File);
        await content.CopyToAsync(file, ct);
    }

    public void Dispose()
    {
        using (var connection = new SqliteConnection(Dbs.ConnectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        _folder.Delete(recursive: true);
    }
}
