using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Importing;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core;

/// <summary>The real file: 29,202 services of 7,043 customers. It is beside the project's folder, where it is at all.</summary>
[Trait("Category", "Slow")]
public sealed class TelcoFileTests : IDisposable
{
    private readonly Space _space = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheTelcoFile_ImportsOnce_IsFound_AndComesOutAsItWentIn()
    {
        var file = Find();
        if (file is null)
        {
            Assert.Skip("shared/data/telco-services.csv is not beside the project's folder.");
        }

        _space.Actor = Actors.Administrator;

        var first = (await _space.Importer.ImportAsync(file, new ImportOptions("Telco", CreateReseller: true), null, Ct)).Value;
        Assert.Equal((29_202, 0, 7_043, 4), (first?.Imported, first?.AlreadyThere, first?.NewUsers, first?.NewTypes));

        var second = (await _space.Importer.ImportAsync(file, new ImportOptions("Telco"), null, Ct)).Value;
        Assert.Equal((0, 29_202), (second?.Imported, second?.AlreadyThere));

        var page = await _space.Grid.ListAsync(new ServiceListQuery { Search = "7590-vhveg" }, Ct);
        Assert.Equal(["DSL internet", "Online backup"], page.Rows.Select(row => row.Name));

        await using var db = _space.CreateDbContext();
        Assert.Equal(0, await db.Services.CountAsync(s => s.Lifecycle.Count(span => span.EndedAt == null && span.Status == s.Status) != 1, Ct));

        await using var to = new StringWriter();
        await _space.Exporter.ExportAsync("Telco", to, Ct);
        Assert.Equal((await File.ReadAllTextAsync(file, Ct)).ReplaceLineEndings("\n"), to.ToString());
    }

    public void Dispose() => _space.Dispose();

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "data", "telco-services.csv");
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }
}
