using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace SpaceAdmin.Core.Data;

/// <summary>Lets `dotnet ef` make migrations without a host and without a database.</summary>
internal sealed class SqliteSpaceDbDesign : IDesignTimeDbContextFactory<SqliteSpaceDb>
{
    public SqliteSpaceDb CreateDbContext(string[] args) =>
        new((DbContextOptions<SqliteSpaceDb>)new DbContextOptionsBuilder<SqliteSpaceDb>().UseSpaceSqlite("Data Source=:memory:").Options);
}
